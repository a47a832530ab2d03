/** A range of dates as two parameters. */
import { EntryDate } from "@outlay/domain"
import { Schema } from "effect"
import { withRules } from "./CrossFieldRule.ts"

interface Range {
  readonly start_date?: string
  readonly end_date?: string
}

/** A range runs forward. */
export const rangeRule = {
  fields: ["start_date", "end_date"],
  at: "end_date",
  detail: "must not be before start_date",
  holds: ({ start_date, end_date }: Range) =>
    start_date === undefined || end_date === undefined || start_date <= end_date
}

const both = "must be given together with the other end of the range"

/** Both ends of a range, or none. */
export const RangeParameters = Schema.Struct({
  start_date: Schema.optionalKey(EntryDate),
  end_date: Schema.optionalKey(EntryDate)
}).pipe(
  withRules(
    rangeRule,
    {
      fields: ["start_date", "end_date"],
      at: "end_date",
      detail: both,
      holds: ({ start_date, end_date }: Range) => start_date === undefined || end_date !== undefined
    },
    {
      fields: ["start_date", "end_date"],
      at: "start_date",
      detail: both,
      holds: ({ start_date, end_date }: Range) => end_date === undefined || start_date !== undefined
    }
  )
)
