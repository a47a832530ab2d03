/**
 * What analytics are computed from: spending cells, the total and count of one category on one day, in one month or
 * in a whole range. Their number follows days and categories, not expenses.
 */
import type { Category, CategoryId } from "../category/Category.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { DateRange } from "../time/DateRange.ts"

/** The total and count of one category on one day, in one month or in a range. */
export interface SpendingCell {
  /** The day; the first day of the month; or the first day of the range. */
  readonly date: CalendarDate
  readonly categoryId: CategoryId
  /** Minor units. */
  readonly total: bigint
  /** Of expenses. */
  readonly count: number
}

/** What a share of spending shows of its category. */
export type CategoryLabel = Pick<Category, "id" | "name" | "color" | "icon">

/** What reports are computed from; a `SpendingReader` reads it. */
export interface Spending {
  /** In no particular order; a cell without expenses is left out. */
  readonly cells: ReadonlyArray<SpendingCell>
  /** At least those of the cells. */
  readonly categories: ReadonlyArray<CategoryLabel>
}

/** A sum of expenses: `total` in minor units, `count` of expenses. */
export interface Total {
  readonly total: bigint
  readonly count: number
}

/** The total of no expenses. */
export const noSpending: Total = { total: 0n, count: 0 }

/**
 * The total and count of cells.
 *
 * @example
 * ```ts
 * import { CalendarDate, CategoryId, totalOf } from "@outlay/domain"
 *
 * const categoryId = CategoryId.make("01a2b3c4-0000-7000-8000-000000000001")
 * const date = CalendarDate.make("2026-03-01")
 * console.log(totalOf([{ date, categoryId, total: 1250n, count: 2 }, { date, categoryId, total: 50n, count: 1 }])) // { total: 1300n, count: 3 }
 * ```
 */
export const totalOf = (cells: Iterable<SpendingCell>): Total => {
  let total = 0n
  let count = 0
  for (const cell of cells) {
    total += cell.total
    count += cell.count
  }
  return { total, count }
}

/**
 * The cells within a range of dates.
 *
 * @example
 * ```ts
 * import { CalendarDate, CategoryId, monthRange, within } from "@outlay/domain"
 *
 * const categoryId = CategoryId.make("01a2b3c4-0000-7000-8000-000000000001")
 * const cells = ["2026-02-28", "2026-03-01"].map((day) => {
 *   return { date: CalendarDate.make(day), categoryId, total: 100n, count: 1 }
 * })
 * console.log(within(cells, monthRange(2026, 3)).map((cell) => cell.date)) // [ '2026-03-01' ]
 * ```
 */
export const within = (cells: ReadonlyArray<SpendingCell>, range: DateRange): ReadonlyArray<SpendingCell> =>
  cells.filter((cell) => range.start <= cell.date && cell.date <= range.end)

/**
 * The total and count per key of a cell.
 *
 * @example
 * ```ts
 * import { CalendarDate, CategoryId, monthOf, totalsBy } from "@outlay/domain"
 *
 * const categoryId = CategoryId.make("01a2b3c4-0000-7000-8000-000000000001")
 * const cells = ["2026-02-28", "2026-03-01", "2026-03-02"].map((day) => {
 *   return { date: CalendarDate.make(day), categoryId, total: 100n, count: 1 }
 * })
 * console.log(totalsBy(cells, (cell) => monthOf(cell.date)).get(3)) // { total: 200n, count: 2 }
 * ```
 */
export const totalsBy = <K>(cells: Iterable<SpendingCell>, key: (cell: SpendingCell) => K): ReadonlyMap<K, Total> => {
  const totals = new Map<K, Total>()
  for (const cell of cells) {
    const { total, count } = totals.get(key(cell)) ?? noSpending
    totals.set(key(cell), { total: total + cell.total, count: count + cell.count })
  }
  return totals
}
