import { Schema, SchemaTransformation } from "effect"
import { shapedAs } from "../text/shapedAs.ts"
import { caseKey, codePointLength, normalizeUpTo } from "../text/Text.ts"

// Local part: dot-separated runs without white space, control characters, quotes or brackets. Domain: at least two
// labels of letters and digits of any alphabet, hyphens inside, the last one not all digits.
const local = /^[^\s\p{Cc}\p{Cf}\p{Cs}"(),.:;<>@[\\\]]+(\.[^\s\p{Cc}\p{Cf}\p{Cs}"(),.:;<>@[\\\]]+)*$/u
const label = /^[\p{L}\p{N}\p{M}]([\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?$/u

const isAddress = (text: string): boolean => {
  const at = text.indexOf("@")
  if (at < 1 || at > 64 || !local.test(text.slice(0, at))) return false
  const labels = text.slice(at + 1).split(".")
  return (
    labels.length > 1 && labels.every((it) => it.length <= 63 && label.test(it)) && !/^\d+$/.test(labels.at(-1) ?? "")
  )
}

/**
 * The longest email address, in code points.
 *
 * @example
 * ```ts
 * import { maxEmailLength } from "@outlay/domain"
 *
 * console.log(`create table contacts (email varchar(${maxEmailLength}))`) // create table contacts (email varchar(254))
 * ```
 */
export const maxEmailLength = 254

// One that is too long is not looked into any further, and refused.
const lowerCased = (text: string): string => (codePointLength(text) > 4 * maxEmailLength ? text : caseKey(text))

/**
 * Email addresses: NFC and lower case, so that one address has one spelling.
 *
 * @example
 * ```ts
 * import { Email } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * console.log(Schema.decodeUnknownSync(Email)(" Ann@Example.com")) // ann@example.com
 * ```
 */
export const Email = Schema.String.check(shapedAs({ maxLength: maxEmailLength, format: "email" })).pipe(
  Schema.decodeTo(
    Schema.String.check(
      Schema.makeFilter((text) => text.isWellFormed() || "must not contain lone surrogates"),
      Schema.makeFilter((text) => text !== "" || "must not be empty"),
      Schema.makeFilter<string>(
        (text) => codePointLength(text) <= maxEmailLength || `must be at most ${maxEmailLength} characters long`,
        { toJsonSchema: () => ({ maxLength: maxEmailLength }) }
      ).abort(),
      Schema.makeFilter((text) => (isAddress(text) && text === caseKey(text)) || "must be an email address", {
        toJsonSchema: () => ({ format: "email" })
      })
    ).pipe(Schema.brand("Email")),
    SchemaTransformation.transform<string, string>({
      decode: (text) => lowerCased(normalizeUpTo(maxEmailLength)(text)),
      encode: (text) => text
    })
  )
)
export type Email = typeof Email.Type
