import { addDays, type CalendarDate, dateOf, daysInMonth, monthOf, toEpochDay, yearOf } from "./CalendarDate.ts"

/**
 * A run of calendar dates, both ends included.
 *
 * @example
 * ```ts
 * import { CalendarDate, contains, type DateRange } from "@outlay/domain"
 *
 * const holiday: DateRange = { start: CalendarDate.make("2026-12-24"), end: CalendarDate.make("2027-01-06") }
 * console.log(contains(holiday, holiday.end)) // true
 * ```
 */
export interface DateRange {
  readonly start: CalendarDate
  readonly end: CalendarDate
}

/**
 * Whether a date lies in a range.
 *
 * @example
 * ```ts
 * import { CalendarDate, contains, monthRange } from "@outlay/domain"
 *
 * console.log(contains(monthRange(2026, 11), CalendarDate.make("2026-11-30"))) // true
 * ```
 */
export const contains = (range: DateRange, date: CalendarDate): boolean => range.start <= date && date <= range.end

/**
 * How many days a range has.
 *
 * @example
 * ```ts
 * import { lengthInDays, monthRange } from "@outlay/domain"
 *
 * console.log(lengthInDays(monthRange(2026, 2))) // 28
 * ```
 */
export const lengthInDays = (range: DateRange): number => toEpochDay(range.end) - toEpochDay(range.start) + 1

/**
 * Every date of a range, in order.
 *
 * @example
 * ```ts
 * import { CalendarDate, datesOf } from "@outlay/domain"
 *
 * const start = CalendarDate.make("2026-02-28")
 * console.log(datesOf({ start, end: CalendarDate.make("2026-03-01") })) // [ '2026-02-28', '2026-03-01' ]
 * ```
 */
export const datesOf = (range: DateRange): ReadonlyArray<CalendarDate> =>
  Array.from({ length: lengthInDays(range) }, (_, offset) => addDays(range.start, offset))

/**
 * The calendar month; `month` from 1 to 12.
 *
 * @example
 * ```ts
 * import { monthRange } from "@outlay/domain"
 *
 * console.log(monthRange(2026, 2)) // { start: '2026-02-01', end: '2026-02-28' }
 * ```
 */
export const monthRange = (year: number, month: number): DateRange => ({
  start: dateOf(year, month, 1),
  end: dateOf(year, month, daysInMonth(year, month))
})

/**
 * The calendar month that a date lies in.
 *
 * @example
 * ```ts
 * import { CalendarDate, monthAround } from "@outlay/domain"
 *
 * console.log(monthAround(CalendarDate.make("2026-02-14"))) // { start: '2026-02-01', end: '2026-02-28' }
 * ```
 */
export const monthAround = (date: CalendarDate): DateRange => monthRange(yearOf(date), monthOf(date))

/**
 * The calendar year.
 *
 * @example
 * ```ts
 * import { yearRange } from "@outlay/domain"
 *
 * console.log(yearRange(2026)) // { start: '2026-01-01', end: '2026-12-31' }
 * ```
 */
export const yearRange = (year: number): DateRange => ({ start: dateOf(year, 1, 1), end: dateOf(year, 12, 31) })
