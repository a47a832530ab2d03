import type { CurrencyCode } from "../money/Currency.ts"
import { Money } from "../money/Money.ts"
import { divideHalfUp } from "../money/Rounding.ts"
import { monthOf } from "../time/CalendarDate.ts"
import { yearRange } from "../time/DateRange.ts"
import { type CategoryShare, categoryShares } from "./CategoryShare.ts"
import { type Change, changeBetween } from "./Change.ts"
import { noSpending, type Spending, totalOf } from "./Spending.ts"
import type { SpendingQuery } from "./SpendingReader.ts"

/**
 * One year: its totals, categories and months, and how it compares with the year before.
 *
 * @example
 * ```ts
 * import { formatMoney, type YearlyReport } from "@outlay/domain"
 *
 * export const months = (report: YearlyReport) => report.months.map(({ month, total }) => `${month}: ${formatMoney(total)}`)
 * ```
 */
export interface YearlyReport {
  /** As in 2026. */
  readonly year: number
  readonly currency: CurrencyCode
  readonly total: Money
  /** Of expenses. */
  readonly count: number
  /** Per expense; zero where there is none. */
  readonly average: Money
  /** Over twelve months. */
  readonly monthlyAverage: Money
  readonly categories: ReadonlyArray<CategoryShare>
  /** All twelve of them. */
  readonly months: ReadonlyArray<{
    /** 1 to 12. */
    readonly month: number
    readonly total: Money
    /** Of expenses. */
    readonly count: number
  }>
  readonly previous: {
    /** The one before. */
    readonly year: number
    readonly total: Money
    /** Of expenses. */
    readonly count: number
  }
  readonly change: Change
}

/**
 * What a report on a year is computed from: its months, and the year before.
 *
 * @example
 * ```ts
 * import { yearlyReportQuery } from "@outlay/domain"
 *
 * console.log(yearlyReportQuery(2026).before) // { start: '2025-01-01', end: '2025-12-31' }
 * ```
 */
export const yearlyReportQuery = (year: number): SpendingQuery => ({
  range: yearRange(year),
  by: "month",
  before: yearRange(year - 1)
})

/**
 * The report, from the spending of {@link yearlyReportQuery}.
 *
 * @example
 * ```ts
 * import { CalendarDate, CategoryId, CurrencyCode, formatMoney, noSpending, yearlyReport } from "@outlay/domain"
 *
 * const id = CategoryId.make("01a2b3c4-0000-7000-8000-000000000001")
 * const category = { id, name: "Groceries", color: "#38a169", icon: null }
 * const report = yearlyReport(2026, CurrencyCode.make("EUR"), {
 *   periods: [{ date: CalendarDate.make("2026-03-01"), total: 12000n, count: 4 }],
 *   categories: [{ category, total: 12000n, count: 4 }],
 *   before: noSpending
 * })
 * console.log(formatMoney(report.average), formatMoney(report.monthlyAverage), report.change.percentage) // 30.00 10.00 null
 * ```
 */
export const yearlyReport = (year: number, currency: CurrencyCode, spending: Spending): YearlyReport => {
  const { before, categories, periods } = spending
  const { total, count } = totalOf(periods)
  const byMonth = new Map(periods.map((it) => [monthOf(it.date), it]))
  const money = (minor: bigint) => Money.of(minor, currency)
  return {
    year,
    currency,
    total: money(total),
    count,
    average: money(count === 0 ? 0n : divideHalfUp(total, BigInt(count))),
    monthlyAverage: money(divideHalfUp(total, 12n)),
    categories: categoryShares(categories, currency),
    months: Array.from({ length: 12 }, (_, index) => {
      const sum = byMonth.get(index + 1) ?? noSpending
      return { month: index + 1, total: money(sum.total), count: sum.count }
    }),
    previous: { year: year - 1, total: money(before.total), count: before.count },
    change: changeBetween(total, before.total, currency)
  }
}
