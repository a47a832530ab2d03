import {
  addMonths,
  type CalendarDate,
  directionOf,
  maxTrendMonths,
  median,
  noSpending,
  trendReport,
  trendReportQuery
} from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { dateBetween, int, usd } from "../support/arbitraries.ts"
import { halfUp, monthKey, type Payment, paymentsIn, percent, spendingOf, totalIn } from "../support/spending.ts"
import { day } from "../support/values.ts"

const payments = paymentsIn(dateBetween(2023, 2024))
const todays = dateBetween(2024, 2024)
const length = int(1, 20)
const many = { arbitrary: { runs: 120, size: 40 } }

/** The month so many before the one of a date, by counting down. */
const monthBack = (date: string, back: number): { readonly year: number; readonly month: number } => {
  let [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))]
  for (let i = 0; i < back; i++) [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1]
  return { year, month }
}

const reportOf = (length: number, today: CalendarDate, payments: ReadonlyArray<Payment>) =>
  trendReport(length, today, usd, spendingOf(payments, trendReportQuery(length, today)))

describe("trendReport", () => {
  it.prop(
    "has the months up to that of today, oldest first, with their sums",
    [payments, todays, length],
    ([payments, today, length]) => {
      const expected = Array.from({ length }, (_, index) => {
        const { year, month } = monthBack(today, length - 1 - index)
        return { year, month, ...totalIn(payments, monthKey(year, month)) }
      })
      assert.deepStrictEqual(
        reportOf(length, today, payments).months.map(({ year, month, total, count }) => ({
          year,
          month,
          total: total.minor,
          count
        })),
        expected
      )
    },
    many
  )

  it.prop(
    "has change and moving average, also from before the window",
    [payments, todays, length],
    ([payments, today, length]) => {
      const totalAt = (back: number) => {
        const { year, month } = monthBack(today, back)
        return totalIn(payments, monthKey(year, month)).total
      }
      reportOf(length, today, payments).months.forEach((month, index) => {
        const back = length - 1 - index
        assert.strictEqual(month.changePercentage, percent(totalAt(back), totalAt(back + 1)))
        const three = totalAt(back) + totalAt(back + 1) + totalAt(back + 2)
        assert.strictEqual(month.movingAverage.minor, halfUp(three, 3n))
      })
    },
    many
  )

  it.prop(
    "has average, median and direction of the window alone",
    [payments, todays, length],
    ([payments, today, length]) => {
      const report = reportOf(length, today, payments)
      const totals = report.months.map(({ total }) => total.minor)
      assert.strictEqual(
        report.average.minor,
        halfUp(
          totals.reduce((sum, total) => sum + total, 0n),
          BigInt(length)
        )
      )
      assert.strictEqual(report.median.minor, median(totals))
      assert.strictEqual(report.direction, directionOf(totals))
    },
    many
  )

  it.prop("is the same on every day of a month", [payments, todays], ([payments, today]) => {
    const first = day(`${today.slice(0, 7)}-01`)
    assert.deepStrictEqual(reportOf(6, today, payments), reportOf(6, first, payments))
  })

  it("of nothing is zeros, flat, with no change in percent", () => {
    const report = trendReport(3, day("2026-01-31"), usd, { periods: [], categories: [], before: noSpending })
    const zero = { total: report.average, count: 0, changePercentage: null, movingAverage: report.average }
    assert.deepStrictEqual(report, {
      currency: usd,
      months: [
        { year: 2025, month: 11, ...zero },
        { year: 2025, month: 12, ...zero },
        { year: 2026, month: 1, ...zero }
      ],
      average: report.average,
      median: report.average,
      direction: "flat"
    })
    assert.strictEqual(report.average.minor, 0n)
  })

  it("of one month is flat, and still looks two months back", () => {
    const paid = (date: string, minor: bigint) => ({ date: day(date), category: 0, minor })
    const payments = [paid("2025-11-30", 30n), paid("2025-12-31", 20n), paid("2026-01-01", 10n)]
    const report = reportOf(1, day("2026-01-01"), payments)
    assert.deepStrictEqual(
      report.months.map(({ changePercentage, movingAverage }) => [changePercentage, movingAverage.minor]),
      [[-50, 20n]]
    )
    assert.deepStrictEqual([report.average.minor, report.median.minor, report.direction], [10n, 10n, "flat"])
  })

  it("reaches two months before its window, and to the end of the current month", () => {
    assert.deepStrictEqual(trendReportQuery(12, day("2024-02-29")).range, {
      start: day("2023-01-01"),
      end: day("2024-02-29")
    })
    assert.deepStrictEqual(trendReportQuery(1, day("2026-01-15")).range, {
      start: day("2025-11-01"),
      end: day("2026-01-31")
    })
    assert.strictEqual(
      trendReportQuery(maxTrendMonths, day("1900-01-01")).range.start,
      addMonths(day("1900-01-01"), -121)
    )
  })
})
