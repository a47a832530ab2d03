import type { CurrencyCode } from "../money/Currency.ts"
import { Money } from "../money/Money.ts"
import type { DateRange } from "../time/DateRange.ts"
import { type CategoryShare, categoryShares } from "./CategoryShare.ts"
import { type Spending, totalOf } from "./Spending.ts"
import type { SpendingQuery } from "./SpendingReader.ts"

/**
 * How the spending of a range of dates divides among the categories.
 *
 * @example
 * ```ts
 * import { type BreakdownReport, formatMoney } from "@outlay/domain"
 *
 * export const lines = ({ categories, total }: BreakdownReport) => [
 *   ...categories.map((share) => `${share.category.name}: ${share.percentage} %`),
 *   `of ${formatMoney(total)}`
 * ]
 * ```
 */
export interface BreakdownReport {
  readonly range: DateRange
  readonly currency: CurrencyCode
  readonly total: Money
  /** Of expenses. */
  readonly count: number
  readonly categories: ReadonlyArray<CategoryShare>
}

/**
 * What a breakdown is computed from.
 *
 * @example
 * ```ts
 * import { breakdownQuery, monthRange } from "@outlay/domain"
 *
 * console.log(breakdownQuery(monthRange(2026, 3)).by) // range
 * ```
 */
export const breakdownQuery = (range: DateRange): SpendingQuery => ({ range, by: "range" })

/**
 * The breakdown, from the spending of {@link breakdownQuery}.
 *
 * @example
 * ```ts
 * import { breakdownReport, CategoryId, CurrencyCode, formatMoney, monthRange, noSpending } from "@outlay/domain"
 *
 * const range = monthRange(2026, 3)
 * const id = CategoryId.make("01a2b3c4-0000-7000-8000-000000000001")
 * const category = { id, name: "Groceries", color: "#38a169", icon: null }
 * const spent = { total: 1250n, count: 2 }
 * const report = breakdownReport(range, CurrencyCode.make("EUR"), {
 *   periods: [{ date: range.start, ...spent }],
 *   categories: [{ category, ...spent }],
 *   before: noSpending
 * })
 * console.log(formatMoney(report.total)) // 12.50
 * console.log(report.categories.map((share) => `${share.category.name} ${share.percentage} %`)) // [ 'Groceries 100 %' ]
 * ```
 */
export const breakdownReport = (range: DateRange, currency: CurrencyCode, spending: Spending): BreakdownReport => {
  const { total, count } = totalOf(spending.categories)
  return {
    range,
    currency,
    total: Money.of(total, currency),
    count,
    categories: categoryShares(spending.categories, currency)
  }
}
