/**
 * Everything that a store tells about a book, and what must hold between its parts at any time. So a promise that
 * nothing changed, or that a history left no damage, is one comparison.
 */
import {
  type BookId,
  type Budget,
  type Category,
  caseKey,
  dateOf,
  type Expense,
  expenseQuery,
  type ExpenseQuery,
  firstDate,
  lastDate,
  monthOf,
  overlaps,
  type SpendingCell,
  type SpendingQuery,
  yearOf
} from "@outlay/domain"
import { Effect } from "effect"
import { strict as assert } from "node:assert"
import { same, sameItems } from "./assertions.ts"
import { ports } from "./PortPromise.ts"

export const always = { start: firstDate, end: lastDate }

/** All items of a query, by walking from position to position. */
export const walk = Effect.fnUntraced(function* (bookId: BookId, query: Partial<ExpenseQuery> = {}) {
  const { expenses } = yield* ports
  const items: Array<Expense> = []
  let page = yield* expenses.list(bookId, expenseQuery({ perPage: 100, ...query }))
  items.push(...page.items)
  while (page.next !== null) {
    page = yield* expenses.list(bookId, expenseQuery({ perPage: 100, ...query, from: { after: page.next } }))
    items.push(...page.items)
  }
  return items
})

export interface BookState {
  readonly book: unknown
  readonly categories: ReadonlyArray<Category>
  readonly expenses: ReadonlyArray<Expense>
  readonly budgets: ReadonlyArray<Budget>
  readonly spending: ReadonlyArray<SpendingCell>
}

/** All that the ports tell about a book, in an order that depends on nothing else. */
export const stateOf = Effect.fnUntraced(function* (bookId: BookId) {
  const { books, budgets, categories, spending } = yield* ports
  const { cells } = yield* spending.read(bookId, { range: always, by: "day" })
  const state: BookState = {
    book: yield* books.find(bookId),
    categories: yield* categories.list(bookId),
    expenses: yield* walk(bookId, { sort: "created_at" }),
    budgets: yield* budgets.list(bookId),
    spending: cells.toSorted((a, b) => (cellKey(a) < cellKey(b) ? -1 : 1))
  }
  return state
})

const cellKey = (cell: SpendingCell) => `${cell.date} ${cell.categoryId}`

/** The cells that a query must answer, computed from the expenses themselves. */
export const cellsOf = (expenses: ReadonlyArray<Expense>, query: SpendingQuery): ReadonlyArray<SpendingCell> => {
  const { range, by, categoryId } = query
  const cells = new Map<string, SpendingCell>()
  for (const expense of expenses) {
    if (expense.date < range.start || expense.date > range.end) continue
    if (categoryId !== undefined && expense.categoryId !== categoryId) continue
    const date = by === "day" ? expense.date : by === "month" ? firstOfMonth(expense) : range.start
    const key = cellKey({ date, categoryId: expense.categoryId, total: 0n, count: 0 })
    const { total, count } = cells.get(key) ?? { total: 0n, count: 0 }
    cells.set(key, { date, categoryId: expense.categoryId, total: total + expense.amount.minor, count: count + 1 })
  }
  return [...cells.values()]
}

const firstOfMonth = ({ date }: Expense) => dateOf(yearOf(date), monthOf(date), 1)

/** What must hold in every book after any history, whatever it was. */
export const checkBook = Effect.fnUntraced(function* (bookId: BookId) {
  const { books, spending } = yield* ports
  const state = yield* stateOf(bookId)
  const { currency } = yield* books.get(bookId)
  const there = new Set(state.categories.map((category) => category.id))
  for (const { categoryId, amount } of [...state.expenses, ...state.budgets]) {
    assert.ok(categoryId === null || there.has(categoryId), "refers to a category that is not there")
    assert.strictEqual(amount.currency, currency, "an amount in another currency than its book")
  }
  const names = state.categories.map((category) => caseKey(category.name))
  same(new Set(names).size, names.length, "names that differ")
  const [overlap] = state.budgets.flatMap((a) => state.budgets.filter((b) => overlaps(a, b)))
  same(overlap, undefined, "overlap")
  for (const by of ["day", "month", "range"] as const) {
    const { cells, categories } = yield* spending.read(bookId, { range: always, by })
    sameItems(cells, cellsOf(state.expenses, { range: always, by }), `spending by ${by}`)
    const labels = new Map(categories.map(({ id, name, color, icon }) => [id, { name, color, icon }]))
    for (const { id, name, color, icon } of state.categories) {
      if (cells.some((cell) => cell.categoryId === id)) same(labels.get(id), { name, color, icon }, "label")
    }
  }
  return state
})
