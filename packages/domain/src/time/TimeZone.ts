import { DateTime, Effect, Schema } from "effect"
import { CalendarDate } from "./CalendarDate.ts"

// `Intl` also takes offsets such as "+02:00", which are no zones: they know nothing of summer time. And ICU has names
// of its own that are not IANA's and mislead: "BST" is Dhaka, "AST" is Alaska.
const ofIcu = /^(?:SystemV\/.*|(?!CET|EET|EST|GMT|HST|MET|MST|PRC|ROC|ROK|UCT|UTC|WET)[A-Z]{3})$/i

const isZone = (name: string): boolean => {
  // Asked whenever this file is loaded, and the first question loads the tables of all zones.
  if (name === "UTC") return true
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(name) || ofIcu.test(name)) return false
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== ""
  } catch {
    return false
  }
}

/**
 * Time zones by their IANA name. A zone decides one thing only: which calendar date "today" is.
 *
 * @example
 * ```ts
 * import { TimeZone } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * console.log(Schema.is(TimeZone)("Europe/Vienna"), Schema.is(TimeZone)("+02:00")) // true false
 * ```
 */
export const TimeZone = Schema.String.check(
  Schema.makeFilter((name) => isZone(name) || "must be an IANA time zone, such as Europe/Vienna", {
    toJsonSchema: () => ({ pattern: "^[A-Za-z][A-Za-z0-9_+/-]*$" })
  })
).pipe(Schema.brand("TimeZone"))
export type TimeZone = typeof TimeZone.Type

/**
 * The time zone of who has named none.
 *
 * @example
 * ```ts
 * import { dateIn, TimeZone, utc } from "@outlay/domain"
 * import { DateTime } from "effect"
 *
 * const instant = DateTime.makeUnsafe("2026-11-22T23:30:00Z")
 * console.log(dateIn(utc, instant), dateIn(TimeZone.make("Asia/Tokyo"), instant)) // 2026-11-22 2026-11-23
 * ```
 */
export const utc = TimeZone.make("UTC")

/**
 * The calendar date of an instant in a zone.
 *
 * @example
 * ```ts
 * import { dateIn, TimeZone } from "@outlay/domain"
 * import { DateTime } from "effect"
 *
 * const instant = DateTime.makeUnsafe("2026-11-22T23:30:00Z")
 * console.log(dateIn(TimeZone.make("Europe/Vienna"), instant)) // 2026-11-23
 * ```
 */
export const dateIn = (zone: TimeZone, instant: DateTime.Utc): CalendarDate =>
  // A bare name would be read as an offset first, and "GMT+0" is no good one.
  CalendarDate.make(DateTime.formatIsoDate(DateTime.setZone(instant, DateTime.zoneMakeNamedUnsafe(zone))))

/**
 * Today in a zone, by the current `Clock`.
 *
 * @example
 * ```ts
 * import { TimeZone, today } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * const date = await Effect.runPromise(today(TimeZone.make("Europe/Vienna")))
 * console.log(date.length) // 10
 * ```
 */
export const today = (zone: TimeZone): Effect.Effect<CalendarDate> =>
  Effect.map(DateTime.now, (now) => dateIn(zone, now))
