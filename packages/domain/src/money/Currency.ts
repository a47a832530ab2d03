/**
 * Currencies by their ISO 4217 code. Which codes there are comes from the runtime's own `Intl` tables; the number of
 * decimals does not: those tables say what is customary (no decimals in HUF, IDR or PKR) and change from one version
 * to the next, and the minor units in a store must never change their meaning.
 */
import { Schema } from "effect"

const known = new Set(Intl.supportedValuesOf("currency"))

/**
 * An ISO 4217 code in upper case, such as `EUR`.
 *
 * @example
 * ```ts
 * import { CurrencyCode } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * console.log(CurrencyCode.make("EUR")) // EUR
 * console.log(Schema.is(CurrencyCode)("XYZ")) // false
 * ```
 */
export const CurrencyCode = Schema.String.check(
  Schema.makeFilter((code) => known.has(code) || "must be an ISO 4217 currency code, such as EUR", {
    toJsonSchema: () => ({ pattern: "^[A-Z]{3}$" })
  })
).pipe(Schema.brand("CurrencyCode"))
export type CurrencyCode = typeof CurrencyCode.Type

/**
 * Every currency that the runtime knows, in alphabetical order.
 *
 * @example
 * ```ts
 * import { currencies, minorDigits } from "@outlay/domain"
 *
 * const withMils = currencies.filter((code) => minorDigits(code) === 3)
 * console.log(withMils.join(" ")) // BHD IQD JOD KWD LYD OMR TND
 * ```
 */
export const currencies: ReadonlyArray<CurrencyCode> = Array.from(known, (code) => CurrencyCode.make(code)).toSorted()

// The minor units of ISO 4217, where they are not two.
const exceptions: ReadonlyArray<readonly [digits: number, codes: string]> = [
  [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"],
  [3, "BHD IQD JOD KWD LYD OMR TND"],
  [4, "CLF UYW"]
]

const digits: ReadonlyMap<string, number> = new Map(
  exceptions.flatMap(([count, codes]) => codes.split(" ").map((code) => [code, count] as const))
)

/**
 * How many decimals a currency has: 0 for JPY, 2 for USD, 3 for KWD.
 *
 * @example
 * ```ts
 * import { CurrencyCode, minorDigits } from "@outlay/domain"
 *
 * console.log(["JPY", "USD", "KWD"].map((code) => minorDigits(CurrencyCode.make(code)))) // [ 0, 2, 3 ]
 * ```
 */
export const minorDigits = (currency: CurrencyCode): number => digits.get(currency) ?? 2
