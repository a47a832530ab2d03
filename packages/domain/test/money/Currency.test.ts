import { CurrencyCode, currencies, minorDigits } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { accepts, refusals } from "../support/decoding.ts"
import { currencyCode } from "../support/values.ts"

describe("CurrencyCode", () => {
  it.each(["EUR", "USD", "JPY", "KWD", "CHF", "HUF"])("takes %s", (code) => assert.isTrue(accepts(CurrencyCode, code)))

  it.each(["eur", "EU", "EURO", "ABC", "€", "", " EUR", "EUR ", "EUR\n", 978, null])("refuses %j", (code) =>
    assert.isFalse(accepts(CurrencyCode, code))
  )

  it("says what it wants", () => {
    assert.deepStrictEqual(refusals(CurrencyCode, "eur"), ["must be an ISO 4217 currency code, such as EUR"])
  })
})

describe("currencies", () => {
  it("are all taken, in alphabetical order, each once", () => {
    assert.isTrue(currencies.every((code) => accepts(CurrencyCode, code)))
    assert.deepStrictEqual([...new Set(currencies)].toSorted(), [...currencies])
  })
})

describe("minorDigits", () => {
  it("are those of ISO 4217", () => {
    const expected = { JPY: 0, KRW: 0, CLP: 0, ISK: 0, USD: 2, EUR: 2, KWD: 3, BHD: 3, TND: 3 }
    assert.deepStrictEqual(
      Object.fromEntries(Object.keys(expected).map((code) => [code, minorDigits(currencyCode(code))])),
      expected
    )
  })

  it("are those of ISO 4217 too where cash has none", () => {
    // The runtime's own tables say 0 for all of these.
    const expected = { HUF: 2, IDR: 2, PKR: 2, COP: 2, AFN: 2, LBP: 2, MGA: 2, IQD: 3 }
    assert.deepStrictEqual(
      Object.fromEntries(Object.keys(expected).map((code) => [code, minorDigits(currencyCode(code))])),
      expected
    )
  })

  it("are a handful for every currency", () => {
    assert.isTrue(currencies.every((code) => [0, 2, 3, 4].includes(minorDigits(code))))
  })
})
