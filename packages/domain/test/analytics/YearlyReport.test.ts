import {
  breakdownQuery,
  breakdownReport,
  monthlyReport,
  monthlyReportQuery,
  noSpending,
  yearlyReport,
  yearlyReportQuery,
  yearRange
} from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { dateBetween, usd } from "../support/arbitraries.ts"
import { halfUp, monthKey, type Payment, paymentsIn, percent, spendingOf, totalIn } from "../support/spending.ts"
import { day } from "../support/values.ts"

const payments = paymentsIn(dateBetween(2022, 2025))
const many = { arbitrary: { runs: 100, size: 40 } }
const months = Array.from({ length: 12 }, (_, index) => index + 1)

const reportOf = (payments: ReadonlyArray<Payment>) =>
  yearlyReport(2024, usd, spendingOf(payments, yearlyReportQuery(2024)))

describe("yearlyReport", () => {
  it.prop(
    "has the sums of the payments in the year",
    [payments],
    ([payments]) => {
      const report = reportOf(payments)
      const { total, count } = totalIn(payments, "2024")
      assert.deepStrictEqual(
        [report.year, report.currency, report.total.minor, report.count],
        [2024, usd, total, count]
      )
      assert.strictEqual(report.average.minor, count === 0 ? 0n : halfUp(total, BigInt(count)))
      assert.strictEqual(report.monthlyAverage.minor, halfUp(total, 12n))
    },
    many
  )

  it.prop(
    "has all twelve months, with their own sums",
    [payments],
    ([payments]) => {
      assert.deepStrictEqual(
        reportOf(payments).months.map(({ month, total, count }) => [month, total.minor, count]),
        months.map((month) => {
          const { total, count } = totalIn(payments, monthKey(2024, month))
          return [month, total, count]
        })
      )
    },
    many
  )

  it.prop(
    "equals the sum of its months",
    [payments],
    ([payments]) => {
      const year = reportOf(payments)
      const parts = months.map((month) =>
        monthlyReport(2024, month, usd, spendingOf(payments, monthlyReportQuery(2024, month)))
      )
      assert.strictEqual(
        year.total.minor,
        parts.reduce((sum, { total }) => sum + total.minor, 0n)
      )
      assert.strictEqual(
        year.count,
        parts.reduce((sum, { count }) => sum + count, 0)
      )
      assert.deepStrictEqual(
        year.months,
        parts.map(({ month, total, count }) => ({ month, total, count }))
      )
      for (const { category, total, count } of year.categories) {
        const shares = parts.flatMap(({ categories }) =>
          categories.filter((share) => share.category.id === category.id)
        )
        assert.strictEqual(
          total.minor,
          shares.reduce((sum, share) => sum + share.total.minor, 0n)
        )
        assert.strictEqual(
          count,
          shares.reduce((sum, share) => sum + share.count, 0)
        )
      }
    },
    many
  )

  it.prop(
    "has the categories of the breakdown of its days",
    [payments],
    ([payments]) => {
      const breakdown = breakdownReport(yearRange(2024), usd, spendingOf(payments, breakdownQuery(yearRange(2024))))
      assert.deepStrictEqual(reportOf(payments).categories, breakdown.categories)
    },
    many
  )

  it.prop(
    "compares with the year before",
    [payments],
    ([payments]) => {
      const { previous, change, total } = reportOf(payments)
      const expected = totalIn(payments, "2023")
      assert.deepStrictEqual(
        [previous.year, previous.total.minor, previous.count],
        [2023, expected.total, expected.count]
      )
      assert.strictEqual(change.amount.minor, total.minor - expected.total)
      assert.strictEqual(change.percentage, percent(total.minor, expected.total))
    },
    many
  )

  it("reads its year and the one before, also at the first year", () => {
    const { before, range } = yearlyReportQuery(1900)
    assert.deepStrictEqual(before, { start: day("1899-01-01"), end: day("1899-12-31") })
    assert.deepStrictEqual(range, { start: day("1900-01-01"), end: day("1900-12-31") })
  })

  it("of an empty year is all zeros, with no change in percent", () => {
    const report = yearlyReport(1900, usd, { periods: [], categories: [], before: noSpending })
    assert.deepStrictEqual(
      [report.total.minor, report.average.minor, report.monthlyAverage.minor, report.count],
      [0n, 0n, 0n, 0]
    )
    assert.deepStrictEqual(report.categories, [])
    assert.deepStrictEqual(
      report.months.map(({ month, total, count }) => [month, total.minor, count]),
      months.map((month) => [month, 0n, 0])
    )
    assert.strictEqual(report.change.percentage, null)
  })
})
