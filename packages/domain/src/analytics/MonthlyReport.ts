import type { CurrencyCode } from "../money/Currency.ts"
import { Money } from "../money/Money.ts"
import { divideHalfUp } from "../money/Rounding.ts"
import { addDays, type CalendarDate, monthOf, yearOf } from "../time/CalendarDate.ts"
import { type DateRange, datesOf, lengthInDays, monthRange } from "../time/DateRange.ts"
import { type CategoryShare, categoryShares } from "./CategoryShare.ts"
import { type Change, changeBetween } from "./Change.ts"
import { noSpending, type Spending, totalOf, totalsBy, within } from "./Spending.ts"

/** One month: its totals, categories and days, and how it compares with the month before. */
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

/**
 * The days that a report on a month is computed from: those of the month and of the one before.
 *
 * @example
 * ```ts
 * import { monthlyReportRange } from "@outlay/domain"
 *
 * console.log(monthlyReportRange(2026, 1)) // { start: '2025-12-01', end: '2026-01-31' }
 * ```
 */
export const monthlyReportRange = (year: number, month: number): DateRange => {
  const { start, end } = monthRange(year, month)
  const last = addDays(start, -1)
  return { start: monthRange(yearOf(last), monthOf(last)).start, end }
}

/**
 * The report, from the spending by day in {@link monthlyReportRange}.
 * `month` is 1 to 12.
 *
 * @example
 * ```ts
 * import { CalendarDate, CategoryId, CurrencyCode, formatMoney, monthlyReport } from "@outlay/domain"
 *
 * const id = CategoryId.make("01a2b3c4-0000-7000-8000-000000000001")
 * const report = monthlyReport(2026, 2, CurrencyCode.make("EUR"), {
 *   cells: [
 *     { date: CalendarDate.make("2026-01-31"), categoryId: id, total: 1000n, count: 1 },
 *     { date: CalendarDate.make("2026-02-01"), categoryId: id, total: 2800n, count: 2 }
 *   ],
 *   categories: [{ id, name: "Groceries", color: "#38a169", icon: null }]
 * })
 * console.log(formatMoney(report.dailyAverage), report.days.length, report.change.percentage) // 1.00 28 180
 * ```
 */
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
