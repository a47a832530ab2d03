/**
 * Money as decimal text, exact in both directions. Format: exactly the currency's number of decimals. Parse: digits
 * with an optional fraction; fewer decimals are filled up, more are refused, and there is no sign, no exponent, no
 * leading zero and no trailing point.
 */
import { Result } from "effect"
import { type CurrencyCode, minorDigits } from "./Currency.ts"
import { maxMinorUnits, Money } from "./Money.ts"

/**
 * The decimal text of an amount of minor units: `formatMinor(1250n, eur)` is `"12.50"`.
 *
 * @example
 * ```ts
 * import { CurrencyCode, formatMinor } from "@outlay/domain"
 *
 * console.log(formatMinor(1250n, CurrencyCode.make("EUR")), formatMinor(1250n, CurrencyCode.make("JPY"))) // 12.50 1250
 * ```
 */
export const formatMinor = (minor: bigint, currency: CurrencyCode): string => {
  const digits = minorDigits(currency)
  if (digits === 0) return minor.toString()
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, "0")
  return `${minor < 0n ? "-" : ""}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/**
 * `"12.50"` for 12.50 EUR, `"1250"` for 1250 JPY, `"-0.05"` for minus five cents.
 *
 * @example
 * ```ts
 * import { CurrencyCode, formatMoney, Money } from "@outlay/domain"
 *
 * console.log(formatMoney(Money.of(-5n, CurrencyCode.make("EUR")))) // -0.05
 * ```
 */
export const formatMoney = (money: Money): string => formatMinor(money.minor, money.currency)

const decimal = /^(0|[1-9][0-9]*)(?:\.([0-9]+))?$/

/**
 * The shortest decimal form of a JSON number, without an exponent: `1e2` is `"100"`, `1e-7` is `"0.0000001"`.
 * `"NaN"`, infinities and negatives come out as text that no amount is.
 *
 * @example
 * ```ts
 * import { decimalOfNumber } from "@outlay/domain"
 *
 * console.log(decimalOfNumber(1e21), decimalOfNumber(0.1)) // 1000000000000000000000 0.1
 * ```
 */
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

/**
 * Reads a decimal text as an amount from zero up to the maximum; a refusal is the rule that it breaks.
 *
 * @example
 * ```ts
 * import { CurrencyCode, formatMoney, parseMoney } from "@outlay/domain"
 * import { Result } from "effect"
 *
 * const eur = CurrencyCode.make("EUR")
 * console.log(Result.match(parseMoney("12.5", eur), { onSuccess: formatMoney, onFailure: (rule) => rule })) // 12.50
 * console.log(Result.match(parseMoney("12.505", eur), { onSuccess: formatMoney, onFailure: (rule) => rule })) // must have at most 2 decimals in EUR
 * ```
 */
export const parseMoney = (text: string, currency: CurrencyCode): Result.Result<Money, string> => {
  const match = decimal.exec(text)
  if (match === null) {
    return Result.fail(
      text.startsWith("-") && decimal.test(text.slice(1))
        ? "must be greater than 0"
        : 'must be a decimal number such as "12.50", without sign, exponent, leading zero or trailing point'
    )
  }
  const digits = minorDigits(currency)
  const [, whole = "", fraction = ""] = match
  if (fraction.length > digits) {
    return Result.fail(
      digits === 0 ? `must have no decimals in ${currency}` : `must have at most ${digits} decimals in ${currency}`
    )
  }
  // Longer texts need not be converted to be known as too large.
  if (whole.length > 15) return Result.fail(tooLarge(currency))
  const minor = BigInt(whole + fraction.padEnd(digits, "0"))
  return minor > maxMinorUnits ? Result.fail(tooLarge(currency)) : Result.succeed(Money.of(minor, currency))
}

const tooLarge = (currency: CurrencyCode) => `must be at most ${formatMinor(maxMinorUnits, currency)}`
