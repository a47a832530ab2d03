/**
 * The schemas that every text field of every entity is made of. What they let through is normalised, and has neither
 * U+0000 nor a lone surrogate.
 */
import { Schema, SchemaTransformation } from "effect"
import { type Shape, shapedAs } from "./shapedAs.ts"
import { codePointLength, normalizeText, normalizeUpTo } from "./Text.ts"

const storable = Schema.makeFilter<string>((text) =>
  text.includes("\0")
    ? "must not contain the character U+0000"
    : text.isWellFormed() || "must not contain lone surrogates"
)

const atMost = (max: number) =>
  Schema.makeFilter<string>((text) => codePointLength(text) <= max || `must be at most ${max} characters long`, {
    toJsonSchema: () => ({ maxLength: max }),
    arbitraryConstraint: { maxLength: max }
  })

const atLeast = (min: number) =>
  Schema.makeFilter<string>(
    (text) =>
      codePointLength(text) >= min || (min === 1 ? "must not be empty" : `must be at least ${min} characters long`),
    { toJsonSchema: () => ({ minLength: min }), arbitraryConstraint: { minLength: min } }
  )

const normalized = Schema.makeFilter<string>(
  (text) => text === normalizeText(text) || "must be in Unicode NFC, without white space at either end"
)

const normalizing = SchemaTransformation.transform<string, string>({
  decode: normalizeText,
  encode: (text) => text
})

// White space at the ends is no part of a text, and these say nothing of it but that it is not all there is.
const anything = String.raw`^[^\x00]*$`
const notBlank = String.raw`^[^\x00]*[^\s\x00][^\x00]*$`

/**
 * Text that is normalised and has no other rule: search words, filters.
 *
 * @example
 * ```ts
 * import { AnyText } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * console.log(Schema.decodeUnknownSync(AnyText)(" train to Graz ")) // train to Graz
 * console.log(Schema.is(AnyText)(""), Schema.is(AnyText)("\0")) // true false
 * ```
 */
export const AnyText = Schema.String.check(shapedAs({ pattern: anything })).pipe(
  Schema.decodeTo(Schema.String.check(storable, normalized), normalizing)
)

/**
 * A text that must be there: `min` (at least 1) to `max` code points after normalisation. `shape` tells further rules.
 *
 * @example
 * ```ts
 * import { RequiredText } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * const Title = RequiredText({ max: 100 })
 * console.log(Schema.decodeUnknownSync(Title)("  Rent ")) // Rent
 * console.log(Schema.is(Title)("")) // false
 * ```
 */
export const RequiredText = (options: { readonly min?: number; readonly max: number }, shape?: Shape) =>
  Schema.String.check(
    shapedAs({ minLength: options.min ?? 1, maxLength: options.max, pattern: notBlank, ...shape })
  ).pipe(
    Schema.decodeTo(
      Schema.String.check(storable, atMost(options.max).abort(), normalized, atLeast(options.min ?? 1)),
      SchemaTransformation.transform<string, string>({
        decode: normalizeUpTo(options.max),
        encode: (text) => text
      })
    )
  )

/**
 * A text that may be absent: `null`, or 1 to `max` code points; an empty one is read as `null`. `shape` tells further
 * rules.
 *
 * @example
 * ```ts
 * import { OptionalText } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * console.log(Schema.decodeUnknownSync(OptionalText(255))("  ")) // null
 * ```
 */
export const OptionalText = (max: number, shape?: Shape) => {
  const normalize = normalizeUpTo(max)
  return Schema.NullOr(Schema.String.check(shapedAs({ maxLength: max, pattern: anything, ...shape }))).pipe(
    Schema.decodeTo(
      Schema.NullOr(Schema.String.check(storable, atMost(max).abort(), normalized, atLeast(1))),
      SchemaTransformation.transform<string | null, string | null>({
        decode: (text) => (text === null ? null : normalize(text) || null),
        encode: (text) => text
      })
    )
  )
}
