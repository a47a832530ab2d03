/**
 * An own adapter for the port `SpendingReader`: it adds up the expenses themselves, page by page. That is slower than
 * the daily totals that our adapters keep, and all that is needed over a store that can only list.
 */
import { Transactor } from "@outlay/application"
import {
  type BookId,
  type CategoryId,
  CategoryRepository,
  type DateRange,
  dateOf,
  type Expense,
  expenseQuery,
  ExpenseRepository,
  monthOf,
  noFilter,
  noSpending,
  type SpendingCell,
  type SpendingQuery,
  SpendingReader,
  yearOf
} from "@outlay/domain"
import { Effect, Layer, Struct } from "effect"

export const layer = Layer.effect(
  SpendingReader,
  Effect.gen(function* () {
    const categories = yield* CategoryRepository
    const expenses = yield* ExpenseRepository
    const transactor = yield* Transactor

    const spentOn = Effect.fnUntraced(function* (bookId: BookId, range: DateRange, categoryId: CategoryId | undefined) {
      const categoryIds = categoryId === undefined ? [] : [categoryId]
      const filter = { ...noFilter, startDate: range.start, endDate: range.end, categoryIds }
      let page = yield* expenses.list(bookId, expenseQuery({ filter, perPage: 100 }))
      const found = [...page.items]
      while (page.next !== null) {
        page = yield* expenses.list(bookId, expenseQuery({ filter, perPage: 100, from: { after: page.next } }))
        found.push(...page.items)
      }
      return found
    })

    // The port promises answers of one moment, and these take several steps: nobody writes during a transaction.
    return SpendingReader.of({
      read: (bookId, query) =>
        transactor.run(
          Effect.gen(function* () {
            const cells = cellsOf(yield* spentOn(bookId, query.range, query.categoryId), query)
            const labels = yield* categories.list(bookId)
            return { cells, categories: labels.map(Struct.pick(["id", "name", "color", "icon"])) }
          })
        ),
      sums: (bookId, sums) =>
        transactor.run(
          Effect.forEach(sums, ({ range, categoryId }) =>
            Effect.map(spentOn(bookId, range, categoryId ?? undefined), sumOf)
          )
        )
    })
  })
)

const sumOf = (expenses: ReadonlyArray<Expense>): bigint => expenses.reduce((sum, { amount }) => sum + amount.minor, 0n)

const cellsOf = (expenses: ReadonlyArray<Expense>, query: SpendingQuery): ReadonlyArray<SpendingCell> => {
  const cells = new Map<string, SpendingCell>()
  for (const { amount, categoryId, date } of expenses) {
    const start = startOf(date, query)
    const { total, count } = cells.get(`${start} ${categoryId}`) ?? noSpending
    cells.set(`${start} ${categoryId}`, { date: start, categoryId, total: total + amount.minor, count: count + 1 })
  }
  return [...cells.values()]
}

const startOf = (date: Expense["date"], { by, range }: SpendingQuery) => {
  if (by === "range") return range.start
  return by === "day" ? date : dateOf(yearOf(date), monthOf(date), 1)
}
