/**
 * The spending of a book by day and category, kept with every change of an expense: what `daily_spending` is in
 * PostgreSQL. A day or category without expenses has no entry, so the cost of reading follows days and categories.
 */
import {
  type CalendarDate,
  type CategoryId,
  contains,
  dateOf,
  type Expense,
  monthOf,
  noSpending,
  type SpendingCell,
  type SpendingQuery,
  type Total,
  yearOf
} from "@outlay/domain"
import { HashMap, Option } from "effect"

type Day = HashMap.HashMap<CategoryId, Total>

export type Rollup = HashMap.HashMap<CalendarDate, Day>

export const noRollup: Rollup = HashMap.empty()

export const add = (rollup: Rollup, expense: Expense): Rollup => shift(rollup, expense, expense.amount.minor, 1)

export const subtract = (rollup: Rollup, expense: Expense): Rollup => shift(rollup, expense, -expense.amount.minor, -1)

const shift = (rollup: Rollup, { date, categoryId }: Expense, amount: bigint, count: number): Rollup => {
  const day = Option.getOrElse(HashMap.get(rollup, date), (): Day => HashMap.empty())
  const before = Option.getOrElse(HashMap.get(day, categoryId), () => noSpending)
  const after = { total: before.total + amount, count: before.count + count }
  const next = after.count === 0 ? HashMap.remove(day, categoryId) : HashMap.set(day, categoryId, after)
  return HashMap.isEmpty(next) ? HashMap.remove(rollup, date) : HashMap.set(rollup, date, next)
}

/** Whether any expense is in a category. */
export const spendsOn = (rollup: Rollup, categoryId: CategoryId): boolean =>
  HashMap.some(rollup, (day) => HashMap.has(day, categoryId))

export const cellsOf = (rollup: Rollup, { range, by, categoryId }: SpendingQuery): ReadonlyArray<SpendingCell> => {
  const cells = new Map<string, SpendingCell>()
  for (const [day, totals] of rollup) {
    if (!contains(range, day)) continue
    const date = by === "day" ? day : by === "month" ? dateOf(yearOf(day), monthOf(day), 1) : range.start
    for (const [category, { total, count }] of entriesOf(totals, categoryId)) {
      const key = `${date} ${category}`
      const cell = cells.get(key) ?? noSpending
      cells.set(key, { date, categoryId: category, total: cell.total + total, count: cell.count + count })
    }
  }
  return [...cells.values()]
}

const entriesOf = (day: Day, categoryId: CategoryId | undefined): Iterable<readonly [CategoryId, Total]> =>
  categoryId === undefined
    ? day
    : Option.match(HashMap.get(day, categoryId), {
        onNone: () => [],
        onSome: (total) => [[categoryId, total] as const]
      })
