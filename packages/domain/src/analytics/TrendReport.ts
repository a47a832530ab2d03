import type { CategoryId } from "../category/Category.ts"
import type { CurrencyCode } from "../money/Currency.ts"
import { Money } from "../money/Money.ts"
import { divideHalfUp } from "../money/Rounding.ts"
import { addMonths, type CalendarDate, monthOf, yearOf } from "../time/CalendarDate.ts"
import { monthAround } from "../time/DateRange.ts"
import { changePercentage } from "./Change.ts"
import { noSpending, type Spending } from "./Spending.ts"
import type { SpendingQuery } from "./SpendingReader.ts"
import { type Direction, directionOf, median, sum } from "./Statistics.ts"

/**
 * How many months trends may have at most.
 *
 * @example
 * ```ts
 * import { maxTrendMonths } from "@outlay/domain"
 *
 * console.log(maxTrendMonths / 12) // 10
 * ```
 */
export const maxTrendMonths = 120

/**
 * The spending of the months up to the current one, and where it is heading. Moving average and change also look at
 * the months before the window.
 *
 * @example
 * ```ts
 * import { formatMoney, type TrendReport } from "@outlay/domain"
 *
 * export const headline = ({ direction, median }: TrendReport) => `${direction}, ${formatMoney(median)} in a usual month`
 * ```
 */
export interface TrendReport {
  readonly currency: CurrencyCode
  /** Oldest first; the last is the current month. */
  readonly months: ReadonlyArray<{
    /** As in 2026. */
    readonly year: number
    /** 1 to 12. */
    readonly month: number
    readonly total: Money
    /** Of expenses. */
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

/**
 * What the trends of `months` months up to the one of `today` are computed from, of one category or of all.
 *
 * @example
 * ```ts
 * import { CalendarDate, trendReportQuery } from "@outlay/domain"
 *
 * console.log(trendReportQuery(6, CalendarDate.make("2026-11-22")).range) // { start: '2026-04-01', end: '2026-11-30' }
 * ```
 */
export const trendReportQuery = (months: number, today: CalendarDate, categoryId?: CategoryId): SpendingQuery => ({
  range: {
    start: addMonths(monthAround(today).start, 1 - months - monthsBefore),
    end: monthAround(today).end
  },
  by: "month",
  categoryId
})

/**
 * The trends, from the spending of {@link trendReportQuery}.
 *
 * @example
 * ```ts
 * import { CalendarDate, CurrencyCode, formatMoney, noSpending, trendReport } from "@outlay/domain"
 *
 * const periods = ["2026-09-01", "2026-10-01", "2026-11-01"].map((month, index) => {
 *   return { date: CalendarDate.make(month), total: 1000n * BigInt(index + 1), count: 1 }
 * })
 * const spending = { periods, categories: [], before: noSpending }
 * const trends = trendReport(2, CalendarDate.make("2026-11-22"), CurrencyCode.make("EUR"), spending)
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
  const byMonth = new Map(spending.periods.map((it) => [it.date, it]))
  const { start } = trendReportQuery(months, today).range
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
