import {
  type Budget,
  type BudgetChanges,
  type BudgetId,
  type BudgetNotFound,
  type BudgetOverlap,
  BudgetRepository,
  type CategoryNotFound,
  type CurrencyMismatch,
  type InvalidValue,
  reviseBudget,
  type VersionMismatch
} from "@outlay/domain"
import { DateTime, type Effect } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { type Forbidden, mayWrite } from "../actor/Policy.ts"
import { ifVersion, type Precondition } from "../actor/Precondition.ts"
import { useCase } from "../tracing/useCase.ts"

/**
 * Changes what is named of a budget and nothing else; values that are there already leave its version.
 * `InvalidValue` is about the end: it would lie before the start.
 *
 * @example
 * ```ts
 * import { type Actor, changeBudget } from "@outlay/application"
 * import { type Budget, CalendarDate } from "@outlay/domain"
 *
 * // Refused with `VersionMismatch` when somebody has changed it since it was read.
 * export const endWithTheYear = (actor: Actor, { id, version }: Budget) =>
 *   changeBudget(actor, id, { endDate: CalendarDate.make("2026-12-31") }, { version })
 * ```
 */
export const changeBudget = useCase("changeBudget")(function* (
  actor: Actor,
  id: BudgetId,
  changes: BudgetChanges,
  precondition: Precondition = {}
): Effect.fn.Return<
  Budget,
  Forbidden | BudgetNotFound | CategoryNotFound | CurrencyMismatch | BudgetOverlap | InvalidValue | VersionMismatch,
  BudgetRepository
> {
  yield* mayWrite(actor)
  const now = yield* DateTime.now
  return yield* (yield* BudgetRepository).modify(
    actor.book.id,
    id,
    ifVersion(precondition, (budget) => reviseBudget(budget, changes, now))
  )
})
