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

/**
 * Records an expense in the actor's book.
 *
 * @example
 * ```ts
 * import { layer as storage } from "@outlay/adapters-memory"
 * import { IdGenerators, listCategories, openBook, recordExpense } from "@outlay/application"
 * import { CalendarDate, CurrencyCode, ExpenseDraft, formatMoney, Money, TimeZone, UserId } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const book = yield* openBook({ currency: CurrencyCode.make("EUR"), timeZone: TimeZone.make("Europe/Vienna") })
 *   const actor = { userId: UserId.make("01a2b3c4-0000-7000-8000-000000000001"), book, role: "editor" as const }
 *   const groceries = (yield* listCategories(actor)).find(({ name }) => name === "Groceries")
 *   if (groceries === undefined) return undefined
 *   return yield* recordExpense(
 *     actor,
 *     ExpenseDraft.make({
 *       categoryId: groceries.id,
 *       amount: Money.of(12_50n, book.currency),
 *       date: CalendarDate.make("2026-11-22"),
 *       description: "Bread and milk"
 *     })
 *   )
 * })
 *
 * const expense = await Effect.runPromise(Effect.provide(program, [storage, IdGenerators.layer]))
 * console.log(expense && formatMoney(expense.amount), expense?.version) // 12.50 1
 * ```
 */
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
