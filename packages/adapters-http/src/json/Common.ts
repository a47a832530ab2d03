/** What several payloads share: timestamps, parameters that are numbers, and rules over more than one field. */
import { Schema } from "effect"

/** RFC 3339 in UTC with milliseconds. */
export const Timestamp = Schema.DateTimeUtcFromString.annotate({
  description: "RFC 3339 in UTC with milliseconds."
})

/** A whole number of a query or path, in plain digits. */
export const IntegerParameter = (range: { readonly minimum: number; readonly maximum: number }) =>
  Schema.Int.check(
    Schema.isBetween(range, { message: `must be a whole number from ${range.minimum} to ${range.maximum}` })
  )
