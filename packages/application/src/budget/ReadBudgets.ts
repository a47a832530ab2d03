/** Reads the budgets of the actor's book. */
import { type Budget, type BudgetId, type BudgetNotFound, BudgetRepository } from "@outlay/domain"
import type { Effect } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { type Forbidden, mayRead } from "../actor/Policy.ts"
import { useCase } from "../tracing/useCase.ts"

/**
 * One budget of the actor's book.
 *
 * @example
 * ```ts
 * import { type Actor, getBudget } from "@outlay/application"
 * import type { BudgetId } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const limitOf = (actor: Actor, id: BudgetId) => Effect.map(getBudget(actor, id), (budget) => budget.amount)
 * ```
 */
export const getBudget = useCase("getBudget")(function* (
  actor: Actor,
  id: BudgetId
): Effect.fn.Return<Budget, Forbidden | BudgetNotFound, BudgetRepository> {
  yield* mayRead(actor)
  return yield* (yield* BudgetRepository).get(actor.book.id, id)
})

/**
 * All budgets of the actor's book, past ones too, by start date, then by id.
 *
 * @example
 * ```ts
 * import { type Actor, listBudgets } from "@outlay/application"
 * import { type CalendarDate, isInForce } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const inForce = (actor: Actor, date: CalendarDate) =>
 *   Effect.map(listBudgets(actor), (budgets) => budgets.filter((budget) => isInForce(budget, date)))
 * ```
 */
export const listBudgets = useCase("listBudgets")(function* (
  actor: Actor
): Effect.fn.Return<ReadonlyArray<Budget>, Forbidden, BudgetRepository> {
  yield* mayRead(actor)
  return yield* (yield* BudgetRepository).list(actor.book.id)
})
