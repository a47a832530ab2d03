/** What several payloads share: dates and times, numbers, and texts that are taken as they are. */
import { shapedAs } from "@outlay/domain"
import { DateTime, Schema, SchemaTransformation } from "effect"

/** RFC 3339 in UTC with milliseconds. */
export const Timestamp = Schema.String.annotate({
  format: "date-time",
  description: "RFC 3339 in UTC with milliseconds."
}).pipe(Schema.decodeTo(Schema.DateTimeUtc, SchemaTransformation.dateTimeUtcFromString))

/** An instant as {@link Timestamp} has it. */
export const timestamp: (at: DateTime.Utc) => string = DateTime.formatIso

/** A day of the calendar in an answer. */
export const DateText = Schema.String.annotate({ format: "date" })

export const CurrencyText = Schema.String.annotate({ description: "ISO 4217.", examples: ["EUR"] })

export const ColorText = Schema.String.annotate({ description: "As #rrggbb in lower case.", examples: ["#3182ce"] })

export const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** At most two decimals. */
export const Percentage = Schema.Finite.annotate({ description: "In percent, with at most two decimals." })

/** A whole number of a query or path, in plain digits: as many as the maximum has, and no sign, point or exponent. */
export const IntegerParameter = ({ minimum, maximum }: { readonly minimum: number; readonly maximum: number }) => {
  const message = `must be a whole number from ${minimum} to ${maximum}`
  // In an address everything is text; what it says is published as the number that it is.
  return Schema.String.check(
    Schema.isPattern(new RegExp(`^\\d{1,${String(maximum).length}}$`), { message }),
    shapedAs({ minimum, maximum })
  ).pipe(
    Schema.decodeTo(
      Schema.Number.check(Schema.isBetween({ minimum, maximum }, { message })),
      SchemaTransformation.numberFromString
    )
  )
}

/** A text that is compared as it is, neither normalised nor trimmed. */
export const OpaqueText = Schema.String.check(
  Schema.makeFilter((text) => text !== "" || "must not be empty", { toJsonSchema: () => ({ minLength: 1 }) }),
  Schema.makeFilter((text) => !text.includes("\0") || "must not contain the character U+0000", {
    toJsonSchema: () => ({ pattern: String.raw`^[^\x00]*$` })
  }),
  Schema.makeFilter((text) => text.isWellFormed() || "must not contain lone surrogates")
)
