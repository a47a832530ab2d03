import type { CurrencyCode } from "../money/Currency.ts"
import { Money } from "../money/Money.ts"
import { divideHalfUp } from "../money/Rounding.ts"
import { addMonths, type CalendarDate, dateOf, monthOf, yearOf } from "../time/CalendarDate.ts"
import { type DateRange, monthRange } from "../time/DateRange.ts"
import { changePercentage } from "./Change.ts"
import { noSpending, type Spending, totalsBy } from "./Spending.ts"
import { type Direction, directionOf, median, sum } from "./Statistics.ts"

/** How many months trends may have at most. */
export const maxTrendMonths = 120

/**
 * The spending of the months up to the current one, and where it is heading. Moving average and change also look at
 * the months before the window.
 */
export interface TrendReport {
  readonly currency: CurrencyCode
  /** Oldest first; the last is the current month. */
  readonly months: ReadonlyArray<{
    readonly year: number
    readonly month: number
    readonly total: Money
    readonly count: number
    /** Against the month before; `null` where that is empty. */
    readonly changePercentage: number | null
    /** Of the month and the two before it. */
    readonly movingAverage: Money
  }>
  readonly average: Money
  readonly median: Money
  readonly direction: Direction
}

// The moving average of the first month reaches two months back; so does no other figure further.
const monthsBefore = 2

const monthStart = (date: CalendarDate) => dateOf(yearOf(date), monthOf(date), 1)

/**
 * The days that the trends of `months` months up to the one of `today` are computed from.
 *
 * @example
 * ```ts
 * import { CalendarDate, trendReportRange } from "@outlay/domain"
 *
 * console.log(trendReportRange(6, CalendarDate.make("2026-11-22"))) // { start: '2026-04-01', end: '2026-11-30' }
 * ```
 */
export const trendReportRange = (months: number, today: CalendarDate): DateRange => ({
  start: addMonths(monthStart(today), 1 - months - monthsBefore),
  end: monthRange(yearOf(today), monthOf(today)).end
})

/**
 * The trends, from the spending by month in {@link trendReportRange}.
 *
 * @example
 * ```ts
 * import { CalendarDate, CategoryId, CurrencyCode, formatMoney, trendReport } from "@outlay/domain"
 *
 * const id = CategoryId.make("01a2b3c4-0000-7000-8000-000000000001")
 * const cells = ["2026-09-01", "2026-10-01", "2026-11-01"].map((month, index) => {
 *   return { date: CalendarDate.make(month), categoryId: id, total: 1000n * BigInt(index + 1), count: 1 }
 * })
 * const categories = [{ id, name: "Groceries", color: "#38a169", icon: null }]
 * const trends = trendReport(2, CalendarDate.make("2026-11-22"), CurrencyCode.make("EUR"), { cells, categories })
 * console.log(trends.months.map((month) => month.changePercentage)) // [ 100, 50 ]
 * console.log(trends.direction, formatMoney(trends.average)) // up 25.00
 * ```
 */
export const trendReport = (
  months: number,
  today: CalendarDate,
  currency: CurrencyCode,
  spending: Spending
): TrendReport => {
  const byMonth = totalsBy(spending.cells, (cell) => cell.date)
  const { start } = trendReportRange(months, today)
  const all = Array.from({ length: months + monthsBefore }, (_, index) => {
    const date = addMonths(start, index)
    return { date, ...(byMonth.get(date) ?? noSpending) }
  })
  const totals = all.map((month) => month.total)
  const inWindow = totals.slice(monthsBefore)
  const money = (minor: bigint) => Money.of(minor, currency)
  return {
    currency,
    months: all.slice(monthsBefore).map(({ date, total, count }, index) => ({
      year: yearOf(date),
      month: monthOf(date),
      total: money(total),
      count,
      changePercentage: changePercentage(total, totals[index + monthsBefore - 1] ?? 0n),
      movingAverage: money(divideHalfUp(sum(totals.slice(index, index + monthsBefore + 1)), 3n))
    })),
    average: money(divideHalfUp(sum(inWindow), BigInt(months))),
    median: money(median(inWindow)),
    direction: directionOf(inWindow)
  }
}
