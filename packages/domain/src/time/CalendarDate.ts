import { Schema } from "effect"

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

const isRealDate = (text: string): boolean => {
  const match = shape.exec(text)
  if (match === null) return false
  const month = Number(match[2])
  const day = Number(match[3])
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(match[1]), month)
}

/**
 * How many days a month has; `month` from 1 to 12.
 *
 * @example
 * ```ts
 * import { daysInMonth } from "@outlay/domain"
 *
 * console.log(daysInMonth(2026, 2), daysInMonth(2028, 2)) // 28 29
 * ```
 */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31

/**
 * Whether a year has a 29 February.
 *
 * @example
 * ```ts
 * import { isLeapYear } from "@outlay/domain"
 *
 * console.log(isLeapYear(1900), isLeapYear(2000)) // false true
 * ```
 */
export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/**
 * A day of the calendar, `YYYY-MM-DD` in the proleptic Gregorian calendar, without a time or a zone. Dates of this
 * form compare by their text. Arithmetic goes by the count of days since 1970-01-01.
 *
 * @example
 * ```ts
 * import { CalendarDate } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * console.log(CalendarDate.make("2026-11-22") < CalendarDate.make("2026-12-01")) // true
 * console.log(Schema.is(CalendarDate)("2026-02-29")) // false
 * ```
 */
export const CalendarDate = Schema.String.check(
  Schema.makeFilter((text: string) => isRealDate(text) || "must be a date of the calendar in the form YYYY-MM-DD", {
    toJsonSchema: () => ({ format: "date" })
  }).abort()
).pipe(Schema.brand("CalendarDate"))
export type CalendarDate = typeof CalendarDate.Type

const trusted = (text: string) => text as CalendarDate

/**
 * The date of a year, month (1 to 12) and day; a day past the end of the month is its last day.
 *
 * @example
 * ```ts
 * import { dateOf } from "@outlay/domain"
 *
 * console.log(dateOf(2026, 2, 31)) // 2026-02-28
 * ```
 */
export const dateOf = (year: number, month: number, day: number): CalendarDate => {
  const last = daysInMonth(year, month)
  return trusted(`${pad(year, 4)}-${pad(month, 2)}-${pad(day > last ? last : day, 2)}`)
}

const pad = (value: number, length: number) => String(value).padStart(length, "0")

/**
 * The year of a date.
 *
 * @example
 * ```ts
 * import { CalendarDate, yearOf } from "@outlay/domain"
 *
 * console.log(yearOf(CalendarDate.make("2026-11-22"))) // 2026
 * ```
 */
export const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4))
/**
 * The month of a date, 1 to 12.
 *
 * @example
 * ```ts
 * import { CalendarDate, monthOf } from "@outlay/domain"
 *
 * console.log(monthOf(CalendarDate.make("2026-11-22"))) // 11
 * ```
 */
export const monthOf = (date: CalendarDate): number => Number(date.slice(5, 7))
/**
 * The day of the month of a date, 1 to 31.
 *
 * @example
 * ```ts
 * import { CalendarDate, dayOf } from "@outlay/domain"
 *
 * console.log(dayOf(CalendarDate.make("2026-11-22"))) // 22
 * ```
 */
export const dayOf = (date: CalendarDate): number => Number(date.slice(8, 10))

/**
 * Days since 1970-01-01; negative before.
 *
 * @example
 * ```ts
 * import { CalendarDate, toEpochDay } from "@outlay/domain"
 *
 * console.log(toEpochDay(CalendarDate.make("1970-01-31"))) // 30
 * ```
 */
export const toEpochDay = (date: CalendarDate): number => new Date(`${date}T00:00:00Z`).getTime() / 86_400_000

/**
 * The date so many days after 1970-01-01; negative before.
 *
 * @example
 * ```ts
 * import { fromEpochDay } from "@outlay/domain"
 *
 * console.log(fromEpochDay(-1)) // 1969-12-31
 * ```
 */
export const fromEpochDay = (day: number): CalendarDate =>
  trusted(new Date(day * 86_400_000).toISOString().slice(0, 10))

/**
 * The date so many days later; negative is earlier.
 *
 * @example
 * ```ts
 * import { addDays, CalendarDate } from "@outlay/domain"
 *
 * console.log(addDays(CalendarDate.make("2026-02-28"), 1)) // 2026-03-01
 * ```
 */
export const addDays = (date: CalendarDate, days: number): CalendarDate => {
  const day = dayOf(date) + days
  // Every month has these; only from one month into another does the calendar have to be asked.
  return day >= 1 && day <= 28 ? trusted(`${date.slice(0, 8)}${pad(day, 2)}`) : fromEpochDay(toEpochDay(date) + days)
}

/**
 * The same day of the month `months` later, or the last day of a shorter month.
 *
 * @example
 * ```ts
 * import { addMonths, CalendarDate } from "@outlay/domain"
 *
 * console.log(addMonths(CalendarDate.make("2026-01-31"), 1), addMonths(CalendarDate.make("2026-01-31"), -2)) // 2026-02-28 2025-11-30
 * ```
 */
export const addMonths = (date: CalendarDate, months: number): CalendarDate => {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months
  return dateOf(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, dayOf(date))
}

/**
 * The earlier of two dates.
 *
 * @example
 * ```ts
 * import { CalendarDate, lastDate, minDate } from "@outlay/domain"
 *
 * console.log(minDate(CalendarDate.make("2026-11-22"), lastDate)) // 2026-11-22
 * ```
 */
export const minDate = (a: CalendarDate, b: CalendarDate): CalendarDate => (a < b ? a : b)
