/** Two budgets of the same category and period are never in force on the same day. */
import { Schema } from "effect"
import type { Budget } from "./Budget.ts"

/**
 * Whether two budgets are about the same spending on some day: the same category and period, dates that meet.
 *
 * @example
 * ```ts
 * import { type Budget, overlaps } from "@outlay/domain"
 *
 * export const inTheWay = (budgets: ReadonlyArray<Budget>, budget: Budget) =>
 *   budgets.filter((it) => overlaps(it, budget))
 * ```
 */
export const overlaps = (a: Budget, b: Budget): boolean =>
  a.id !== b.id &&
  a.categoryId === b.categoryId &&
  a.period === b.period &&
  (a.endDate === null || b.startDate <= a.endDate) &&
  (b.endDate === null || a.startDate <= b.endDate)

/**
 * A budget of the same category and period is in force on one of its days.
 *
 * @example
 * ```ts
 * import { type Budget, BudgetRepository } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * // Whether the budget has been kept; false when another one limits the same spending.
 * export const keep = Effect.fn(function* (budget: Budget) {
 *   const budgets = yield* BudgetRepository
 *   return yield* budgets.insert(budget.bookId, budget).pipe(
 *     Effect.as(true),
 *     Effect.catchTag("BudgetOverlap", () => Effect.succeed(false))
 *   )
 * })
 * ```
 */
export class BudgetOverlap extends Schema.TaggedError<BudgetOverlap>()("BudgetOverlap", {}) {
  override get message() {
    return "a budget of the same category and period overlaps in time"
  }
}
