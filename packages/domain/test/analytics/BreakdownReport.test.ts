import { breakdownReport, Money, monthlyReport, monthRange } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { dateBetween, int, kwd, usd } from "../support/arbitraries.ts"
import { byDay, inOne, paymentsIn, totalIn } from "../support/spending.ts"

const payments = paymentsIn(dateBetween(2023, 2024))
const many = { arbitrary: { runs: 100, size: 40 } }

describe("breakdownReport", () => {
  it.prop(
    "of a month has what the report on the month has",
    [payments, int(1, 12)],
    ([payments, month]) => {
      const range = monthRange(2024, month)
      const own = payments.filter(({ date }) => date >= range.start && date <= range.end)
      const breakdown = breakdownReport(range, usd, inOne(own, range.start))
      const { total, count, categories } = monthlyReport(2024, month, usd, byDay(payments))
      assert.deepStrictEqual(breakdown, { range, currency: usd, total, count, categories })
    },
    many
  )

  it.prop(
    "is the same from cells by day and from one cell for each category",
    [payments],
    ([payments]) => {
      const range = { start: monthRange(2023, 1).start, end: monthRange(2024, 12).end }
      const report = breakdownReport(range, usd, byDay(payments))
      assert.deepStrictEqual(report, breakdownReport(range, usd, inOne(payments, range.start)))
      assert.deepStrictEqual({ total: report.total.minor, count: report.count }, totalIn(payments, ""))
    },
    many
  )

  it("of nothing is zero", () => {
    const range = monthRange(2024, 2)
    assert.deepStrictEqual(breakdownReport(range, kwd, { cells: [], categories: [] }), {
      range,
      currency: kwd,
      total: Money.zero(kwd),
      count: 0,
      categories: []
    })
  })
})
