/** A run of calendar dates, both ends included. */
import { addDays, type CalendarDate, dateOf, daysInMonth, toEpochDay } from "./CalendarDate.ts"

export interface DateRange {
  readonly start: CalendarDate
  readonly end: CalendarDate
}

export const contains = (range: DateRange, date: CalendarDate): boolean => range.start <= date && date <= range.end

/** How many days a range has. */
export const lengthInDays = (range: DateRange): number => toEpochDay(range.end) - toEpochDay(range.start) + 1

export const datesOf = (range: DateRange): ReadonlyArray<CalendarDate> =>
  Array.from({ length: lengthInDays(range) }, (_, offset) => addDays(range.start, offset))

/** The calendar month; `month` from 1 to 12. */
export const monthRange = (year: number, month: number): DateRange => ({
  start: dateOf(year, month, 1),
  end: dateOf(year, month, daysInMonth(year, month))
})

export const yearRange = (year: number): DateRange => ({ start: dateOf(year, 1, 1), end: dateOf(year, 12, 31) })
