import { caseKey, normalizeText, Tag, Tags } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Schema } from "effect"
import { accepts, refusals } from "../support/decoding.ts"
import { wellFormedText } from "../support/text.ts"

const readTag = Schema.decodeUnknownSync(Tag)
const readTags = Schema.decodeUnknownSync(Tags)
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `tag ${index}`)

describe("Tag", () => {
  it.prop(
    "is normalised and in lower case, and taken when it is not empty and has no comma",
    [wellFormedText],
    ([text]) => {
      const kept = caseKey(normalizeText(text))
      assert.strictEqual(accepts(Tag, text), kept !== "" && !kept.includes(","))
      if (accepts(Tag, text)) assert.deepStrictEqual([readTag(text), readTag(kept)], [kept, kept])
    },
    { arbitrary: { runs: 300 } }
  )

  it.each([
    ["Food", "food"],
    [" FOOD\n", "food"],
    ["ÜBER", "über"],
    ["E\u0301te\u0301", "été"],
    ["ΟΔΟΣ", "οδος"],
    ["a b", "a b"]
  ])("reads %j as %j", (text, tag) => assert.strictEqual(readTag(text), tag))

  it("has 1 to 50 characters and no comma", () => {
    assert.deepStrictEqual(
      ["a".repeat(50), "😀".repeat(50), ` ${"a".repeat(50)} `].map((it) => refusals(Tag, it)),
      [[], [], []]
    )
    assert.deepStrictEqual(refusals(Tag, "a".repeat(51)), ["must be at most 50 characters long"])
    assert.deepStrictEqual(refusals(Tag, " "), ["must not be empty"])
    assert.deepStrictEqual(refusals(Tag, "a,b"), ["must not contain a comma"])
  })

  it.each([null, 1, ["a"]])("is not %j", (input) => assert.isFalse(accepts(Tag, input)))

  it("does not take a value from inside in upper case", () => {
    assert.throws(() => Tag.make("Food"))
  })
})

describe("Tags", () => {
  const written = Arbitrary.array(
    Arbitrary.filter(wellFormedText, (text) => accepts(Tag, text)),
    { maxLength: 8 }
  )

  it.prop("are each kept once, where it is given first", [written], ([texts]) => {
    const all = texts.map((text) => readTag(text))
    assert.deepStrictEqual(
      readTags(texts),
      all.filter((tag, index) => all.indexOf(tag) === index)
    )
  })

  it.prop("are read again as they are", [written], ([texts]) => {
    assert.deepStrictEqual(readTags(readTags(texts)), readTags(texts))
    assert.deepStrictEqual(Schema.encodeSync(Tags)(readTags(texts)), readTags(texts))
  })

  it("are without repeats regardless of case, in the order given", () => {
    assert.deepStrictEqual(readTags(["b", "a", "B", " a ", "c"]), ["b", "a", "c"])
  })

  it("are at most 20, and repeats do not count", () => {
    assert.deepStrictEqual(refusals(Tags, numbered(20)), [])
    assert.deepStrictEqual(refusals(Tags, [...numbered(20), "TAG 0"]), [])
    assert.deepStrictEqual(refusals(Tags, numbered(21)), ["must be at most 20 tags"])
  })

  it("are a list, which may be empty but not null", () => {
    assert.deepStrictEqual(readTags([]), [])
    assert.deepStrictEqual(
      [null, "a", {}, [null], [""]].map((input) => accepts(Tags, input)),
      [false, false, false, false, false]
    )
  })

  it("do not take a repeat from inside", () => {
    assert.throws(() => Tags.make(["a", "a"]))
  })
})
