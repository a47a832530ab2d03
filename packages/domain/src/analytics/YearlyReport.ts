/** One year: its totals, categories and months, and how it compares with the year before. */
import type { CurrencyCode } from "../money/Currency.ts"
import { Money } from "../money/Money.ts"
import { divideHalfUp } from "../money/Rounding.ts"
import { monthOf } from "../time/CalendarDate.ts"
import { type DateRange, yearRange } from "../time/DateRange.ts"
import { type CategoryShare, categoryShares } from "./CategoryShare.ts"
import { type Change, changeBetween } from "./Change.ts"
import { noSpending, type Spending, totalOf, totalsBy, within } from "./Spending.ts"

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

/** The days that a report on a year is computed from: those of the year and of the one before. */
export const yearlyReportRange = (year: number): DateRange => ({
  start: yearRange(year - 1).start,
  end: yearRange(year).end
})

/** The report, from the spending by month in {@link yearlyReportRange}. */
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
