import { AnyText, normalizeText, OptionalText, RequiredText } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { accepts, refusals } from "../support/decoding.ts"
import { anyText, wellFormedText } from "../support/text.ts"

const Name = RequiredText({ min: 3, max: 100 })
const Word = RequiredText({ max: 50 })
const Note = OptionalText(100)

const read = <A>(schema: Schema.Codec<A, unknown>) => Schema.decodeUnknownSync(schema)

describe("every text schema", () => {
  it.prop("keeps the normal form, and reads it as it is", [wellFormedText], ([text]) => {
    const kept = read(AnyText)(text)
    assert.strictEqual(kept, normalizeText(text))
    assert.strictEqual(read(AnyText)(kept), kept)
    assert.strictEqual(Schema.encodeSync(AnyText)(kept), kept)
  })

  it.prop("takes exactly what has no U+0000 and no lone surrogate", [anyText], ([text]) => {
    assert.strictEqual(accepts(AnyText, text), !text.includes("\0") && !/\p{Surrogate}/u.test(text))
  })

  it.each([AnyText, Word, Name, Note])("refuses U+0000 and lone surrogates", (schema) => {
    assert.deepStrictEqual(refusals(schema, "abc\0"), ["must not contain the character U+0000"])
    assert.deepStrictEqual(refusals(schema, "abc\ud800"), ["must not contain lone surrogates"])
    assert.deepStrictEqual(refusals(schema, "\udc00\ud800abc"), ["must not contain lone surrogates"])
  })

  it.each([AnyText, Word, Name, Note])("refuses what is no text", (schema) => {
    assert.deepStrictEqual(
      [1, true, [], {}, undefined].map((input) => accepts(schema, input)),
      [false, false, false, false, false]
    )
  })

  it("does not take a value from inside that is not normal", () => {
    assert.throws(() => AnyText.make(" a"))
    assert.throws(() => AnyText.make("e\u0301"))
  })
})

describe("RequiredText", () => {
  it.prop(
    "takes what has from 1 to its limit of code points after normalisation",
    [wellFormedText],
    ([text]) => {
      const length = Array.from(normalizeText(text)).length
      assert.strictEqual(accepts(RequiredText({ max: 4 }), text), length >= 1 && length <= 4)
      assert.strictEqual(accepts(RequiredText({ min: 2, max: 4 }), text), length >= 2 && length <= 4)
    },
    { arbitrary: { runs: 200 } }
  )

  it("counts code points: 100 emoji fit in 100", () => {
    assert.deepStrictEqual(refusals(Name, "😀".repeat(100)), [])
    assert.deepStrictEqual(refusals(Name, "😀".repeat(101)), ["must be at most 100 characters long"])
  })

  it("counts after normalisation: 50 letters and their marks fit in 50", () => {
    assert.deepStrictEqual(refusals(Word, ` ${"e\u0301".repeat(50)}\n`), [])
    // U+0958 has no composed form in NFC
    assert.deepStrictEqual(refusals(Word, "\u0958".repeat(26)), ["must be at most 50 characters long"])
  })

  it("counts after normalisation also where one letter is written as four, the most there is", () => {
    const written = "\u1f82".normalize("NFD").repeat(100)
    assert.strictEqual(Array.from(written).length, 400)
    assert.strictEqual(read(Name)(`\u3000${written} `), "\u1f82".repeat(100))
    assert.deepStrictEqual(refusals(Name, `${written}a`), ["must be at most 100 characters long"])
    assert.strictEqual(read(Note)(written), "\u1f82".repeat(100))
  })

  it("refuses a long run of marks without ordering it, which would take half a minute", () => {
    const marks = `a${"\u0301\u0323".repeat(200_000)}`
    assert.deepStrictEqual(refusals(Name, marks), ["must be at most 100 characters long"])
    assert.deepStrictEqual(refusals(Note, marks), ["must be at most 100 characters long"])
  })

  it.each(["", " ", "\u0085\u3000\t"])("refuses %j as empty", (text) =>
    assert.deepStrictEqual(refusals(Word, text), ["must not be empty"])
  )

  it("refuses what is too short", () => {
    assert.deepStrictEqual(refusals(Name, " ab "), ["must be at least 3 characters long"])
    assert.deepStrictEqual(refusals(Name, "😀😀"), ["must be at least 3 characters long"])
  })

  it("refuses null", () => {
    assert.isFalse(accepts(Word, null))
  })
})

describe("OptionalText", () => {
  it.prop("reads an empty text as null and any other as its normal form", [wellFormedText], ([text]) => {
    assert.strictEqual(read(Note)(text), normalizeText(text) === "" ? null : normalizeText(text))
  })

  it.each([null, "", "  ", "\u0085", "\u2003\n"])("reads %j as null", (text) => assert.isNull(read(Note)(text)))

  it("takes up to its limit of code points", () => {
    assert.deepStrictEqual(refusals(Note, "😀".repeat(100)), [])
    assert.deepStrictEqual(refusals(Note, "a".repeat(101)), ["must be at most 100 characters long"])
  })

  it("writes null and text as they are", () => {
    assert.deepStrictEqual([Schema.encodeSync(Note)(null), Schema.encodeSync(Note)("a b")], [null, "a b"])
  })
})
