/**
 * What analytics are computed from: the spending of a range of days, added up by day or month and, apart from that, by
 * category. Its size follows days and categories, not expenses.
 */
import type { Category } from "../category/Category.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"

/**
 * A sum of expenses.
 *
 * @example
 * ```ts
 * import { divideHalfUp, type Total } from "@outlay/domain"
 *
 * export const average = ({ count, total }: Total) => (count === 0 ? 0n : divideHalfUp(total, BigInt(count)))
 * ```
 */
export interface Total {
  /** Minor units. */
  readonly total: bigint
  /** Of expenses. */
  readonly count: number
}

/**
 * The total of no expenses.
 *
 * @example
 * ```ts
 * import { noSpending } from "@outlay/domain"
 *
 * console.log(noSpending) // { total: 0n, count: 0 }
 * ```
 */
export const noSpending: Total = { total: 0n, count: 0 }

/**
 * What was spent in one day, in one month or in a whole range.
 *
 * @example
 * ```ts
 * import { CalendarDate, type PeriodTotal } from "@outlay/domain"
 *
 * export const march: PeriodTotal = { date: CalendarDate.make("2026-03-01"), total: 12_50n, count: 2 }
 * ```
 */
export interface PeriodTotal extends Total {
  /** The day; the first day of the month; or the first day of the range. */
  readonly date: CalendarDate
}

/**
 * What a share of spending shows of its category.
 *
 * @example
 * ```ts
 * import { type CategoryLabel, CategoryId } from "@outlay/domain"
 *
 * export const groceries: CategoryLabel = {
 *   id: CategoryId.make("01a2b3c4-0000-7000-8000-000000000001"),
 *   name: "Groceries",
 *   color: "#38a169",
 *   icon: "🛒"
 * }
 * ```
 */
export type CategoryLabel = Pick<Category, "id" | "name" | "color" | "icon">

/**
 * What was spent on one category.
 *
 * @example
 * ```ts
 * import type { CategoryTotal } from "@outlay/domain"
 *
 * export const names = (totals: ReadonlyArray<CategoryTotal>) => totals.map(({ category }) => category.name)
 * ```
 */
export interface CategoryTotal extends Total {
  readonly category: CategoryLabel
}

/**
 * What reports are computed from; a `SpendingReader` reads it.
 *
 * @example
 * ```ts
 * import { noSpending, type Spending } from "@outlay/domain"
 *
 * export const nothing: Spending = { periods: [], categories: [], before: noSpending }
 * ```
 */
export interface Spending {
  /** In no particular order; a day or month without expenses is left out. */
  readonly periods: ReadonlyArray<PeriodTotal>
  /** In no particular order; a category without expenses is left out. */
  readonly categories: ReadonlyArray<CategoryTotal>
  /** Of the days that the range is compared with; of no expenses where it is compared with none. */
  readonly before: Total
}

/**
 * The sum of totals.
 *
 * @example
 * ```ts
 * import { totalOf } from "@outlay/domain"
 *
 * console.log(totalOf([{ total: 1250n, count: 2 }, { total: 50n, count: 1 }])) // { total: 1300n, count: 3 }
 * ```
 */
export const totalOf = (totals: Iterable<Total>): Total => {
  let total = 0n
  let count = 0
  for (const it of totals) {
    total += it.total
    count += it.count
  }
  return { total, count }
}
