import {
  decimalOfNumber,
  formatMinor,
  formatMoney,
  maxMinorUnits,
  minorDigits,
  Money,
  parseMoney
} from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Result, Schema } from "effect"
import { bigint, currency, jpy, kwd, usd } from "../support/arbitraries.ts"

const parsed = (text: string, code = usd) => Result.map(parseMoney(text, code), (money) => money.minor)
const minorOf = (text: string, code = usd) => Result.getOrNull(parsed(text, code))
const refusal = (text: string, code = usd) => Result.getOrNull(Result.flip(parsed(text, code)))

const amount = bigint(0n, maxMinorUnits)

describe("formatting and parsing", () => {
  it.prop("are inverse", [amount, currency], ([minor, code]) => {
    assert.strictEqual(minorOf(formatMinor(minor, code), code), minor)
  })

  it.prop("give back a text with all of its decimals", [amount, currency], ([minor, code]) => {
    const digits = minorDigits(code)
    const whole = minor.toString().padStart(digits + 1, "0")
    const text = digits === 0 ? whole : whole.replace(new RegExp(`(\\d{${digits}})$`), ".$1")
    assert.strictEqual(formatMinor(minorOf(text, code) ?? -1n, code), text)
  })

  it.prop("fill up decimals that are missing", [amount, currency], ([minor, code]) => {
    const text = formatMinor(minor, code)
    const short = text.includes(".") ? text.replace(/\.?0+$/, "") : text
    assert.strictEqual(minorOf(short, code), minor)
  })

  it.prop("refuse one decimal more than the currency has", [amount, currency], ([minor, code]) => {
    const text = formatMinor(minor, code)
    assert.isNull(minorOf(text.includes(".") ? `${text}0` : `${text}.0`, code))
  })
})

describe("formatMinor", () => {
  it.prop(
    "puts a minus before what it says of the amount without it",
    [bigint(1n, maxMinorUnits), currency],
    ([minor, code]) => {
      assert.strictEqual(formatMinor(-minor, code), `-${formatMinor(minor, code)}`)
    }
  )

  it("has exactly the currency's number of decimals", () => {
    assert.deepStrictEqual(
      [formatMinor(1250n, usd), formatMinor(1250n, jpy), formatMinor(1250n, kwd), formatMoney(Money.of(-5n, usd))],
      ["12.50", "1250", "1.250", "-0.05"]
    )
    assert.deepStrictEqual(
      [usd, jpy, kwd].map((code) => formatMinor(0n, code)),
      ["0.00", "0", "0.000"]
    )
  })

  it("is exact for sums beyond the largest single amount", () => {
    assert.strictEqual(formatMinor(123_456_789_012_345_678_901n, usd), "1234567890123456789.01")
  })
})

describe("parseMoney", () => {
  it.each([
    "",
    " ",
    "+1",
    "1e2",
    "1E2",
    "01",
    "00",
    "00.5",
    "1.",
    ".5",
    "1,5",
    "1 000",
    " 1",
    "1 ",
    "1\n",
    "0x10",
    "1_0"
  ])("refuses %j", (text) => assert.match(refusal(text) ?? "", /^must be a decimal number/))

  it.each(["Infinity", "NaN", "--1", "-1.", "-", "1.2.3", "١٢", "１", "1.5\u0000"])("refuses %j, too", (text) =>
    assert.match(refusal(text) ?? "", /^must be a decimal number/)
  )

  it.each(["-1", "-0.01", "-0"])("says of %s that it must be over zero", (text) =>
    assert.strictEqual(refusal(text), "must be greater than 0")
  )

  it("leaves zero to the caller: it is a filter, but no expense", () => {
    assert.deepStrictEqual([minorOf("0"), minorOf("0.00"), minorOf("0", jpy)], [0n, 0n, 0n])
  })

  it("reads amounts up to 999,999,999,999 minor units", () => {
    assert.deepStrictEqual(
      [minorOf("9999999999.99"), minorOf("999999999999", jpy), minorOf("999999999.999", kwd)],
      [maxMinorUnits, maxMinorUnits, maxMinorUnits]
    )
  })

  it("refuses more than that, however long", () => {
    assert.strictEqual(refusal("10000000000"), "must be at most 9999999999.99")
    assert.strictEqual(refusal("1000000000000", jpy), "must be at most 999999999999")
    assert.strictEqual(refusal("1000000000", kwd), "must be at most 999999999.999")
    assert.strictEqual(refusal("9".repeat(100_000)), "must be at most 9999999999.99")
  })

  it("refuses too many decimals, also zeros", () => {
    assert.strictEqual(refusal("1.250"), "must have at most 2 decimals in USD")
    assert.strictEqual(refusal("1.0", jpy), "must have no decimals in JPY")
    assert.strictEqual(refusal("1.0000", kwd), "must have at most 3 decimals in KWD")
  })
})

describe("decimalOfNumber", () => {
  // The same digits by another way: the mantissa as one whole number, moved by arithmetic on its exponent.
  const naive = (value: number): string => {
    const [mantissa = "", exponent = "0"] = value.toExponential().split("e")
    const digits = mantissa.replace(".", "")
    const point = Number(exponent) + 1
    const padded = "0".repeat(Math.max(0, 1 - point)) + digits + "0".repeat(Math.max(0, point - digits.length))
    const at = Math.max(1, point)
    return padded.slice(at) === "" ? padded : `${padded.slice(0, at)}.${padded.slice(at)}`
  }

  it.prop(
    "agrees with the digits of the number, moved by its exponent",
    [Schema.Finite],
    ([value]) => {
      assert.strictEqual(decimalOfNumber(Math.abs(value)), naive(Math.abs(value)))
    },
    { arbitrary: { runs: 300 } }
  )

  it.prop("means the same number", [Schema.Finite], ([value]) => {
    assert.strictEqual(Number(decimalOfNumber(Math.abs(value))), Math.abs(value))
  })

  it.prop("gives back what an amount looks like without closing zeros", [bigint(0n, maxMinorUnits)], ([minor]) => {
    const text = formatMinor(minor, usd)
    assert.strictEqual(decimalOfNumber(Number(text)), text.replace(/\.?0+$/, ""))
  })

  it("has no exponent", () => {
    assert.deepStrictEqual([12.5, 1e2, 1e21, 1.5e21, 1.25e-7, 1e-7, 0, -0].map(decimalOfNumber), [
      "12.5",
      "100",
      `1${"0".repeat(21)}`,
      `15${"0".repeat(20)}`,
      "0.000000125",
      "0.0000001",
      "0",
      "0"
    ])
  })

  it.each([-1, -1e-7, -1e21, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    "makes of %d no amount",
    (value) => assert.isNull(minorOf(decimalOfNumber(value)))
  )

  it("keeps the error of binary fractions, so that it is refused and not rounded away", () => {
    assert.isNull(minorOf(decimalOfNumber(0.1 + 0.2)))
  })
})
