import { categoryShares, Money } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { usd } from "../support/arbitraries.ts"
import { labels, onCategories, payments, rankOf } from "../support/spending.ts"
import { categoryId } from "../support/values.ts"

const many = { arbitrary: { runs: 200, size: 30 } }

describe("categoryShares", () => {
  it.prop(
    "are of the categories with spending, each with its total and count",
    [payments],
    ([payments]) => {
      const shares = categoryShares(onCategories(payments), usd)
      const found = new Map(shares.map((share) => [share.category.id, share]))
      labels.forEach((label, index) => {
        const own = payments.filter(({ category }) => category === index)
        const share = found.get(label.id)
        assert.strictEqual(share?.count ?? 0, own.length)
        assert.strictEqual(
          share?.total.minor ?? 0n,
          own.reduce((sum, { minor }) => sum + minor, 0n)
        )
      })
      assert.strictEqual(shares.length, new Set(payments.map(({ category }) => category)).size)
    },
    many
  )

  it.prop(
    "are by total, largest first, then by lower-case name",
    [payments],
    ([payments]) => {
      const shares = categoryShares(onCategories(payments), usd)
      shares.slice(1).forEach((next, index) => {
        const before = shares[index] ?? next
        const [a, b] = [before.total.minor, next.total.minor]
        assert.isTrue(a > b || (a === b && rankOf(before.category) < rankOf(next.category)))
      })
    },
    many
  )

  it.prop(
    "sum to the total and to exactly 100 %",
    [payments],
    ([payments]) => {
      const totals = onCategories(payments)
      const shares = categoryShares(totals, usd)
      assert.strictEqual(
        Money.sum(
          shares.map(({ total }) => total),
          usd
        ).minor,
        totals.reduce((sum, { total }) => sum + total, 0n)
      )
      const hundredths = shares.reduce((sum, { percentage }) => sum + Math.round(percentage * 100), 0)
      assert.strictEqual(hundredths, payments.length === 0 ? 0 : 10_000)
    },
    many
  )

  it.prop("do not depend on the order of the totals", [payments], ([payments]) => {
    const totals = onCategories(payments)
    assert.deepStrictEqual(categoryShares(totals.toReversed(), usd), categoryShares(totals, usd))
  })

  const spent = (id: number, name: string, total: bigint) => ({
    category: { id: categoryId(id), name, color: "#000000", icon: "x" },
    total,
    count: 1
  })

  it("go by id where total and name are equal", () => {
    const shares = categoryShares([spent(2, "a", 1n), spent(1, "A", 1n), spent(3, "A", 1n)], usd)
    assert.deepStrictEqual(
      shares.map(({ category, percentage }) => [category.id, percentage]),
      [
        [categoryId(1), 33.34],
        [categoryId(2), 33.33],
        [categoryId(3), 33.33]
      ]
    )
  })

  it("give equal remainders to the larger total first", () => {
    const shares = categoryShares([spent(1, "a", 2n), spent(2, "b", 5n), spent(3, "c", 5n)], usd)
    assert.deepStrictEqual(
      shares.map(({ percentage }) => percentage),
      [41.67, 41.67, 16.66]
    )
  })

  it("are labelled as their categories are", () => {
    const food = spent(1, "Food", 1n)
    const [share] = categoryShares([food], usd)
    assert.deepStrictEqual(share, { ...food, total: Money.of(1n, usd), percentage: 100 })
  })
})
