import { caseKey, normalizeText, trimWhiteSpace, wordsOf } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { anyText } from "../support/text.ts"

const many = { arbitrary: { runs: 300, size: 12 } }
const everyUnit = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit))

describe("trimWhiteSpace", () => {
  it.prop(
    "removes what Unicode calls white space from both ends",
    [anyText],
    ([text]) => {
      assert.strictEqual(trimWhiteSpace(text), text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, ""))
    },
    many
  )

  it("knows the white space of all of Unicode, which has none beyond U+FFFF", () => {
    const found = everyUnit.filter((unit) => trimWhiteSpace(unit) === "")
    assert.deepStrictEqual(
      found,
      everyUnit.filter((unit) => /^\p{White_Space}$/u.test(unit))
    )
    assert.strictEqual(found.length, 25)
  })

  it("removes U+0085, which String.trim leaves, and leaves U+FEFF, which String.trim removes", () => {
    assert.strictEqual(trimWhiteSpace("\u0085a\u0085"), "a")
    assert.strictEqual(trimWhiteSpace("\ufeffa\u200b"), "\ufeffa\u200b")
  })

  it("leaves white space inside", () => {
    assert.strictEqual(trimWhiteSpace("\u3000 a \t b\u2028\n"), "a \t b")
  })
})

describe("normalizeText", () => {
  it.prop(
    "is idempotent",
    [anyText],
    ([text]) => {
      assert.strictEqual(normalizeText(normalizeText(text)), normalizeText(text))
    },
    many
  )

  it.prop(
    "is the same for canonically equivalent texts",
    [anyText],
    ([text]) => {
      assert.strictEqual(normalizeText(text.normalize("NFD")), normalizeText(text))
    },
    many
  )

  it.prop(
    "is NFC with nothing to trim",
    [anyText],
    ([text]) => {
      const kept = normalizeText(text)
      assert.deepStrictEqual([kept.normalize("NFC"), trimWhiteSpace(kept)], [kept, kept])
    },
    many
  )

  it("trims white space that only NFC makes of something else", () => {
    assert.strictEqual(normalizeText("\u2000a\u2001"), "a")
  })
})

describe("caseKey", () => {
  it.prop(
    "is the lower case of any canonically equivalent text, in NFC",
    [anyText],
    ([text]) => {
      assert.strictEqual(caseKey(text), text.normalize("NFD").toLowerCase().normalize("NFC"))
    },
    many
  )

  it.prop(
    "is idempotent",
    [anyText],
    ([text]) => {
      assert.strictEqual(caseKey(caseKey(text)), caseKey(text))
    },
    many
  )

  it("is idempotent and in NFC for every character", () => {
    const points = Array.from({ length: 0x20000 }, (_, point) => String.fromCodePoint(point))
    const keys = points.map((text) => caseKey(text)).filter((key, point) => key !== points[point])
    assert.deepStrictEqual(
      keys.filter((key) => caseKey(key) !== key || key !== key.normalize("NFC")),
      []
    )
    assert.isAbove(keys.length, 1400)
  })

  it("knows every alphabet", () => {
    const pairs = [
      ["ÀÉÎ", "àéî"],
      ["ДОМ", "дом"],
      ["ΟΔΟΣ", "οδος"],
      ["ԱԲԳ", "աբգ"],
      ["𐐀", "𐐨"],
      ["\u212a", "k"],
      ["ẞ", "ß"]
    ]
    assert.deepStrictEqual(
      pairs.map(([upper = ""]) => caseKey(upper)),
      pairs.map(([, lower]) => lower)
    )
  })

  it("composes what only the lower case has composed", () => {
    assert.strictEqual(caseKey("J\u030c"), "\u01f0")
  })
})

describe("wordsOf", () => {
  it.prop(
    "are the runs between white space",
    [anyText],
    ([text]) => {
      const words: Array<string> = []
      let word = ""
      for (const character of `${text} `) {
        if (trimWhiteSpace(character) !== "") word += character
        else if (word !== "") {
          words.push(word)
          word = ""
        }
      }
      assert.deepStrictEqual(wordsOf(text), words)
    },
    many
  )
})
