/** A run of days, both ends included. */
import { endRule, EntryDate } from "@outlay/domain"
import { Schema } from "effect"

export const DateRangeInput = Schema.Struct({ start: EntryDate, end: EntryDate }).check(
  Schema.makeFilter(({ start, end }) => start <= end || { path: ["end"], issue: endRule })
)
