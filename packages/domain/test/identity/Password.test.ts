import { namesakeOf, PasswordHash, PasswordText } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Redacted, Schema } from "effect"
import { accepts, refusals } from "../support/decoding.ts"
import { anyText } from "../support/text.ts"

const owner = { email: "zoë@example.com", username: "Zoë Οδός" }
const namesake = (password: string) => namesakeOf(Redacted.make(password), owner)

describe("PasswordText", () => {
  it.prop(
    "has 8 code points or more and 72 bytes or less, as it is",
    [anyText, anyText],
    ([a, b]) => {
      const text = `${a}${b}`
      const fits = Array.from(text).length >= 8 && new TextEncoder().encode(text).length <= 72
      assert.strictEqual(accepts(PasswordText, text), fits && text.isWellFormed() && !text.includes("\0"))
    },
    { arbitrary: { runs: 400, size: 12 } }
  )

  it.prop("is read as it is, neither normalised nor trimmed", [anyText], ([text]) => {
    const taken = Schema.decodeUnknownOption(PasswordText)(` e\u0301 12345 ${text}`)
    assert.isTrue(taken._tag === "None" || taken.value === ` e\u0301 12345 ${text}`)
  })

  it("has at most 72 bytes in UTF-8", () => {
    const tooLong = ["must be at most 72 bytes long in UTF-8"]
    for (const [character, bytes] of [
      ["a", 1],
      ["é", 2],
      ["\u07ff", 2],
      ["\u0800", 3],
      ["\uffff", 3],
      ["\u{10000}", 4],
      ["😀", 4]
    ] as const) {
      assert.deepStrictEqual(refusals(PasswordText, character.repeat(72 / bytes)), [])
      assert.deepStrictEqual(refusals(PasswordText, `${character.repeat(72 / bytes)}a`), tooLong)
    }
  })

  it("has at least 8 code points", () => {
    const tooShort = ["must be at least 8 characters long"]
    assert.deepStrictEqual(
      [refusals(PasswordText, "1234567"), refusals(PasswordText, "😀".repeat(7))],
      [tooShort, tooShort]
    )
    assert.deepStrictEqual([refusals(PasswordText, "12345678"), refusals(PasswordText, "        ")], [[], []])
  })

  it("has no U+0000, where bcrypt would stop, and no lone surrogate", () => {
    assert.deepStrictEqual(refusals(PasswordText, "12345678\0"), ["must not contain the character U+0000"])
    assert.deepStrictEqual(refusals(PasswordText, "12345678\ud800"), ["must not contain lone surrogates"])
  })

  it.each([null, 12_345_678, undefined, {}])("is not %j", (input) => assert.isFalse(accepts(PasswordText, input)))
})

describe("namesakeOf", () => {
  it.each(["zoë@example.com", "ZOË@EXAMPLE.COM", "ZOE\u0308@Example.com"])(
    "knows the email address in %j",
    (password) => assert.strictEqual(namesake(password), "must not be the email address")
  )

  it.each(["Zoë Οδός", "zoë οδός", "ZOË ΟΔΌΣ", "zoe\u0308 οδο\u0301ς"])("knows the username in %j", (password) =>
    assert.strictEqual(namesake(password), "must not be the username")
  )

  it.each(["zoë@example.org", "Zoë Οδός 1", "zoe οδός", "zoë", ""])("has nothing against %j", (password) =>
    assert.isUndefined(namesake(password))
  )

  it("takes the names of the owner in any case, too", () => {
    const shouting = { email: "ALICE@EXAMPLE.COM", username: "ALICE" }
    assert.isDefined(namesakeOf(Redacted.make("alice@example.com"), shouting))
  })
})

describe("a password", () => {
  it("does not show when it is printed", () => {
    assert.strictEqual(String(Redacted.make("12345678")), "<redacted>")
  })

  it("is kept as a hash, which is any text", () => {
    assert.isTrue(accepts(PasswordHash, "$2b$12$abc"))
  })
})
