/**
 * Periods tile time: from an anchor date on, each day belongs to exactly one of them. They are counted from the
 * anchor and never from one another, so months don't drift: from 31 January they begin on 31 January, 28 (29)
 * February, 31 March. The one engine behind budgets, and open to rules of other lengths.
 */
import { Schema } from "effect"
import { addDays, addMonths, type CalendarDate, monthOf, toEpochDay, yearOf } from "./CalendarDate.ts"
import type { DateRange } from "./DateRange.ts"

export const PeriodUnit = Schema.Literals(["daily", "weekly", "monthly", "yearly"])
export type PeriodUnit = typeof PeriodUnit.Type

export interface PeriodRule {
  readonly unit: PeriodUnit
  readonly anchor: CalendarDate
}

/** The k-th period, counted from 0; negative before the anchor. */
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

/** Which period a date belongs to: the k with `nthPeriod(rule, k)` around the date. */
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

/** The period around a date. */
export const periodAt = (rule: PeriodRule, date: CalendarDate): DateRange => nthPeriod(rule, periodIndex(rule, date))
