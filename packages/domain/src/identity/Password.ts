import { Redacted, Schema } from "effect"
import { caseKey, codePointLength, normalizeText } from "../text/Text.ts"

/**
 * What a password may be: at least 8 characters and at most 72 bytes of UTF-8 (bcrypt reads no more, and a longer
 * one is refused, not cut). It is taken as it is, neither normalised nor trimmed.
 *
 * @example
 * ```ts
 * import { PasswordText } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * const isPassword = Schema.is(PasswordText)
 * console.log(isPassword("correct horse"), isPassword("horse"), isPassword("🐎".repeat(19))) // true false false
 * ```
 */
export const PasswordText = Schema.String.check(
  Schema.makeFilter((text) => !text.includes("\0") || "must not contain the character U+0000"),
  Schema.makeFilter((text) => text.isWellFormed() || "must not contain lone surrogates"),
  Schema.makeFilter((text) => codePointLength(text) >= 8 || "must be at least 8 characters long", {
    toJsonSchema: () => ({ minLength: 8 })
  }),
  Schema.makeFilter((text) => utf8Length(text) <= 72 || "must be at most 72 bytes long in UTF-8", {
    toJsonSchema: () => ({ maxLength: 72, format: "password", pattern: String.raw`^[^\x00]*$` })
  })
)

const utf8Length = (text: string): number => {
  let bytes = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}

/**
 * A password as its owner typed it; printed and logged as `<redacted>`.
 *
 * @example
 * ```ts
 * import type { Password } from "@outlay/domain"
 * import { Redacted } from "effect"
 *
 * const password: Password = Redacted.make("correct horse")
 * console.log(`Ann signs in with ${password}`) // Ann signs in with <redacted>
 * ```
 */
export type Password = Redacted.Redacted<string>

/**
 * The rule that a password breaks against its owner's names, if it does: it must not be one of them in any case.
 *
 * @example
 * ```ts
 * import { namesakeOf } from "@outlay/domain"
 * import { Redacted } from "effect"
 *
 * const owner = { email: "ann@example.com", username: "ann of austria" }
 * console.log(namesakeOf(Redacted.make("Ann of Austria"), owner)) // must not be the username
 * console.log(namesakeOf(Redacted.make("correct horse"), owner)) // undefined
 * ```
 */
export const namesakeOf = (
  password: Password,
  owner: { readonly email: string; readonly username: string }
): "must not be the email address" | "must not be the username" | undefined => {
  const key = caseKey(normalizeText(Redacted.value(password)))
  return key === caseKey(owner.email)
    ? "must not be the email address"
    : key === caseKey(owner.username)
      ? "must not be the username"
      : undefined
}

/**
 * The digest of a password as a hasher made it.
 *
 * @example
 * ```ts
 * import { PasswordHash } from "@outlay/domain"
 *
 * // What another program has kept as bcrypt's text is taken over as it is.
 * export const hashesOf = (rows: ReadonlyArray<{ readonly digest: string }>): ReadonlyArray<PasswordHash> =>
 *   rows.map(({ digest }) => PasswordHash.make(digest))
 * ```
 */
export const PasswordHash = Schema.String.pipe(Schema.brand("PasswordHash"))
export type PasswordHash = typeof PasswordHash.Type
