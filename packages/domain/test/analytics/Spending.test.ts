import { noSpending, totalOf, totalsBy, within } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { dateBetween } from "../support/arbitraries.ts"
import { byDay, payments, totalIn } from "../support/spending.ts"

describe("spending cells", () => {
  it.prop("come to the payments that they are made of", [payments], ([payments]) => {
    assert.deepStrictEqual(totalOf(byDay(payments).cells), totalIn(payments, ""))
  })

  it.prop("come to the same by any key", [payments], ([payments]) => {
    const totals = totalsBy(byDay(payments).cells, ({ date }) => date)
    assert.deepStrictEqual(
      [...totals].map(([date, total]) => [date, total.total, total.count]).toSorted(),
      [...new Set(payments.map(({ date }) => date))]
        .map((date) => {
          const { total, count } = totalIn(payments, date)
          return [date, total, count]
        })
        .toSorted()
    )
  })

  it.prop(
    "lie within a range with both of its ends",
    [payments, dateBetween(2023, 2025), dateBetween(2023, 2025)],
    ([payments, start, end]) => {
      const { cells } = byDay(payments)
      const inside = new Set(within(cells, { start, end }))
      for (const cell of cells) {
        assert.strictEqual(
          inside.has(cell),
          Date.parse(cell.date) >= Date.parse(start) && Date.parse(cell.date) <= Date.parse(end)
        )
      }
    }
  )

  it("come to nothing when there are none", () => {
    assert.deepStrictEqual(totalOf([]), noSpending)
    assert.strictEqual(totalsBy([], ({ date }) => date).size, 0)
  })
})
