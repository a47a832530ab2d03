import { categoryShares, monthlyReport, monthlyReportQuery, noSpending } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { dateBetween, int, jpy, usd } from "../support/arbitraries.ts"
import {
  halfUp,
  monthKey,
  onCategories,
  type Payment,
  paymentsIn,
  percent,
  spendingOf,
  totalIn
} from "../support/spending.ts"
import { day } from "../support/values.ts"

const aroundNewYear = paymentsIn(dateBetween(2023, 2024))
const many = { arbitrary: { runs: 100, size: 40 } }

const reportOf = (year: number, month: number, payments: ReadonlyArray<Payment>) =>
  monthlyReport(year, month, usd, spendingOf(payments, monthlyReportQuery(year, month)))

const before = (year: number, month: number): [number, number] => (month === 1 ? [year - 1, 12] : [year, month - 1])

describe("monthlyReport", () => {
  it.prop(
    "has the sums of the payments in the month",
    [aroundNewYear, int(1, 12)],
    ([payments, month]) => {
      const report = reportOf(2024, month, payments)
      const { total, count } = totalIn(payments, monthKey(2024, month))
      const days = new Date(Date.UTC(2024, month, 0)).getUTCDate()
      assert.deepStrictEqual([report.year, report.month, report.currency], [2024, month, usd])
      assert.deepStrictEqual([report.total.minor, report.count], [total, count])
      assert.strictEqual(report.average.minor, count === 0 ? 0n : halfUp(total, BigInt(count)))
      assert.strictEqual(report.dailyAverage.minor, halfUp(total, BigInt(days)))
    },
    many
  )

  it.prop(
    "has every day of the month once, with its own sums",
    [aroundNewYear, int(1, 12)],
    ([payments, month]) => {
      const { days } = reportOf(2024, month, payments)
      const expected = Array.from({ length: new Date(Date.UTC(2024, month, 0)).getUTCDate() }, (_, index) => {
        const date = `${monthKey(2024, month)}-${String(index + 1).padStart(2, "0")}`
        return [date, totalIn(payments, date).total, totalIn(payments, date).count]
      })
      assert.deepStrictEqual(
        days.map(({ date, total, count }) => [date, total.minor, count]),
        expected
      )
    },
    many
  )

  it.prop(
    "compares with the month before, also over a new year",
    [aroundNewYear, int(1, 12)],
    ([payments, month]) => {
      const { previous, change, total } = reportOf(2024, month, payments)
      const [year, earlier] = before(2024, month)
      const expected = totalIn(payments, monthKey(year, earlier))
      assert.deepStrictEqual(
        [previous.year, previous.month, previous.total.minor, previous.count],
        [year, earlier, expected.total, expected.count]
      )
      assert.strictEqual(change.amount.minor, total.minor - expected.total)
      assert.strictEqual(change.percentage, percent(total.minor, expected.total))
    },
    many
  )

  it.prop(
    "has the shares of its own payments only",
    [aroundNewYear, int(1, 12)],
    ([payments, month]) => {
      const own = payments.filter(({ date }) => date.startsWith(monthKey(2024, month)))
      assert.deepStrictEqual(reportOf(2024, month, payments).categories, categoryShares(onCategories(own), usd))
    },
    many
  )

  it("of an empty month is all zeros, with no change in percent", () => {
    const report = monthlyReport(2100, 2, jpy, { periods: [], categories: [], before: noSpending })
    const zero = { total: report.total, count: 0 }
    assert.deepStrictEqual(
      [report.total.minor, report.average.minor, report.dailyAverage.minor, report.count],
      [0n, 0n, 0n, 0]
    )
    assert.deepStrictEqual(report.categories, [])
    assert.strictEqual(report.days.length, 28)
    assert.isTrue(report.days.every(({ total, count }) => total.minor === 0n && count === 0))
    assert.deepStrictEqual(report.previous, { year: 2100, month: 1, ...zero })
    assert.deepStrictEqual([report.change.amount.minor, report.change.percentage], [0n, null])
    assert.strictEqual(report.change.amount.currency, jpy)
  })

  it("of an empty month after a full one has lost 100 %", () => {
    const payment = { date: day("2024-01-31"), category: 0, minor: 500n }
    const { change } = reportOf(2024, 2, [payment])
    assert.deepStrictEqual([change.amount.minor, change.percentage], [-500n, -100])
  })

  it("of January 1900 looks back at December 1899", () => {
    const { before, range } = monthlyReportQuery(1900, 1)
    assert.deepStrictEqual(before, { start: day("1899-12-01"), end: day("1899-12-31") })
    assert.deepStrictEqual(range, { start: day("1900-01-01"), end: day("1900-01-31") })
    const { previous } = reportOf(1900, 1, [])
    assert.deepStrictEqual([previous.year, previous.month, previous.count], [1899, 12, 0])
  })

  it("rounds its averages half up", () => {
    const on = (date: string, minor: bigint) => ({ date: day(date), category: 0, minor })
    // 3/2 goes up, 3/31 down; in April 15/30 is half of one
    const report = reportOf(2024, 1, [on("2024-01-01", 1n), on("2024-01-31", 2n)])
    assert.deepStrictEqual([report.average.minor, report.dailyAverage.minor], [2n, 0n])
    assert.strictEqual(reportOf(2024, 4, [on("2024-04-01", 15n)]).dailyAverage.minor, 1n)
  })
})
