import {
  breakdownQuery,
  breakdownReport,
  Money,
  monthlyReport,
  monthlyReportQuery,
  monthRange,
  noSpending
} from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { dateBetween, int, kwd, usd } from "../support/arbitraries.ts"
import { paymentsIn, spendingOf, totalIn } from "../support/spending.ts"

const payments = paymentsIn(dateBetween(2023, 2024))
const many = { arbitrary: { runs: 100, size: 40 } }

describe("breakdownReport", () => {
  it.prop(
    "of a month has what the report on the month has",
    [payments, int(1, 12)],
    ([payments, month]) => {
      const range = monthRange(2024, month)
      const breakdown = breakdownReport(range, usd, spendingOf(payments, breakdownQuery(range)))
      const monthly = monthlyReport(2024, month, usd, spendingOf(payments, monthlyReportQuery(2024, month)))
      const { total, count, categories } = monthly
      assert.deepStrictEqual(breakdown, { range, currency: usd, total, count, categories })
    },
    many
  )

  it.prop(
    "has the sums of the payments in its range",
    [payments],
    ([payments]) => {
      const range = { start: monthRange(2023, 1).start, end: monthRange(2023, 12).end }
      const { count, total } = breakdownReport(range, usd, spendingOf(payments, breakdownQuery(range)))
      assert.deepStrictEqual({ total: total.minor, count }, totalIn(payments, "2023"))
    },
    many
  )

  it("of nothing is zero", () => {
    const range = monthRange(2024, 2)
    assert.deepStrictEqual(breakdownReport(range, kwd, { periods: [], categories: [], before: noSpending }), {
      range,
      currency: kwd,
      total: Money.zero(kwd),
      count: 0,
      categories: []
    })
  })
})
