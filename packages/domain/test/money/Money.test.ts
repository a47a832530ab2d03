import { Money, maxMinorUnits, PositiveMoney } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Equal } from "effect"
import { bigint, currency, jpy, usd } from "../support/arbitraries.ts"
import { refusals } from "../support/decoding.ts"

const minor = bigint(-maxMinorUnits, maxMinorUnits)

describe("Money", () => {
  it.prop("adds and takes away minor units", [minor, minor, currency], ([a, b, code]) => {
    assert.strictEqual(Money.of(a, code).plus(Money.of(b, code)).minor, a + b)
    assert.strictEqual(Money.of(a, code).minus(Money.of(b, code)).minor, a - b)
  })

  it.prop("gives back what was added when it is taken away", [minor, minor, currency], ([a, b, code]) => {
    const start = Money.of(a, code)
    assert.isTrue(Equal.equals(start.plus(Money.of(b, code)).minus(Money.of(b, code)), start))
  })

  it.prop("sums any number of amounts in any order", [Arbitrary.array(minor), currency], ([amounts, code]) => {
    const of = (values: ReadonlyArray<bigint>) =>
      Money.sum(
        values.map((value) => Money.of(value, code)),
        code
      )
    const expected = amounts.reduce((total, value) => total + value, 0n)
    assert.deepStrictEqual([of(amounts).minor, of(amounts.toReversed()).minor], [expected, expected])
  })

  it("is equal by its value", () => {
    assert.isTrue(Equal.equals(Money.of(1n, usd), Money.of(1n, usd)))
    assert.isFalse(Equal.equals(Money.of(1n, usd), Money.of(1n, jpy)))
  })

  it("sums nothing to zero", () => {
    assert.isTrue(Equal.equals(Money.sum([], usd), Money.zero(usd)))
  })

  it("never lets two currencies meet in one sum", () => {
    const meet = /USD and JPY cannot meet/
    assert.throws(() => Money.of(1n, usd).plus(Money.of(1n, jpy)), meet)
    assert.throws(() => Money.of(1n, usd).minus(Money.of(1n, jpy)), meet)
    assert.throws(() => Money.sum([Money.of(1n, jpy)], usd), meet)
  })
})

describe("PositiveMoney", () => {
  const of = (minor: bigint) => refusals(PositiveMoney, { minor, currency: "USD" })

  it("is from one minor unit to the largest amount", () => {
    assert.deepStrictEqual([1n, maxMinorUnits].map(of), [[], []])
  })

  it("is not zero or less", () => {
    assert.deepStrictEqual([0n, -1n].map(of), [["must be greater than 0"], ["must be greater than 0"]])
  })

  it("is not more than 999,999,999,999 minor units", () => {
    assert.deepStrictEqual(of(1_000_000_000_000n), ["is too large"])
  })
})
