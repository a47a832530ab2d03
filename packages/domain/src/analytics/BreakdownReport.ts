import type { CurrencyCode } from "../money/Currency.ts"
import { Money } from "../money/Money.ts"
import type { DateRange } from "../time/DateRange.ts"
import { type CategoryShare, categoryShares } from "./CategoryShare.ts"
import { type Spending, totalOf } from "./Spending.ts"

/** How the spending of a range of dates divides among the categories. */
export interface BreakdownReport {
  readonly range: DateRange
  readonly currency: CurrencyCode
  readonly total: Money
  readonly count: number
  readonly categories: ReadonlyArray<CategoryShare>
}

/**
 * The breakdown, from the spending of exactly that range.
 *
 * @example
 * ```ts
 * import { breakdownReport, CalendarDate, CategoryId, CurrencyCode, formatMoney, monthRange } from "@outlay/domain"
 *
 * const id = CategoryId.make("01a2b3c4-0000-7000-8000-000000000001")
 * const report = breakdownReport(monthRange(2026, 3), CurrencyCode.make("EUR"), {
 *   cells: [{ date: CalendarDate.make("2026-03-01"), categoryId: id, total: 1250n, count: 2 }],
 *   categories: [{ id, name: "Groceries", color: "#38a169", icon: null }]
 * })
 * console.log(formatMoney(report.total)) // 12.50
 * console.log(report.categories.map((share) => `${share.category.name} ${share.percentage} %`)) // [ 'Groceries 100 %' ]
 * ```
 */
export const breakdownReport = (range: DateRange, currency: CurrencyCode, spending: Spending): BreakdownReport => {
  const { total, count } = totalOf(spending.cells)
  return {
    range,
    currency,
    total: Money.of(total, currency),
    count,
    categories: categoryShares(spending.cells, spending.categories, currency)
  }
}
