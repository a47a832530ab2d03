import { categoryShares, Money } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { usd } from "../support/arbitraries.ts"
import { byDay, labels, payments, rankOf } from "../support/spending.ts"
import { categoryId, day } from "../support/values.ts"

const many = { arbitrary: { runs: 200, size: 30 } }

describe("categoryShares", () => {
  it.prop(
    "are of the categories with spending, each with its total and count",
    [payments],
    ([payments]) => {
      const shares = categoryShares(byDay(payments).cells, labels, usd)
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
      const shares = categoryShares(byDay(payments).cells, labels, usd)
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
      const { cells } = byDay(payments)
      const shares = categoryShares(cells, labels, usd)
      assert.strictEqual(
        Money.sum(
          shares.map(({ total }) => total),
          usd
        ).minor,
        cells.reduce((sum, { total }) => sum + total, 0n)
      )
      const hundredths = shares.reduce((sum, { percentage }) => sum + Math.round(percentage * 100), 0)
      assert.strictEqual(hundredths, payments.length === 0 ? 0 : 10_000)
    },
    many
  )

  it.prop("do not depend on the order of cells and categories", [payments], ([payments]) => {
    const { cells, categories } = byDay(payments)
    assert.deepStrictEqual(
      categoryShares(cells.toReversed(), categories.toReversed(), usd),
      categoryShares(cells, categories, usd)
    )
  })

  const cell = (id: number, total: bigint) => ({ date: day("2026-01-01"), categoryId: categoryId(id), total, count: 1 })
  const label = (id: number, name: string) => ({ id: categoryId(id), name, color: "#000000", icon: "x" })

  it("go by id where total and name are equal", () => {
    const shares = categoryShares(
      [cell(2, 1n), cell(1, 1n), cell(3, 1n)],
      [label(3, "A"), label(2, "a"), label(1, "A")],
      usd
    )
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
    const shares = categoryShares(
      [cell(1, 2n), cell(2, 5n), cell(3, 5n)],
      [label(1, "a"), label(2, "b"), label(3, "c")],
      usd
    )
    assert.deepStrictEqual(
      shares.map(({ percentage }) => percentage),
      [41.67, 41.67, 16.66]
    )
  })

  it("are labelled as their categories are", () => {
    const [share] = categoryShares([cell(1, 1n)], [label(1, "Food"), label(2, "Other")], usd)
    assert.deepStrictEqual(share, { category: label(1, "Food"), total: Money.of(1n, usd), count: 1, percentage: 100 })
  })
})
