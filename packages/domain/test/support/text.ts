/** Text as nobody would write it: combining and astral characters, odd white space, letters with odd cases. */
import { Arbitrary } from "effect"
import { oneOf } from "./arbitraries.ts"

const letters = [
  "a",
  "A",
  "e",
  "E",
  "i",
  "I",
  "ß",
  "ẞ",
  "İ",
  "ı",
  "Σ",
  "ς",
  "σ",
  "Ω",
  "\u212a",
  "\u212b",
  "ﬁ",
  "ǅ",
  "Ⴀ"
]
const marks = ["\u0301", "\u0307", "\u030c", "\u0323", "\u0345", "\u200d", "\ufe0f"]
const beyond = ["😀", "𐐀", "𐐨", "\u{10ffff}", "\ue000", "\ufffd", "한", "\u1112", "\u1161"]
const spaces = [" ", "\t", "\n", "\u0085", "\u00a0", "\u2001", "\u2028", "\u3000"]
const noSpaces = ["\ufeff", "\u200b", "\u180e", "\u001f"]
const lone = ["\ud800", "\udbff", "\udc00", "\udfff"]

const wellFormed = [...letters, ...marks, ...beyond, ...spaces, ...noSpaces, ",", "%", "_", "'", "-", "0"]

const written = (characters: ReadonlyArray<string>, maxLength: number) =>
  Arbitrary.map(Arbitrary.array(oneOf(characters), { maxLength }), (picked) => picked.join(""))

/** Any well-formed text without U+0000. */
export const wellFormedText = written(wellFormed, 12)

/** Texts of very few characters, so that many are equal or begin alike. */
export const tightText = written(["a", "A", "\ue000", "😀", "𐐀"], 4)

/** Anything that a JavaScript string can be. */
export const anyText = written([...wellFormed, ...lone, "\0"], 12)
