/**
 * How a budget stands on a day. `spent` is all spending of the whole period, later days included. `state` goes by the
 * exact ratio: ok below 80 %, warning from 80 % to 100 %, exceeded above. `projected` is what was spent up to and
 * including the day, divided by the days of the period so far, times the days of the period, and at least `spent`.
 */
import { Schema } from "effect"
import { Money } from "../money/Money.ts"
import { divideHalfUp, percentageOf } from "../money/Rounding.ts"
import { type CalendarDate, minDate } from "../time/CalendarDate.ts"
import { type DateRange, lengthInDays } from "../time/DateRange.ts"
import { periodAt } from "../time/Period.ts"
import type { Budget } from "./Budget.ts"

export const BudgetState = Schema.Literals(["ok", "warning", "exceeded"])
export type BudgetState = typeof BudgetState.Type

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

export const isInForce = (budget: Budget, date: CalendarDate): boolean =>
  budget.startDate <= date && (budget.endDate === null || date <= budget.endDate)

/** The period of a budget around a date on which it is in force; the last one is cut at the budget's end. */
export const budgetPeriod = (budget: Budget, date: CalendarDate): DateRange => {
  const { start, end } = periodAt({ unit: budget.period, anchor: budget.startDate }, date)
  return { start, end: budget.endDate === null ? end : minDate(end, budget.endDate) }
}

export const budgetState = (spent: bigint, amount: bigint): BudgetState =>
  spent * 100n < amount * 80n ? "ok" : spent <= amount ? "warning" : "exceeded"

/**
 * The status on `date`, from the spending (minor units) of the whole period and of its days up to and including
 * `date`.
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
