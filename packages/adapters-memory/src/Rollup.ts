/**
 * The spending of a book by day and category, kept with every change of an expense: what `daily_spending` is in
 * PostgreSQL. A day or category without expenses has no entry, so the cost of reading follows days and categories.
 */
import {
  type CalendarDate,
  type CategoryId,
  contains,
  dateOf,
  type DateRange,
  type Expense,
  monthOf,
  noSpending,
  type SpendingQuery,
  type Total,
  totalOf,
  yearOf
} from "@outlay/domain"
import { HashMap, Iterable, Option } from "effect"

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

/** The totals of a range by day, month or the whole of it, and by category, of those with expenses. */
export const totalsOf = (rollup: Rollup, { range, by, categoryId }: SpendingQuery) => {
  const periods = new Map<CalendarDate, Total>()
  const categories = new Map<CategoryId, Total>()
  for (const [day, totals] of rollup) {
    if (!contains(range, day)) continue
    const date = by === "day" ? day : by === "month" ? dateOf(yearOf(day), monthOf(day), 1) : range.start
    for (const [category, spent] of entriesOf(totals, categoryId)) {
      periods.set(date, totalOf([periods.get(date) ?? noSpending, spent]))
      categories.set(category, totalOf([categories.get(category) ?? noSpending, spent]))
    }
  }
  return { periods, categories }
}

/** The total of a range, of one category or of all. */
export const totalIn = (rollup: Rollup, range: DateRange, categoryId?: CategoryId | null): Total =>
  totalOf(
    Iterable.flatMap(
      Iterable.filter(rollup, ([day]) => contains(range, day)),
      ([, totals]) => Iterable.map(entriesOf(totals, categoryId ?? undefined), ([, spent]) => spent)
    )
  )

const entriesOf = (day: Day, categoryId: CategoryId | undefined): Iterable<readonly [CategoryId, Total]> =>
  categoryId === undefined
    ? day
    : Option.match(HashMap.get(day, categoryId), {
        onNone: () => [],
        onSome: (total) => [[categoryId, total] as const]
      })
