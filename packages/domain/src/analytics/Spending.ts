/**
 * What analytics are computed from: spending cells, the total and count of one category on one day, in one month or
 * in a whole range. Their number follows days and categories, not expenses.
 */
import type { Category, CategoryId } from "../category/Category.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { DateRange } from "../time/DateRange.ts"

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

export interface Spending {
  /** In no particular order; a cell without expenses is left out. */
  readonly cells: ReadonlyArray<SpendingCell>
  /** At least those of the cells. */
  readonly categories: ReadonlyArray<CategoryLabel>
}

export interface Total {
  readonly total: bigint
  readonly count: number
}

export const noSpending: Total = { total: 0n, count: 0 }

/** The total and count of cells. */
export const totalOf = (cells: Iterable<SpendingCell>): Total => {
  let total = 0n
  let count = 0
  for (const cell of cells) {
    total += cell.total
    count += cell.count
  }
  return { total, count }
}

/** The cells within a range of dates. */
export const within = (cells: ReadonlyArray<SpendingCell>, range: DateRange): ReadonlyArray<SpendingCell> =>
  cells.filter((cell) => range.start <= cell.date && cell.date <= range.end)

/** The total and count per key of a cell. */
export const totalsBy = <K>(cells: Iterable<SpendingCell>, key: (cell: SpendingCell) => K): ReadonlyMap<K, Total> => {
  const totals = new Map<K, Total>()
  for (const cell of cells) {
    const { total, count } = totals.get(key(cell)) ?? noSpending
    totals.set(key(cell), { total: total + cell.total, count: count + cell.count })
  }
  return totals
}
