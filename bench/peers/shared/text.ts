/** Text as it is stored: Unicode NFC, trimmed of Unicode white space, lengths in code points. */

const whiteSpace = new Set(
  [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000].concat(
    Array.from({ length: 11 }, (_, i) => 0x2000 + i)
  )
)

// `trim` would miss U+0085 and take U+FEFF.
const trimWhiteSpace = (text: string): string => {
  let start = 0
  let end = text.length
  while (start < end && whiteSpace.has(text.charCodeAt(start))) start++
  while (end > start && whiteSpace.has(text.charCodeAt(end - 1))) end--
  return start === 0 && end === text.length ? text : text.slice(start, end)
}

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

export const normalizeText = (text: string): string => trimWhiteSpace(text.normalize("NFC"))

/** Normalised, unless it is so long that it will be refused in any case. */
export const normalizeUpTo = (text: string, max: number): string => {
  const trimmed = trimWhiteSpace(text)
  return trimmed.length > 4 * max && codePointLength(trimmed) > 4 * max ? trimmed : trimmed.normalize("NFC")
}

/** The form in which texts are compared without regard to case. */
export const caseKey = (text: string): string => text.normalize("NFC").toLowerCase().normalize("NFC")

/** The words of a search: lower case, each once, sorted. */
export const searchWords = (text: string): Array<string> =>
  [...new Set(caseKey(text).split(/\p{White_Space}+/u))].filter((word) => word !== "").toSorted()

/** Whether PostgreSQL can keep it; if not, the rule that it breaks. */
export const storableFault = (text: string): string | undefined =>
  text.includes("\0")
    ? "must not contain the character U+0000"
    : text.isWellFormed()
      ? undefined
      : "must not contain lone surrogates"

/** The rule of length that a text breaks. */
export const lengthFault = (text: string, max: number): string | undefined =>
  text.length > max && codePointLength(text) > max ? `must be at most ${max} characters long` : undefined
