/** How the spending of a range of dates divides among the categories. */
import type { CurrencyCode } from "../money/Currency.ts"
import { Money } from "../money/Money.ts"
import type { DateRange } from "../time/DateRange.ts"
import { type CategoryShare, categoryShares } from "./CategoryShare.ts"
import { type Spending, totalOf } from "./Spending.ts"

export interface BreakdownReport {
  readonly range: DateRange
  readonly currency: CurrencyCode
  readonly total: Money
  readonly count: number
  readonly categories: ReadonlyArray<CategoryShare>
}

/** The breakdown, from the spending of exactly that range. */
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
