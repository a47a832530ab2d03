/** The spending that a query must be answered with, computed from the expenses themselves. */
import {
  type CalendarDate,
  type Category,
  contains,
  dateOf,
  type DateRange,
  type Expense,
  monthOf,
  noSpending,
  type Spending,
  type SpendingQuery,
  type Total,
  yearOf
} from "@outlay/domain"

export const nothingSpent: Spending = { periods: [], categories: [], before: noSpending }

/** In the order of {@link inOrder}. `categories` are those of the book. */
export const spendingOf = (
  expenses: ReadonlyArray<Expense>,
  categories: ReadonlyArray<Category>,
  { range, by, before, categoryId }: SpendingQuery
): Spending => {
  const asked = expenses.filter((it) => categoryId === undefined || it.categoryId === categoryId)
  const during = (range: DateRange) => asked.filter(({ date }) => contains(range, date))
  const periodOf = (date: CalendarDate) =>
    by === "day" ? date : by === "month" ? dateOf(yearOf(date), monthOf(date), 1) : range.start
  const spent = during(range)
  return inOrder({
    periods: Array.from(
      Map.groupBy(spent, ({ date }) => periodOf(date)),
      ([date, those]) => ({ date, ...totalOf(those) })
    ),
    categories: categories.flatMap(({ id, name, color, icon }) => {
      const those = spent.filter((it) => it.categoryId === id)
      return those.length === 0 ? [] : [{ category: { id, name, color, icon }, ...totalOf(those) }]
    }),
    before: before === undefined ? noSpending : totalOf(during(before))
  })
}

const totalOf = (expenses: ReadonlyArray<Expense>): Total => ({
  total: expenses.reduce((sum, { amount }) => sum + amount.minor, 0n),
  count: expenses.length
})

/** The spending with its days or months from the first on, and its categories by id. */
export const inOrder = ({ before, categories, periods }: Spending): Spending => ({
  periods: periods.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
  categories: categories.toSorted((a, b) => (a.category.id < b.category.id ? -1 : 1)),
  before
})
