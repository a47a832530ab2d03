import { directionOf, median, sum } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary } from "effect"
import { bigint, int } from "../support/arbitraries.ts"

const many = { arbitrary: { runs: 400, size: 14 } }
const values = Arbitrary.array(bigint(0n, 5_000_000_000_000n), { maxLength: 20 })
// Small steps around one level, where flat begins and ends.
const level = Arbitrary.map(Arbitrary.array(int(-4, 4), { maxLength: 8 }), (steps) =>
  steps.map((step) => BigInt(100 + step))
)

/** By the textbook, x from 0 on, all in whole numbers: slope = (n·Σxy − Σx·Σy) / (n·Σx² − (Σx)²). */
const textbook = (values: ReadonlyArray<bigint>): string => {
  const n = BigInt(values.length)
  const xs = values.map((_, index) => BigInt(index))
  const add = (all: ReadonlyArray<bigint>) => all.reduce((total, value) => total + value, 0n)
  const rise = n * add(values.map((y, index) => y * BigInt(index))) - add(xs) * add(values)
  const run = n * add(xs.map((x) => x * x)) - add(xs) * add(xs)
  if (run === 0n) return "flat"
  // rise/run against Σy/n/100, multiplied by run·n·100
  const [slope, limit] = [rise * n * 100n, add(values) * run]
  return slope > limit ? "up" : slope < -limit ? "down" : "flat"
}

describe("directionOf", () => {
  it.prop(
    "agrees with the textbook's least squares",
    [values],
    ([values]) => {
      assert.strictEqual(directionOf(values), textbook(values))
    },
    many
  )

  it.prop(
    "agrees with it where flat begins and ends",
    [level],
    ([values]) => {
      assert.strictEqual(directionOf(values), textbook(values))
    },
    many
  )

  it.prop("turns round with the months", [values], ([values]) => {
    const opposite = { up: "down", down: "up", flat: "flat" }
    assert.strictEqual(directionOf(values.toReversed()), opposite[directionOf(values)])
  })

  it.prop("does not depend on the unit of the amounts", [level, bigint(1n, 1_000_000n)], ([values, factor]) => {
    assert.strictEqual(directionOf(values.map((value) => value * factor)), directionOf(values))
  })

  it("is flat up to exactly one percent of the average a month", () => {
    // 199 and 201: average 200, slope 2
    assert.deepStrictEqual([directionOf([199n, 201n]), directionOf([201n, 199n])], ["flat", "flat"])
    assert.deepStrictEqual([directionOf([197n, 200n]), directionOf([200n, 197n])], ["up", "down"])
  })

  it("is flat of nothing, of one month and of zeros", () => {
    assert.deepStrictEqual([[], [5n], [0n, 0n, 0n]].map(directionOf), ["flat", "flat", "flat"])
  })

  it("goes by the slope, not by the ends", () => {
    assert.strictEqual(directionOf([10n, 0n, 0n, 0n, 0n, 0n, 90n, 90n, 90n, 10n]), "up")
  })
})

describe("median", () => {
  it.prop(
    "has as many values below as above",
    [values],
    ([values]) => {
      const sorted = [...values].toSorted((a, b) => Number(a - b))
      const half = sorted.length / 2
      const middle = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1)
      const expected = middle.length === 2 ? ((middle[0] ?? 0n) + (middle[1] ?? 0n) + 1n) / 2n : (middle[0] ?? 0n)
      assert.strictEqual(median(values), expected)
    },
    many
  )

  it("is the mean of two in the middle, half up, and zero of none", () => {
    assert.deepStrictEqual(
      [median([]), median([7n]), median([1n, 2n]), median([9n, 1n, 2n]), median([4n, 1n, 9n, 2n])],
      [0n, 7n, 2n, 2n, 3n]
    )
  })
})

describe("sum", () => {
  it.prop("does not depend on the order", [values], ([values]) => sum(values) === sum(values.toReversed()))

  it("is exact beyond 2^53", () => {
    assert.strictEqual(sum([9_007_199_254_740_993n, 1n]), 9_007_199_254_740_994n)
  })
})
