/**
 * How spending divides among categories: only those with spending, largest total first, then by lower-case name, then
 * by id. The percentages sum to exactly 100 (largest remainder).
 */
import type { CurrencyCode } from "../money/Currency.ts"
import { Money } from "../money/Money.ts"
import { percentageShares } from "../money/Rounding.ts"
import { caseKey, compareCodePoints } from "../text/Text.ts"
import type { CategoryLabel, CategoryTotal } from "./Spending.ts"

/**
 * What one category has of some spending.
 *
 * @example
 * ```ts
 * import { type CategoryShare, formatMoney } from "@outlay/domain"
 *
 * export const line = ({ category, percentage, total }: CategoryShare) =>
 *   `${category.name}: ${formatMoney(total)} (${percentage} %)`
 * ```
 */
export interface CategoryShare {
  readonly category: CategoryLabel
  readonly total: Money
  /** Of expenses. */
  readonly count: number
  /** Of the whole, at most two decimals. */
  readonly percentage: number
}

/**
 * The shares of categories in what was spent on all of them.
 *
 * @example
 * ```ts
 * import { CategoryId, categoryShares, CurrencyCode } from "@outlay/domain"
 *
 * const [food, rent] = ["Groceries", "Housing"].map((name, n) => {
 *   return { id: CategoryId.make(`01a2b3c4-0000-7000-8000-00000000000${n}`), name, color: "#38a169", icon: null }
 * })
 * if (food === undefined || rent === undefined) throw new Error("there are two")
 * const spent = [
 *   { category: food, total: 25000n, count: 9 },
 *   { category: rent, total: 75000n, count: 1 }
 * ]
 * const shares = categoryShares(spent, CurrencyCode.make("EUR"))
 * console.log(shares.map((share) => [share.category.name, share.percentage])) // [ [ 'Housing', 75 ], [ 'Groceries', 25 ] ]
 * ```
 */
export const categoryShares = (
  totals: ReadonlyArray<CategoryTotal>,
  currency: CurrencyCode
): ReadonlyArray<CategoryShare> => {
  const shares = totals.map((it) => ({ ...it, key: caseKey(it.category.name) })).toSorted(largestFirst)
  const percentages = percentageShares(shares, (share) => share.total, largestFirst)
  return shares.map(({ category, total, count }, index) => ({
    category,
    total: Money.of(total, currency),
    count,
    percentage: percentages[index] ?? 0
  }))
}

interface Ranked extends CategoryTotal {
  readonly key: string
}

const largestFirst = (a: Ranked, b: Ranked): number =>
  a.total === b.total
    ? compareCodePoints(a.key, b.key) || compareCodePoints(a.category.id, b.category.id)
    : a.total > b.total
      ? -1
      : 1
