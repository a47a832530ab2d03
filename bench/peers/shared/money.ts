/**
 * Money as decimal text. Which decimals an amount of a request may have depends on the currency of the caller's book,
 * which only the database knows; not to ask it twice, amounts travel to it with four decimals, the most of any currency.
 */

const maxMinorUnits = "999999999999"

const digits = new Map<string, number>(
  [
    [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"] as const,
    [3, "BHD IQD JOD KWD LYD OMR TND"] as const,
    [4, "CLF UYW"] as const
  ].flatMap(([count, codes]) => codes.split(" ").map((code) => [code, count] as const))
)

/** How many decimals a currency has (ISO 4217). */
export const decimalsOf = (currency: string): number => digits.get(currency) ?? 2

/** The decimal text of minor units, which may be negative: `"1250"` with two decimals is `"12.50"`. */
export const formatMinor = (minor: string, decimals: number): string => {
  if (decimals === 0) return minor
  if (minor.length > decimals && minor.charCodeAt(0) !== 45) {
    return `${minor.slice(0, -decimals)}.${minor.slice(-decimals)}`
  }
  const isNegative = minor.startsWith("-")
  const text = (isNegative ? minor.slice(1) : minor).padStart(decimals + 1, "0")
  return `${isNegative ? "-" : ""}${text.slice(0, -decimals)}.${text.slice(-decimals)}`
}

export interface Amount {
  /** Ten-thousandths. */
  readonly scaled: string
  /** How many decimals were written. */
  readonly decimals: number
}

const shape = /^(0|[1-9][0-9]*)(?:\.([0-9]+))?$/

/** An amount, or the rule that it breaks; without a currency only the rules of all of them are asked. */
export const readAmount = (text: string, currency?: string): Amount | string => {
  const match = shape.exec(text)
  if (match === null) {
    return text.startsWith("-") && shape.test(text.slice(1))
      ? "must be greater than 0"
      : 'must be a decimal number such as "12.50", without sign, exponent, leading zero or trailing point'
  }
  const decimals = currency === undefined ? 4 : decimalsOf(currency)
  const [, whole = "", fraction = ""] = match
  if (fraction.length > decimals) {
    return decimals === 0
      ? `must have no decimals in ${currency}`
      : `must have at most ${decimals} decimals in ${currency}`
  }
  const amount = { scaled: whole + fraction.padEnd(4, "0"), decimals: fraction.length }
  return whole.length > 12 || (currency !== undefined && !isInRange(amount, decimals))
    ? `must be at most ${formatMinor(maxMinorUnits, decimals)}`
    : amount
}

const isInRange = ({ scaled }: Amount, decimals: number): boolean => {
  const minor = minorOf(scaled, decimals)
  return minor.length < 12 || (minor.length === 12 && minor <= maxMinorUnits)
}

/** Whether an amount is one of a currency, too. */
export const isAmountIn = (amount: Amount, currency: string): boolean => {
  const decimals = decimalsOf(currency)
  return amount.decimals <= decimals && isInRange(amount, decimals)
}

/** Minor units, of ten-thousandths that are whole minor units. */
export const minorOf = (scaled: string, decimals: number): string =>
  (decimals === 4 ? scaled : scaled.slice(0, decimals - 4)).replace(/^0+(?=\d)/, "")

/** The shortest decimal form of a number of JSON, without an exponent. */
export const decimalOfNumber = (value: number): string => {
  const text = String(value)
  const [mantissa = "", exponent] = text.split("e")
  if (exponent === undefined) return text
  const [whole = "", fraction = ""] = mantissa.split(".")
  const shift = Number(exponent)
  return shift < 0
    ? `0.${"0".repeat(-shift - 1)}${whole}${fraction}`
    : `${whole}${fraction}${"0".repeat(shift - fraction.length)}`
}
