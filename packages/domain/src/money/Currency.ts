/**
 * Currencies by their ISO 4217 code. The number of decimals (0, 2 or 3 for nearly all) comes from the runtime's
 * own `Intl` tables, so there is no list to maintain here.
 */
import { Schema } from "effect"

const known = new Set(Intl.supportedValuesOf("currency"))

/** An ISO 4217 code in upper case, such as `EUR`. */
export const CurrencyCode = Schema.String.check(
  Schema.makeFilter((code) => known.has(code) || "must be an ISO 4217 currency code, such as EUR", {
    toJsonSchema: () => ({ pattern: "^[A-Z]{3}$" })
  })
).pipe(Schema.brand("CurrencyCode"))
export type CurrencyCode = typeof CurrencyCode.Type

/** Every currency that the runtime knows, in alphabetical order. */
export const currencies: ReadonlyArray<CurrencyCode> = Array.from(known, (code) => CurrencyCode.make(code)).toSorted()

const digits = new Map<string, number>()

/** How many decimals a currency has: 0 for JPY, 2 for USD, 3 for KWD. */
export const minorDigits = (currency: CurrencyCode): number => {
  let found = digits.get(currency)
  if (found === undefined) {
    found = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2
    digits.set(currency, found)
  }
  return found
}
