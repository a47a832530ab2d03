/** One month: its totals, categories and days, and how it compares with the month before. */
import type { CurrencyCode } from "../money/Currency.ts"
import { Money } from "../money/Money.ts"
import { divideHalfUp } from "../money/Rounding.ts"
import { addDays, type CalendarDate, monthOf, yearOf } from "../time/CalendarDate.ts"
import { type DateRange, datesOf, lengthInDays, monthRange } from "../time/DateRange.ts"
import { type CategoryShare, categoryShares } from "./CategoryShare.ts"
import { type Change, changeBetween } from "./Change.ts"
import { noSpending, type Spending, totalOf, totalsBy, within } from "./Spending.ts"

export interface MonthlyReport {
  readonly year: number
  readonly month: number
  readonly currency: CurrencyCode
  readonly total: Money
  readonly count: number
  /** Per expense; zero where there is none. */
  readonly average: Money
  /** Over all days of the month. */
  readonly dailyAverage: Money
  readonly categories: ReadonlyArray<CategoryShare>
  /** Every day of the month. */
  readonly days: ReadonlyArray<{ readonly date: CalendarDate; readonly total: Money; readonly count: number }>
  readonly previous: { readonly year: number; readonly month: number; readonly total: Money; readonly count: number }
  readonly change: Change
}

/** The days that a report on a month is computed from: those of the month and of the one before. */
export const monthlyReportRange = (year: number, month: number): DateRange => {
  const { start, end } = monthRange(year, month)
  const last = addDays(start, -1)
  return { start: monthRange(yearOf(last), monthOf(last)).start, end }
}

/** The report, from the spending by day in {@link monthlyReportRange}. */
export const monthlyReport = (
  year: number,
  month: number,
  currency: CurrencyCode,
  spending: Spending
): MonthlyReport => {
  const range = monthRange(year, month)
  const cells = within(spending.cells, range)
  const { total, count } = totalOf(cells)
  const beforeEnd = addDays(range.start, -1)
  const before = totalOf(within(spending.cells, monthRange(yearOf(beforeEnd), monthOf(beforeEnd))))
  const byDay = totalsBy(cells, (cell) => cell.date)
  const money = (minor: bigint) => Money.of(minor, currency)
  return {
    year,
    month,
    currency,
    total: money(total),
    count,
    average: money(count === 0 ? 0n : divideHalfUp(total, BigInt(count))),
    dailyAverage: money(divideHalfUp(total, BigInt(lengthInDays(range)))),
    categories: categoryShares(cells, spending.categories, currency),
    days: datesOf(range).map((date) => {
      const day = byDay.get(date) ?? noSpending
      return { date, total: money(day.total), count: day.count }
    }),
    previous: { year: yearOf(beforeEnd), month: monthOf(beforeEnd), total: money(before.total), count: before.count },
    change: changeBetween(total, before.total, currency)
  }
}
