/**
 * Periods tile time: from an anchor date on, each day belongs to exactly one of them. They are counted from the
 * anchor and never from one another, so months don't drift: from 31 January they begin on 31 January, 28 (29)
 * February, 31 March. The one engine behind budgets, and open to rules of other lengths.
 */
import { Schema } from "effect"
import { addDays, addMonths, type CalendarDate, monthOf, toEpochDay, yearOf } from "./CalendarDate.ts"
import type { DateRange } from "./DateRange.ts"

/**
 * How long the periods of a rule are.
 *
 * @example
 * ```ts
 * import { type Budget, formatMoney, type PeriodUnit } from "@outlay/domain"
 *
 * const names: Record<PeriodUnit, string> = { daily: "a day", weekly: "a week", monthly: "a month", yearly: "a year" }
 * export const limit = ({ amount, period }: Budget): string => `${formatMoney(amount)} ${names[period]}`
 * ```
 */
export const PeriodUnit = Schema.Literals(["daily", "weekly", "monthly", "yearly"])
export type PeriodUnit = typeof PeriodUnit.Type

/**
 * Periods of one length, counted from a first day.
 *
 * @example
 * ```ts
 * import { CalendarDate, periodAt, type PeriodRule } from "@outlay/domain"
 *
 * const fromPayday: PeriodRule = { unit: "monthly", anchor: CalendarDate.make("2026-01-25") }
 * console.log(periodAt(fromPayday, CalendarDate.make("2026-11-22"))) // { start: '2026-10-25', end: '2026-11-24' }
 * ```
 */
export interface PeriodRule {
  readonly unit: PeriodUnit
  readonly anchor: CalendarDate
}

/**
 * The k-th period, counted from 0; negative before the anchor.
 *
 * @example
 * ```ts
 * import { CalendarDate, nthPeriod } from "@outlay/domain"
 *
 * const rule = { unit: "monthly", anchor: CalendarDate.make("2026-01-31") } as const
 * console.log(nthPeriod(rule, 1)) // { start: '2026-02-28', end: '2026-03-30' }
 * ```
 */
export const nthPeriod = (rule: PeriodRule, k: number): DateRange => ({
  start: startOfPeriod(rule, k),
  end: addDays(startOfPeriod(rule, k + 1), -1)
})

const startOfPeriod = ({ unit, anchor }: PeriodRule, k: number): CalendarDate => {
  switch (unit) {
    case "daily":
      return addDays(anchor, k)
    case "weekly":
      return addDays(anchor, 7 * k)
    case "monthly":
      return addMonths(anchor, k)
    case "yearly":
      return addMonths(anchor, 12 * k)
  }
}

/**
 * Which period a date belongs to: the k with `nthPeriod(rule, k)` around the date.
 *
 * @example
 * ```ts
 * import { CalendarDate, periodIndex } from "@outlay/domain"
 *
 * const rule = { unit: "weekly", anchor: CalendarDate.make("2026-11-02") } as const
 * console.log(periodIndex(rule, CalendarDate.make("2026-11-22")), periodIndex(rule, CalendarDate.make("2026-11-01"))) // 2 -1
 * ```
 */
export const periodIndex = (rule: PeriodRule, date: CalendarDate): number => {
  const guess = estimate(rule, date)
  return startOfPeriod(rule, guess) > date ? guess - 1 : guess
}

// Right, or one too many when the date lies before the anchor's day of the month.
const estimate = ({ unit, anchor }: PeriodRule, date: CalendarDate): number => {
  const days = toEpochDay(date) - toEpochDay(anchor)
  const months = (yearOf(date) - yearOf(anchor)) * 12 + monthOf(date) - monthOf(anchor)
  switch (unit) {
    case "daily":
      return days
    case "weekly":
      return Math.floor(days / 7)
    case "monthly":
      return months
    case "yearly":
      return Math.floor(months / 12)
  }
}

/**
 * The period around a date.
 *
 * @example
 * ```ts
 * import { CalendarDate, periodAt } from "@outlay/domain"
 *
 * const rule = { unit: "weekly", anchor: CalendarDate.make("2026-11-02") } as const
 * console.log(periodAt(rule, CalendarDate.make("2026-11-22"))) // { start: '2026-11-16', end: '2026-11-22' }
 * ```
 */
export const periodAt = (rule: PeriodRule, date: CalendarDate): DateRange => nthPeriod(rule, periodIndex(rule, date))
