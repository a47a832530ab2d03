/** What several payloads share: timestamps, parameters that are numbers, and texts that are taken as they are. */
import { Schema, SchemaTransformation } from "effect"

/** RFC 3339 in UTC with milliseconds. */
export const Timestamp = Schema.DateTimeUtcFromString.annotate({
  description: "RFC 3339 in UTC with milliseconds."
})

/** A whole number of a query or path, in plain digits: as many as the maximum has, and no sign, point or exponent. */
export const IntegerParameter = ({ minimum, maximum }: { readonly minimum: number; readonly maximum: number }) => {
  const range = `a whole number from ${minimum} to ${maximum}`
  const message = `must be ${range}`
  return Schema.String.annotate({ description: `Must be ${range}.` })
    .check(Schema.isPattern(new RegExp(`^\\d{1,${String(maximum).length}}$`), { message }))
    .pipe(
      Schema.decodeTo(
        Schema.Number.check(Schema.isBetween({ minimum, maximum }, { message })),
        SchemaTransformation.numberFromString
      )
    )
}

/** A text that is compared as it is, neither normalised nor trimmed. */
export const OpaqueText = Schema.String.check(
  Schema.makeFilter((text) => text !== "" || "must not be empty"),
  Schema.makeFilter((text) => !text.includes("\0") || "must not contain the character U+0000"),
  Schema.makeFilter((text) => text.isWellFormed() || "must not contain lone surrogates")
)
