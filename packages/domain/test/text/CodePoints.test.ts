import { codePointLength, compareCodePoints } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { anyText, tightText, wellFormedText } from "../support/text.ts"

const many = { arbitrary: { runs: 300, size: 12 } }

describe("codePointLength", () => {
  it.prop(
    "counts what a string iterates over, lone surrogates too",
    [anyText],
    ([text]) => {
      assert.strictEqual(codePointLength(text), Array.from(text).length)
    },
    many
  )

  it("counts an emoji once, and a letter with its mark twice", () => {
    assert.deepStrictEqual(
      ["", "😀", "😀😀", "e\u0301", "👩‍👩‍👧", "\ud800", "\udc00\ud800"].map(codePointLength),
      [0, 1, 2, 2, 5, 1, 2]
    )
  })
})

describe("compareCodePoints", () => {
  const naive = (a: string, b: string) => {
    const x = Array.from(a, (character) => character.codePointAt(0) ?? 0)
    const y = Array.from(b, (character) => character.codePointAt(0) ?? 0)
    const at = x.findIndex((point, index) => point !== y[index])
    if (at === -1) return x.length === y.length ? 0 : -1
    return at >= y.length || (x[at] ?? 0) > (y[at] ?? 0) ? 1 : -1
  }

  it.prop(
    "compares well-formed texts code point by code point",
    [wellFormedText, wellFormedText],
    ([a, b]) => {
      assert.strictEqual(compareCodePoints(a, b), naive(a, b))
    },
    many
  )

  it.prop(
    "does so when the texts begin alike",
    [tightText, tightText],
    ([a, b]) => {
      assert.strictEqual(compareCodePoints(a, b), naive(a, b))
    },
    many
  )

  it.prop(
    "orders as the bytes of UTF-8 do",
    [tightText, tightText],
    ([a, b]) => {
      assert.strictEqual(compareCodePoints(a, b), Buffer.compare(Buffer.from(a), Buffer.from(b)))
    },
    many
  )

  it.prop(
    "is a total order of anything",
    [anyText, anyText, anyText],
    ([a, b, c]) => {
      assert.strictEqual(compareCodePoints(a, b), 0 - compareCodePoints(b, a))
      assert.strictEqual(compareCodePoints(a, b) === 0, a === b)
      const [first = "", second = "", third = ""] = [a, b, c].toSorted(compareCodePoints)
      assert.isTrue(compareCodePoints(first, second) <= 0 && compareCodePoints(first, third) <= 0)
    },
    many
  )

  it("puts what is beyond U+FFFF last, where UTF-16 has it before U+E000", () => {
    assert.isTrue("😀" < "\ue000")
    assert.strictEqual(compareCodePoints("😀", "\ue000"), 1)
  })
})
