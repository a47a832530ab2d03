/**
 * Everything that a store tells about a book, and what must hold between its parts at any time. So a promise that
 * nothing changed, or that a history left no damage, is one comparison. Of a store that gives only some of the ports,
 * it is what these tell.
 */
import {
  type BookId,
  BookRepository,
  type Budget,
  BudgetRepository,
  type Category,
  CategoryRepository,
  caseKey,
  type Expense,
  expenseQuery,
  type ExpenseQuery,
  ExpenseRepository,
  firstDate,
  lastDate,
  overlaps,
  type Spending,
  SpendingReader
} from "@outlay/domain"
import { type Context, Effect, Option } from "effect"
import { strict as assert } from "node:assert"
import { same } from "./assertions.ts"
import { ports } from "./ports.ts"
import { inOrder, nothingSpent, spendingOf } from "./spending/spendingOf.ts"

export const always = { start: firstDate, end: lastDate }

/** All items of a query, by walking from position to position. */
export const walk = Effect.fnUntraced(function* (bookId: BookId, query: Partial<ExpenseQuery> = {}) {
  const { expenses } = yield* ports("expenses")
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
  /** Of all days, by day. */
  readonly spending: Spending
}

/** The effect with a port of the store under test; nothing, in a store that does not give it. */
export const whereThereIs =
  <I, S>(port: Context.Key<I, S>) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<Option.Option<A>, E, Exclude<R, I>> =>
    Effect.flatMap(Effect.serviceOption(port), (found) =>
      Option.isSome(found) ? Effect.asSome(Effect.provideService(effect, port, found.value)) : Effect.succeedNone
    )

/** What a port tells, or `nothing` in a store that does not give it. */
const told = <I, S, A, E, R>(
  port: Context.Key<I, S>,
  tell: (port: S) => Effect.Effect<A, E, R>,
  nothing: NoInfer<A>
): Effect.Effect<A, E, Exclude<R, I>> =>
  Effect.map(
    whereThereIs(port)(Effect.flatMap(port, tell)),
    Option.getOrElse(() => nothing)
  )

/** All that the ports tell about a book, in an order that depends on nothing else. */
export const stateOf = Effect.fnUntraced(function* (bookId: BookId) {
  const spending = told(SpendingReader, (port) => port.read(bookId, { range: always, by: "day" }), nothingSpent)
  const state: BookState = {
    book: yield* told(BookRepository, (books) => books.find(bookId), Option.none()),
    categories: yield* told(CategoryRepository, (categories) => categories.list(bookId), []),
    expenses: yield* told(ExpenseRepository, () => walk(bookId, { sort: "created_at" }), []),
    budgets: yield* told(BudgetRepository, (budgets) => budgets.list(bookId), []),
    spending: inOrder(yield* spending)
  }
  return state
})

/** What must hold in every book after any history, whatever it was. */
export const checkBook = Effect.fnUntraced(function* (bookId: BookId) {
  const { books } = yield* ports("books")
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
  yield* whereThereIs(SpendingReader)(checkSpending(bookId, state))
  return state
})

/** The spending is that of the expenses, in all and on each category alone, with the labels that the categories have. */
const checkSpending = Effect.fnUntraced(function* (bookId: BookId, { categories, expenses }: BookState) {
  const { spending } = yield* ports("spending")
  const parts = [undefined, ...categories.map(({ id }) => id)].flatMap((categoryId) =>
    (["day", "month"] as const).map((by) => ({ by, categoryId }))
  )
  for (const part of [...parts, { by: "range" as const }]) {
    const query = { range: always, before: always, ...part }
    same(inOrder(yield* spending.read(bookId, query)), spendingOf(expenses, categories, query), `by ${part.by}`)
  }
})
