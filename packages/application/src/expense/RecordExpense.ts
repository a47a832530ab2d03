/** Records an expense in the actor's book. */
import {
  type CategoryNotFound,
  type CurrencyMismatch,
  Expense,
  type ExpenseDraft,
  ExpenseId,
  ExpenseRepository
} from "@outlay/domain"
import { DateTime, type Effect } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { type Forbidden, mayWrite } from "../actor/Policy.ts"
import { IdGenerator } from "../ports/IdGenerator.ts"
import { useCase } from "../tracing/useCase.ts"

export const recordExpense = useCase("recordExpense")(function* (
  actor: Actor,
  draft: ExpenseDraft
): Effect.fn.Return<Expense, Forbidden | CategoryNotFound | CurrencyMismatch, ExpenseRepository | IdGenerator> {
  yield* mayWrite(actor)
  const now = yield* DateTime.now
  const expense = Expense.restore({
    ...draft,
    id: ExpenseId.make(yield* (yield* IdGenerator).next),
    bookId: actor.book.id,
    recordedBy: actor.userId,
    createdAt: now,
    updatedAt: now,
    version: 1
  })
  yield* (yield* ExpenseRepository).insert(actor.book.id, expense)
  return expense
})
