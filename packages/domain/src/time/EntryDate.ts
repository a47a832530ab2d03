/** Which dates people may enter. */
import { Schema } from "effect"
import { CalendarDate } from "./CalendarDate.ts"

/**
 * The first date that may be entered.
 *
 * @example
 * ```ts
 * import { addDays, EntryDate, firstDate } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * console.log(firstDate, Schema.is(EntryDate)(addDays(firstDate, -1))) // 1900-01-01 false
 * ```
 */
export const firstDate = CalendarDate.make("1900-01-01")
/**
 * The last date that may be entered.
 *
 * @example
 * ```ts
 * import { CalendarDate, type DateRange, lastDate } from "@outlay/domain"
 *
 * const from = (start: CalendarDate): DateRange => ({ start, end: lastDate })
 * console.log(from(CalendarDate.make("2026-11-01"))) // { start: '2026-11-01', end: '2100-12-31' }
 * ```
 */
export const lastDate = CalendarDate.make("2100-12-31")

/**
 * The dates that may be entered: 1900-01-01 to 2100-12-31.
 *
 * @example
 * ```ts
 * import { brokenRules, EntryDate } from "@outlay/domain"
 * import { Result, Schema } from "effect"
 *
 * const read = Schema.decodeUnknownResult(EntryDate)("0206-11-22")
 * if (Result.isFailure(read)) console.log(brokenRules(read.failure.issue)[0]?.rule) // must be from 1900-01-01 to 2100-12-31
 * ```
 */
export const EntryDate = CalendarDate.check(
  Schema.makeFilter((date) => (date >= firstDate && date <= lastDate) || `must be from ${firstDate} to ${lastDate}`, {
    description: `From ${firstDate} to ${lastDate}.`,
    // JSON Schema has no word for the bounds of a date.
    toJsonSchema: () => ({})
  })
)
