/** Adds a budget to the actor's book. */
import {
  Budget,
  type BudgetDraft,
  BudgetId,
  type BudgetOverlap,
  BudgetRepository,
  type CategoryNotFound,
  type CurrencyMismatch
} from "@outlay/domain"
import { DateTime, type Effect } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { type Forbidden, mayWrite } from "../actor/Policy.ts"
import { IdGenerator } from "../ports/IdGenerator.ts"
import { useCase } from "../tracing/useCase.ts"

export const createBudget = useCase("createBudget")(function* (
  actor: Actor,
  draft: BudgetDraft
): Effect.fn.Return<
  Budget,
  Forbidden | CategoryNotFound | CurrencyMismatch | BudgetOverlap,
  BudgetRepository | IdGenerator
> {
  yield* mayWrite(actor)
  const now = yield* DateTime.now
  const budget = Budget.make(
    {
      ...draft,
      id: BudgetId.make(yield* (yield* IdGenerator).next),
      bookId: actor.book.id,
      createdAt: now,
      updatedAt: now,
      version: 1
    },
    { disableChecks: true }
  )
  yield* (yield* BudgetRepository).insert(actor.book.id, budget)
  return budget
})
