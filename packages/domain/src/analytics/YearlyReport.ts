import type { CurrencyCode } from "../money/Currency.ts"
import { Money } from "../money/Money.ts"
import { divideHalfUp } from "../money/Rounding.ts"
import { monthOf } from "../time/CalendarDate.ts"
import { type DateRange, yearRange } from "../time/DateRange.ts"
import { type CategoryShare, categoryShares } from "./CategoryShare.ts"
import { type Change, changeBetween } from "./Change.ts"
import { noSpending, type Spending, totalOf, totalsBy, within } from "./Spending.ts"

/** One year: its totals, categories and months, and how it compares with the year before. */
export interface YearlyReport {
  readonly year: number
  readonly currency: CurrencyCode
  readonly total: Money
  readonly count: number
  /** Per expense; zero where there is none. */
  readonly average: Money
  /** Over twelve months. */
  readonly monthlyAverage: Money
  readonly categories: ReadonlyArray<CategoryShare>
  /** All twelve months, `month` from 1 to 12. */
  readonly months: ReadonlyArray<{ readonly month: number; readonly total: Money; readonly count: number }>
  readonly previous: { readonly year: number; readonly total: Money; readonly count: number }
  readonly change: Change
}

/**
 * The days that a report on a year is computed from: those of the year and of the one before.
 *
 * @example
 * ```ts
 * import { yearlyReportRange } from "@outlay/domain"
 *
 * console.log(yearlyReportRange(2026)) // { start: '2025-01-01', end: '2026-12-31' }
 * ```
 */
export const yearlyReportRange = (year: number): DateRange => ({
  start: yearRange(year - 1).start,
  end: yearRange(year).end
})

/**
 * The report, from the spending by month in {@link yearlyReportRange}.
 *
 * @example
 * ```ts
 * import { CalendarDate, CategoryId, CurrencyCode, formatMoney, yearlyReport } from "@outlay/domain"
 *
 * const id = CategoryId.make("01a2b3c4-0000-7000-8000-000000000001")
 * const report = yearlyReport(2026, CurrencyCode.make("EUR"), {
 *   cells: [{ date: CalendarDate.make("2026-03-01"), categoryId: id, total: 12000n, count: 4 }],
 *   categories: [{ id, name: "Groceries", color: "#38a169", icon: null }]
 * })
 * console.log(formatMoney(report.average), formatMoney(report.monthlyAverage), report.change.percentage) // 30.00 10.00 null
 * ```
 */
export const yearlyReport = (year: number, currency: CurrencyCode, spending: Spending): YearlyReport => {
  const cells = within(spending.cells, yearRange(year))
  const { total, count } = totalOf(cells)
  const before = totalOf(within(spending.cells, yearRange(year - 1)))
  const byMonth = totalsBy(cells, (cell) => monthOf(cell.date))
  const money = (minor: bigint) => Money.of(minor, currency)
  return {
    year,
    currency,
    total: money(total),
    count,
    average: money(count === 0 ? 0n : divideHalfUp(total, BigInt(count))),
    monthlyAverage: money(divideHalfUp(total, 12n)),
    categories: categoryShares(cells, spending.categories, currency),
    months: Array.from({ length: 12 }, (_, index) => {
      const sum = byMonth.get(index + 1) ?? noSpending
      return { month: index + 1, total: money(sum.total), count: sum.count }
    }),
    previous: { year: year - 1, total: money(before.total), count: before.count },
    change: changeBetween(total, before.total, currency)
  }
}
