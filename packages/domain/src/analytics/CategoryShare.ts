/**
 * How spending divides among categories: only those with spending, largest total first, then by lower-case name, then
 * by id. The percentages sum to exactly 100 (largest remainder).
 */
import type { CurrencyCode } from "../money/Currency.ts"
import { Money } from "../money/Money.ts"
import { percentageShares } from "../money/Rounding.ts"
import { caseKey, compareCodePoints } from "../text/Text.ts"
import { type CategoryLabel, type Spending, type SpendingCell, totalsBy } from "./Spending.ts"

/** What one category has of some spending. */
export interface CategoryShare {
  readonly category: CategoryLabel
  readonly total: Money
  /** Of expenses. */
  readonly count: number
  /** Of the whole, at most two decimals. */
  readonly percentage: number
}

/**
 * The shares of the categories in `cells`, labelled by the categories of the spending that they come from.
 *
 * @example
 * ```ts
 * import { CalendarDate, CategoryId, categoryShares, CurrencyCode } from "@outlay/domain"
 *
 * const [food, rent] = [1, 2].map((n) => CategoryId.make(`01a2b3c4-0000-7000-8000-00000000000${n}`))
 * if (food === undefined || rent === undefined) throw new Error("there are two")
 * const date = CalendarDate.make("2026-11-01")
 * const shares = categoryShares(
 *   [
 *     { date, categoryId: food, total: 25000n, count: 9 },
 *     { date, categoryId: rent, total: 75000n, count: 1 }
 *   ],
 *   [
 *     { id: food, name: "Groceries", color: "#38a169", icon: null },
 *     { id: rent, name: "Housing", color: "#3182ce", icon: null }
 *   ],
 *   CurrencyCode.make("EUR")
 * )
 * console.log(shares.map((share) => [share.category.name, share.percentage])) // [ [ 'Housing', 75 ], [ 'Groceries', 25 ] ]
 * ```
 */
export const categoryShares = (
  cells: ReadonlyArray<SpendingCell>,
  categories: Spending["categories"],
  currency: CurrencyCode
): ReadonlyArray<CategoryShare> => {
  const totals = totalsBy(cells, (cell) => cell.categoryId)
  const shares = categories
    .flatMap((category) => {
      const sum = totals.get(category.id)
      return sum === undefined ? [] : [{ category, key: caseKey(category.name), ...sum }]
    })
    .toSorted(largestFirst)
  const percentages = percentageShares(shares, (share) => share.total, largestFirst)
  return shares.map(({ category, total, count }, index) => ({
    category,
    total: Money.of(total, currency),
    count,
    percentage: percentages[index] ?? 0
  }))
}

interface Ranked {
  readonly category: CategoryLabel
  readonly key: string
  readonly total: bigint
}

const largestFirst = (a: Ranked, b: Ranked): number =>
  a.total === b.total
    ? compareCodePoints(a.key, b.key) || compareCodePoints(a.category.id, b.category.id)
    : a.total > b.total
      ? -1
      : 1
