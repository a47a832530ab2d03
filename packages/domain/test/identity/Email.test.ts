import { Email } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Schema } from "effect"
import { oneOf } from "../support/arbitraries.ts"
import { accepts, refusals } from "../support/decoding.ts"
import { anyText } from "../support/text.ts"

const read = Schema.decodeUnknownSync(Email)

const word = (characters: string) =>
  Arbitrary.map(Arbitrary.array(oneOf([...characters]), { minLength: 1, maxLength: 8 }), (picked) => picked.join(""))

describe("Email", () => {
  it.prop("is kept in lower case", [word("abcXYZ019_%+'"), word("abcÄÉЖ019")], ([local, host]) => {
    const address = `${local}@${host}.Example`
    assert.strictEqual(read(address), address.toLowerCase())
    assert.strictEqual(read(address.toUpperCase()), read(address.toLowerCase()))
    assert.strictEqual(read(read(address)), read(address))
  })

  it.prop("is never anything with less or more than one @", [anyText, anyText], ([a, b]) => {
    assert.isFalse(accepts(Email, a.replaceAll("@", "")))
    assert.isFalse(accepts(Email, `${a}@${b}@example.com`))
  })

  it.each([
    "a@b.co",
    "alice@example.com",
    "Alice.Smith+outlay@mail.example.co.uk",
    "o'hara@example.ie",
    "a_b-c%d!#$&*/=?^`{|}~@example.com",
    "1@2.museum",
    "1@2.3.museum",
    "a@xn--bcher-kva.example",
    "jürgen@bücher.example",
    "用户@例子.广告",
    "a@b-c.d-e.fg",
    "  alice@example.com\n",
    `${"a".repeat(64)}@example.com`,
    `a@${"b".repeat(63)}.com`
  ])("takes %j", (text) => assert.deepStrictEqual(refusals(Email, text), []))

  it.each([
    "alice",
    "@",
    "@example.com",
    "alice@",
    "alice@example",
    "alice@.com",
    "alice@example.",
    "alice@example..com",
    "alice@-example.com",
    "alice@example-.com",
    "alice@exam_ple.com",
    "alice@example.123",
    "alice@mail.example.123",
    "alice@127.0.0.1",
    "alice@[127.0.0.1]",
    ".alice@example.com",
    "alice.@example.com",
    "al..ice@example.com",
    "al ice@example.com",
    "al\tice@example.com",
    "al\u0085ice@example.com",
    "al\u200bice@example.com",
    "al\0ice@example.com",
    "alice@exa mple.com",
    "alice@example.com,bob@example.com",
    "alice@bob@example.com",
    '"alice"@example.com',
    "<alice@example.com>",
    "Alice <alice@example.com>",
    "mailto:alice@example.com",
    "alice\\@example.com",
    `${"a".repeat(65)}@example.com`,
    `a@${"b".repeat(64)}.com`
  ])("refuses %j", (text) => assert.deepStrictEqual(refusals(Email, text), ["must be an email address"]))

  it.each([null, 1, {}, ["a@b.co"]])("refuses %j, which is no text", (input) => assert.isFalse(accepts(Email, input)))

  it("is one address in every way to write its letters", () => {
    assert.strictEqual(read("JU\u0308RGEN@EXAMPLE.COM"), "j\u00fcrgen@example.com")
  })

  it("has at most 254 characters", () => {
    const host = [63, 63, 59].map((length) => "b".repeat(length)).join(".")
    const address = `${"a".repeat(62)}@${host}.co`
    assert.strictEqual(address.length, 253)
    assert.deepStrictEqual(
      [refusals(Email, `a${address}`), refusals(Email, `aa${address}`)],
      [[], ["must be at most 254 characters long"]]
    )
  })

  it("tells an empty one and a lone surrogate by their own rules", () => {
    assert.include(refusals(Email, " "), "must not be empty")
    assert.include(refusals(Email, "\ud800@example.com"), "must not contain lone surrogates")
  })

  it("is not taken from inside in upper case", () => {
    assert.deepStrictEqual(["a@b.co", "A@b.co"].map(Schema.is(Email)), [true, false])
  })

  it("is written as it is kept", () => {
    assert.strictEqual(Schema.encodeSync(Email)(read("A@B.co")), "a@b.co")
  })
})
