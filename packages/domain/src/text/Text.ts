/**
 * Text as Outlay stores and compares it: Unicode NFC, without white space at either end, lengths in code points. So the
 * same string means the same thing in memory, in PostgreSQL and on the wire.
 */
const whiteSpace = new Set(
  [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000].concat(
    Array.from({ length: 11 }, (_, i) => 0x2000 + i)
  )
)

/**
 * Removes Unicode white space (the `White_Space` property, which `String.trim` misses by U+0085) from both ends.
 *
 * @example
 * ```ts
 * import { trimWhiteSpace } from "@outlay/domain"
 *
 * console.log(trimWhiteSpace("\u0085\u2003Lunch ")) // Lunch
 * ```
 */
export const trimWhiteSpace = (text: string): string => {
  let start = 0
  let end = text.length
  while (start < end && whiteSpace.has(text.charCodeAt(start))) start++
  while (end > start && whiteSpace.has(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
}

/**
 * NFC and trimmed: the only form in which text is kept.
 *
 * @example
 * ```ts
 * import { normalizeText } from "@outlay/domain"
 *
 * console.log(normalizeText(" Cafe\u0301") === "Café") // true
 * ```
 */
export const normalizeText = (text: string): string => trimWhiteSpace(text.normalize("NFC"))

/**
 * {@link normalizeText} for a text that may have at most `max` code points. One that can't become as short as that is
 * only trimmed, and has to be refused for its length: a code point of NFC stands for at most four others, and to order
 * a long run of combining marks would take time by the square of its length.
 *
 * @example
 * ```ts
 * import { normalizeUpTo } from "@outlay/domain"
 *
 * console.log(normalizeUpTo(100)(" Lunch ")) // Lunch
 * ```
 */
export const normalizeUpTo =
  (max: number) =>
  (text: string): string => {
    // No white space comes or goes by NFC.
    const trimmed = trimWhiteSpace(text)
    return codePointLength(trimmed) > 4 * max ? trimmed : trimmed.normalize("NFC")
  }

/**
 * The form in which two texts are compared without regard to case, in every alphabet: NFC of the lower case.
 *
 * @example
 * ```ts
 * import { caseKey } from "@outlay/domain"
 *
 * console.log(caseKey("ÉTÉ") === caseKey("été")) // true
 * ```
 */
export const caseKey = (text: string): string => text.normalize("NFC").toLowerCase().normalize("NFC")

/**
 * The words of a text: its runs of anything but Unicode white space.
 *
 * @example
 * ```ts
 * import { wordsOf } from "@outlay/domain"
 *
 * console.log(wordsOf(" train  to\tGraz ")) // [ 'train', 'to', 'Graz' ]
 * ```
 */
export const wordsOf = (text: string): ReadonlyArray<string> =>
  text.split(/\p{White_Space}+/u).filter((word) => word !== "")

/**
 * The length of a text in code points.
 *
 * @example
 * ```ts
 * import { codePointLength } from "@outlay/domain"
 *
 * console.log(codePointLength("🍽 out"), "🍽 out".length) // 5 6
 * ```
 */
export const codePointLength = (text: string): number => {
  let length = text.length
  for (let i = 0; i < text.length - 1; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      length--
      i++
    }
  }
  return length
}

/**
 * Orders two texts by code point, as PostgreSQL's `collate "C"` does (UTF-16 order differs beyond U+FFFF).
 *
 * @example
 * ```ts
 * import { compareCodePoints } from "@outlay/domain"
 *
 * console.log(["b", "🍽", "a", "\uffee"].toSorted(compareCodePoints)) // [ 'a', 'b', '￮', '🍽' ]
 * ```
 */
export const compareCodePoints = (a: string, b: string): -1 | 0 | 1 => {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return unitRank(x) < unitRank(y) ? -1 : 1
  }
  return a.length === b.length ? 0 : a.length < b.length ? -1 : 1
}

// Surrogates stand for code points above every other unit.
const unitRank = (unit: number) => ((unit & 0xf800) === 0xd800 ? unit + 0x10000 : unit)
