import type { CurrencyCode } from "../money/Currency.ts"
import { Money } from "../money/Money.ts"
import { divideHalfUp } from "../money/Rounding.ts"
import { addDays, type CalendarDate, monthOf, yearOf } from "../time/CalendarDate.ts"
import { type DateRange, datesOf, lengthInDays, monthAround, monthRange } from "../time/DateRange.ts"
import { type CategoryShare, categoryShares } from "./CategoryShare.ts"
import { type Change, changeBetween } from "./Change.ts"
import { noSpending, type Spending, totalOf } from "./Spending.ts"
import type { SpendingQuery } from "./SpendingReader.ts"

/**
 * One month: its totals, categories and days, and how it compares with the month before.
 *
 * @example
 * ```ts
 * import { formatMoney, type MonthlyReport } from "@outlay/domain"
 *
 * export const headline = ({ change, count, total }: MonthlyReport) =>
 *   `${formatMoney(total)} in ${count} payments, ${change.percentage ?? "–"} % against the month before`
 * ```
 */
export interface MonthlyReport {
  /** As in 2026. */
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly currency: CurrencyCode
  readonly total: Money
  /** Of expenses. */
  readonly count: number
  /** Per expense; zero where there is none. */
  readonly average: Money
  /** Over all days of the month. */
  readonly dailyAverage: Money
  readonly categories: ReadonlyArray<CategoryShare>
  /** Every day of the month. */
  readonly days: ReadonlyArray<{
    readonly date: CalendarDate
    readonly total: Money
    /** Of expenses. */
    readonly count: number
  }>
  readonly previous: {
    /** Of the month before. */
    readonly year: number
    /** 1 to 12. */
    readonly month: number
    readonly total: Money
    /** Of expenses. */
    readonly count: number
  }
  readonly change: Change
}

const monthBefore = ({ start }: DateRange): DateRange => monthAround(addDays(start, -1))

/**
 * What a report on a month (1 to 12) is computed from: its days, and the month before.
 *
 * @example
 * ```ts
 * import { monthlyReportQuery } from "@outlay/domain"
 *
 * console.log(monthlyReportQuery(2026, 1).before) // { start: '2025-12-01', end: '2025-12-31' }
 * ```
 */
export const monthlyReportQuery = (year: number, month: number): SpendingQuery => {
  const range = monthRange(year, month)
  return { range, by: "day", before: monthBefore(range) }
}

/**
 * The report, from the spending of {@link monthlyReportQuery}.
 * `month` is 1 to 12.
 *
 * @example
 * ```ts
 * import { CalendarDate, CategoryId, CurrencyCode, formatMoney, monthlyReport } from "@outlay/domain"
 *
 * const id = CategoryId.make("01a2b3c4-0000-7000-8000-000000000001")
 * const category = { id, name: "Groceries", color: "#38a169", icon: null }
 * const report = monthlyReport(2026, 2, CurrencyCode.make("EUR"), {
 *   periods: [{ date: CalendarDate.make("2026-02-01"), total: 2800n, count: 2 }],
 *   categories: [{ category, total: 2800n, count: 2 }],
 *   before: { total: 1000n, count: 1 }
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
  const { before, categories, periods } = spending
  const range = monthRange(year, month)
  const { start } = monthBefore(range)
  const { total, count } = totalOf(periods)
  const byDay = new Map(periods.map((it) => [it.date, it]))
  const money = (minor: bigint) => Money.of(minor, currency)
  return {
    year,
    month,
    currency,
    total: money(total),
    count,
    average: money(count === 0 ? 0n : divideHalfUp(total, BigInt(count))),
    dailyAverage: money(divideHalfUp(total, BigInt(lengthInDays(range)))),
    categories: categoryShares(categories, currency),
    days: datesOf(range).map((date) => {
      const day = byDay.get(date) ?? noSpending
      return { date, total: money(day.total), count: day.count }
    }),
    previous: { year: yearOf(start), month: monthOf(start), total: money(before.total), count: before.count },
    change: changeBetween(total, before.total, currency)
  }
}
