import { Schema } from "effect"
import { Money } from "../money/Money.ts"
import { divideHalfUp, percentageOf } from "../money/Rounding.ts"
import { type CalendarDate, minDate } from "../time/CalendarDate.ts"
import { type DateRange, lengthInDays } from "../time/DateRange.ts"
import { periodAt } from "../time/Period.ts"
import type { Budget } from "./Budget.ts"

/**
 * How far a budget is spent: below 80 %, up to 100 %, or above.
 *
 * @example
 * ```ts
 * import { type BudgetState, budgetState } from "@outlay/domain"
 *
 * const colors: Record<BudgetState, string> = { ok: "green", warning: "orange", exceeded: "red" }
 * console.log(colors[budgetState(380_00n, 400_00n)]) // orange
 * ```
 */
export const BudgetState = Schema.Literals(["ok", "warning", "exceeded"])
export type BudgetState = typeof BudgetState.Type

/**
 * How a budget stands on a day. `spent` is all spending of the whole period, later days included. `state` goes by the
 * exact ratio: ok below 80 %, warning from 80 % to 100 %, exceeded above. `projected` is what was spent up to and
 * including the day, divided by the days of the period so far, times the days of the period, and at least `spent`.
 *
 * @example
 * ```ts
 * import { type BudgetStatus, formatMoney } from "@outlay/domain"
 *
 * // Such as "120.00 of 300.00 (40 %), 180.00 left".
 * export const line = ({ budget, spent, remaining, percentage }: BudgetStatus): string =>
 *   `${formatMoney(spent)} of ${formatMoney(budget.amount)} (${percentage} %), ${formatMoney(remaining)} left`
 * ```
 */
export interface BudgetStatus {
  readonly budget: Budget
  readonly period: DateRange
  readonly spent: Money
  /** Negative when more was spent than the budget allows. */
  readonly remaining: Money
  /** Of the amount, at most two decimals. */
  readonly percentage: number
  readonly state: BudgetState
  readonly projected: Money
}

/**
 * Whether a day lies between the start and the end of a budget, both included.
 *
 * @example
 * ```ts
 * import { type Budget, type CalendarDate, isInForce } from "@outlay/domain"
 *
 * export const inForce = (budgets: ReadonlyArray<Budget>, date: CalendarDate) =>
 *   budgets.filter((budget) => isInForce(budget, date))
 * ```
 */
export const isInForce = (budget: Budget, date: CalendarDate): boolean =>
  budget.startDate <= date && (budget.endDate === null || date <= budget.endDate)

/**
 * The period of a budget around a date on which it is in force; the last one is cut at the budget's end.
 *
 * @example
 * ```ts
 * import { type Budget, budgetPeriod, type CalendarDate, isInForce, lengthInDays } from "@outlay/domain"
 *
 * export const daysOfPeriod = (budget: Budget, date: CalendarDate): number | null =>
 *   isInForce(budget, date) ? lengthInDays(budgetPeriod(budget, date)) : null
 * ```
 */
export const budgetPeriod = (budget: Budget, date: CalendarDate): DateRange => {
  const { start, end } = periodAt({ unit: budget.period, anchor: budget.startDate }, date)
  return { start, end: budget.endDate === null ? end : minDate(end, budget.endDate) }
}

/**
 * The state of a budget by its exact ratio; both in minor units.
 *
 * @example
 * ```ts
 * import { budgetState } from "@outlay/domain"
 *
 * console.log(budgetState(7999n, 10000n), budgetState(8000n, 10000n), budgetState(10001n, 10000n)) // ok warning exceeded
 * ```
 */
export const budgetState = (spent: bigint, amount: bigint): BudgetState =>
  spent * 100n < amount * 80n ? "ok" : spent <= amount ? "warning" : "exceeded"

/**
 * The status on `date`, from the spending (minor units) of the whole period and of its days up to and including
 * `date`.
 *
 * @example
 * ```ts
 * import {
 *   BookId,
 *   Budget,
 *   BudgetDraft,
 *   BudgetId,
 *   budgetStatus,
 *   CalendarDate,
 *   CurrencyCode,
 *   formatMoney,
 *   Money
 * } from "@outlay/domain"
 * import { DateTime } from "effect"
 *
 * const at = DateTime.makeUnsafe("2026-11-01T10:00:00Z")
 * const amount = Money.of(300_00n, CurrencyCode.make("EUR"))
 * const budget = Budget.make({
 *   ...BudgetDraft.make({ amount, startDate: CalendarDate.make("2026-11-01") }),
 *   id: BudgetId.make("01a2b3c4-0000-7000-8000-000000000001"),
 *   bookId: BookId.make("01a2b3c4-0000-7000-8000-000000000002"),
 *   createdAt: at,
 *   updatedAt: at,
 *   version: 1
 * })
 * const status = budgetStatus(budget, CalendarDate.make("2026-11-10"), { whole: 120_00n, soFar: 120_00n })
 * console.log(status.state, status.percentage, formatMoney(status.projected)) // ok 40 360.00
 * ```
 */
export const budgetStatus = (
  budget: Budget,
  date: CalendarDate,
  spending: { readonly whole: bigint; readonly soFar: bigint }
): BudgetStatus => {
  const period = budgetPeriod(budget, date)
  const { minor: amount, currency } = budget.amount
  const elapsed = BigInt(lengthInDays({ start: period.start, end: date }))
  const projected = divideHalfUp(spending.soFar * BigInt(lengthInDays(period)), elapsed)
  return {
    budget,
    period,
    spent: Money.of(spending.whole, currency),
    remaining: Money.of(amount - spending.whole, currency),
    percentage: percentageOf(spending.whole, amount),
    state: budgetState(spending.whole, amount),
    projected: Money.of(projected > spending.whole ? projected : spending.whole, currency)
  }
}
