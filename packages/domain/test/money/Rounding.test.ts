import { divideHalfUp, percentageOf, percentageShares } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary } from "effect"
import { bigint, int } from "../support/arbitraries.ts"

const denominator = bigint(1n, 1_000n)
// Small enough that a double tells every hundredth of a quotient.
const numerator = bigint(-100_000_000_000n, 100_000_000_000n)
const magnitude = (value: bigint) => (value < 0n ? -value : value)
const hundredths = (percentage: number) => Math.round(percentage * 100)

describe("divideHalfUp", () => {
  it.prop(
    "is the one whole number within half of the quotient, the upper one of two",
    [numerator, denominator],
    ([n, d]) => {
      // q - 1/2 ≤ n/d < q + 1/2, multiplied by 2d
      const q = divideHalfUp(n, d)
      assert.isTrue(2n * q * d - d <= 2n * n && 2n * n < 2n * q * d + d)
    }
  )

  it.prop("of a half goes up on both sides of zero", [int(-1000, 1000)], ([n]) => {
    assert.strictEqual(divideHalfUp(2n * BigInt(n) + 1n, 2n), BigInt(n) + 1n)
  })
})

describe("percentageOf", () => {
  it.prop(
    "is the nearest hundredth, and of two the one away from zero",
    [numerator, denominator],
    ([part, whole]) => {
      // |part| · 10000 / whole within half, the half included above only
      const found = BigInt(hundredths(percentageOf(part, whole)))
      const exact = 2n * magnitude(part) * 10_000n
      assert.isTrue(2n * magnitude(found) * whole - whole <= exact && exact < 2n * magnitude(found) * whole + whole)
      assert.isTrue(found === 0n || part > 0n === found > 0n)
    },
    { arbitrary: { seed: 1, runs: 200 } }
  )

  it.prop("is the same on both sides of zero", [numerator, denominator], ([part, whole]) => {
    assert.strictEqual(percentageOf(-part, whole), 0 - percentageOf(part, whole))
  })

  it("rounds half away from zero", () => {
    assert.deepStrictEqual(
      [1n, -1n, 3n, -3n].map((part) => percentageOf(part, 20_000n)),
      [0.01, -0.01, 0.02, -0.02]
    )
  })

  it("never answers a negative zero", () => {
    assert.isTrue(Object.is(percentageOf(-1n, 1_000_000n), 0))
  })

  it("has no more than two decimals where a product of doubles would have more", () => {
    assert.deepStrictEqual(
      [1n, 2n, 29n, 57n, 5800n].map((part) => percentageOf(part, 10_000n)),
      [0.01, 0.02, 0.29, 0.57, 58]
    )
  })

  it("stays exact beyond what a double counts in hundredths", () => {
    assert.strictEqual(percentageOf(999_999_999_999n, 1n), 99_999_999_999_900)
  })
})

describe("percentageShares", () => {
  const totals = Arbitrary.array(bigint(0n, 20n), { minLength: 1, maxLength: 9 })
  const large = Arbitrary.array(bigint(1n, 999_999_999_999n), { minLength: 1, maxLength: 9 })
  interface Item {
    readonly total: bigint
    readonly index: number
  }
  const order = (a: Item, b: Item) => (a.total === b.total ? a.index - b.index : a.total > b.total ? -1 : 1)
  const sharesOf = (values: ReadonlyArray<bigint>) =>
    percentageShares(
      values.map((total, index) => ({ total, index })),
      (item) => item.total,
      order
    )

  // Deals out one hundredth at a time, each to the item that is furthest below its exact share.
  const dealt = (values: ReadonlyArray<bigint>): ReadonlyArray<number> => {
    const whole = values.reduce((sum, value) => sum + value, 0n)
    if (whole === 0n) return values.map(() => 0)
    const parts = values.map((total, index) => ({ total, index, given: (total * 10_000n) / whole }))
    const lacks = (part: (typeof parts)[number]) => part.total * 10_000n - part.given * whole
    const before = (a: (typeof parts)[number], b: (typeof parts)[number]) =>
      lacks(a) === lacks(b) ? order(a, b) < 0 : lacks(a) > lacks(b)
    while (parts.reduce((sum, part) => sum + part.given, 0n) < 10_000n) {
      const next = parts.reduce((best, part) => (before(part, best) ? part : best))
      next.given += 1n
    }
    return parts.map((part) => Number(part.given) / 100)
  }

  it.prop("sum to exactly 100 when the whole is over zero", [large], ([values]) => {
    assert.strictEqual(
      sharesOf(values).reduce((sum, share) => sum + hundredths(share), 0),
      10_000
    )
  })

  it.prop(
    "equal those that are dealt out hundredth by hundredth, ties by the order given",
    [totals],
    ([values]) => {
      assert.deepStrictEqual(sharesOf(values), dealt(values))
    },
    { arbitrary: { runs: 300 } }
  )

  it.prop("are less than a hundredth from the exact share", [large], ([values]) => {
    const whole = values.reduce((sum, value) => sum + value, 0n)
    sharesOf(values).forEach((share, index) => {
      const off = (values[index] ?? 0n) * 10_000n - BigInt(hundredths(share)) * whole
      assert.isTrue(magnitude(off) < whole)
    })
  })

  it.prop("do not depend on the order of the items", [totals], ([values]) => {
    const backwards = percentageShares(
      values.map((total, index) => ({ total, index })).toReversed(),
      (item) => item.total,
      order
    )
    assert.deepStrictEqual(backwards.toReversed(), sharesOf(values))
  })

  it("give what is left of three thirds to the first by the order", () => {
    assert.deepStrictEqual(sharesOf([1n, 1n, 1n]), [33.34, 33.33, 33.33])
  })

  it("give equal remainders to the larger total", () => {
    // 1666 2/3, 4166 2/3 and 4166 2/3 hundredths: two are left over
    assert.deepStrictEqual(sharesOf([2n, 5n, 5n]), [16.66, 41.67, 41.67])
  })

  it("are all zero where there is nothing", () => {
    assert.deepStrictEqual(sharesOf([0n, 0n]), [0, 0])
    assert.deepStrictEqual(sharesOf([]), [])
  })
})
