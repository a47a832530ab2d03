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

/**
 * Adds a budget to the actor's book.
 *
 * @example
 * ```ts
 * import { layer as storage } from "@outlay/adapters-memory"
 * import { createBudget, IdGenerators, openBook } from "@outlay/application"
 * import { BudgetDraft, CalendarDate, CurrencyCode, Money, TimeZone, UserId } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const book = yield* openBook({ currency: CurrencyCode.make("EUR"), timeZone: TimeZone.make("Europe/Vienna") })
 *   const actor = { userId: UserId.make("01a2b3c4-0000-7000-8000-000000000001"), book, role: "editor" as const }
 *   const draft = BudgetDraft.make({
 *     amount: Money.of(400_00n, book.currency),
 *     startDate: CalendarDate.make("2026-11-01")
 *   })
 *   const first = yield* createBudget(actor, draft)
 *   const second = yield* Effect.flip(createBudget(actor, draft))
 *   return [first.period, second._tag]
 * })
 *
 * console.log(await Effect.runPromise(Effect.provide(program, [storage, IdGenerators.layer]))) // [ 'monthly', 'BudgetOverlap' ]
 * ```
 */
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
