import { changeBetween, changePercentage, Money } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { bigint, jpy, usd } from "../support/arbitraries.ts"
import { percent } from "../support/spending.ts"

const total = bigint(0n, 1_000_000_000n)

describe("a change", () => {
  it.prop(
    "is the difference, and that in percent of before",
    [total, total],
    ([now, before]) => {
      const expected = { amount: Money.of(now - before, usd), percentage: percent(now, before) }
      assert.deepStrictEqual(changeBetween(now, before, usd), expected)
    },
    { arbitrary: { runs: 300 } }
  )

  it("has no percentage where before is nothing", () => {
    assert.deepStrictEqual([changePercentage(5n, 0n), changePercentage(0n, 0n)], [null, null])
    assert.deepStrictEqual(changeBetween(5n, 0n, jpy).amount, Money.of(5n, jpy))
  })

  it("rounds half away from zero", () => {
    assert.deepStrictEqual([changePercentage(20_001n, 20_000n), changePercentage(19_999n, 20_000n)], [0.01, -0.01])
  })

  it("is from −100 % to whatever", () => {
    assert.deepStrictEqual(
      [changePercentage(0n, 7n), changePercentage(7n, 7n), changePercentage(70n, 7n)],
      [-100, 0, 900]
    )
  })
})
