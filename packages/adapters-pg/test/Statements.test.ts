import { assert, layer } from "@effect/vitest"
import { RateLimiterStorePg } from "@outlay/adapters-pg"
import { RefreshSessions } from "@outlay/application"
import {
  BookRepository,
  BudgetRepository,
  CategoryRepository,
  type Expense,
  ExpenseRepository,
  expenseQuery,
  Money,
  noFilter,
  reviseBudget,
  reviseExpense,
  SpendingReader
} from "@outlay/domain"
import { Effect, Layer, Option, Result } from "effect"
import { RateLimiter } from "effect/persistence"
import { Statement } from "effect/sql"
import {
  day,
  eur,
  givenBookAndCategory,
  givenBudget,
  givenCategory,
  givenExpense,
  instant,
  newCategory,
  newExpense
} from "@outlay/testing"
import { newRequest, once } from "@outlay/testing/idempotency/given"
import { givenOwnSession, send } from "@outlay/testing/identity/givenSession"
import * as TestDatabase from "../../../test/support/TestDatabase.ts"
import { storeOn } from "./stores.ts"

/** The texts of the statements that an effect runs, but for those that begin and end transactions. */
const statementsOf = Effect.fnUntraced(function* <A, E, R>(effect: Effect.Effect<A, E, R>) {
  const texts: Array<string> = []
  yield* Effect.provideService(effect, Statement.CurrentTransformer, (statement) => {
    texts.push(statement.compile()[0])
    return Effect.succeed(statement)
  })
  return texts
})

/** The tables that a statement writes to, or "reads". */
const writes = (text: string): string => {
  const written = Array.from(text.matchAll(/\b(?:insert into|update|delete from) (\w+)/g), ([, table]) => table)
  return written.length === 0 ? "reads" : written.filter((table) => table !== "set").join()
}

const takes = <A, E, R>(count: number, step: Effect.Effect<A, E, R>) =>
  Effect.map(statementsOf(step), (texts) => {
    assert.lengthOf(texts, count, texts.join("\n"))
    for (const text of texts)
      if (/ (expenses|categories|budgets|daily_spending)/.test(text)) assert.include(text, "book_id")
  })

const range = { start: day("2026-01-01"), end: day("2026-01-31") }
const filter = { ...noFilter, words: ["a"], tags: ["b"] }
const dearer = (it: Expense) =>
  Result.succeed(reviseExpense(it, { amount: it.amount.plus(Money.of(1n, eur)) }, instant(1)))

layer(storeOn(TestDatabase.layer), { timeout: "1 minute" })("the statements", (it) => {
  it.effect("are one a step, one more where a step reads first or locks, and all of them name their book", () =>
    Effect.gen(function* () {
      const [books, budgets, categories] = [yield* BookRepository, yield* BudgetRepository, yield* CategoryRepository]
      const [expenses, sessions, spending] = [yield* ExpenseRepository, yield* RefreshSessions, yield* SpendingReader]
      const { book, category } = yield* givenBookAndCategory
      const expense = yield* givenExpense(book, category)
      const budget = yield* givenBudget(book, category)
      const made = yield* Effect.forEach([1, 2, 3], () => newExpense(book, category))
      const unused = yield* Effect.forEach([1, 2], () => givenCategory(book))
      const added = yield* newCategory(book)
      const { session, token } = yield* givenOwnSession
      const dearerBudget = (it: typeof budget) => reviseBudget(it, { amount: Money.of(7n, eur) }, instant(1))

      yield* takes(1, expenses.get(book.id, expense.id))
      yield* takes(1, expenses.list(book.id, expenseQuery()))
      yield* takes(1, expenses.list(book.id, expenseQuery({ filter, from: { page: 3 } })))
      for (const one of made.slice(0, 1)) yield* takes(1, expenses.insert(book.id, one))
      yield* takes(1, expenses.insertMany(book.id, made.slice(1)))
      yield* takes(2, expenses.modify(book.id, expense.id, dearer))
      yield* takes(1, expenses.modify(book.id, expense.id, Result.succeed))
      yield* takes(1, expenses.remove(book.id, expense.id, { version: 2 }))
      yield* takes(1, categories.insert(book.id, [added]))
      yield* takes(1, categories.remove(book.id, added.id))
      for (const { id } of unused) yield* takes(3, categories.merge(book.id, id, category.id))
      yield* takes(2, givenBudget(book, null))
      yield* takes(2, budgets.modify(book.id, budget.id, dearerBudget))
      yield* takes(1, spending.read(book.id, { range, by: "month" }))
      yield* takes(1, spending.sums(book.id, [{ range, categoryId: null }]))
      yield* takes(1, sessions.find(session.id))
      yield* takes(1, send(token))
      yield* takes(1, sessions.endAllOf(session.userId, Option.none()))
      yield* takes(1, books.remove(book.id))
    })
  )

  it.effect("of expenses that are recorded at the same moment are one, whichever books they are of", () =>
    Effect.gen(function* () {
      const { insert } = yield* ExpenseRepository
      const books = yield* Effect.all([givenBookAndCategory, givenBookAndCategory])
      const made = yield* Effect.forEach([...books, ...books, ...books], (it) => newExpense(it.book, it.category))
      yield* takes(
        1,
        Effect.forEach(made, (it) => insert(it.bookId, it), { concurrency: "unbounded" })
      )
      yield* takes(
        made.length,
        Effect.forEach(made, ({ bookId, id }) => Effect.flatMap(ExpenseRepository, (it) => it.get(bookId, id)))
      )
    })
  )

  it.effect("of something that is created once are three: the key, what it stands for, and the answer; again two", () =>
    Effect.gen(function* () {
      const { insert } = yield* ExpenseRepository
      const { book, category } = yield* givenBookAndCategory
      const [expense, request] = [yield* newExpense(book, category), yield* newRequest()]
      const create = once(book.id, request, Effect.as(insert(book.id, expense), "answer"))
      const first = yield* statementsOf(create)
      assert.deepStrictEqual(first.map(writes), [
        "idempotency_keys",
        "expenses,daily_spending,monthly_spending",
        "idempotency_keys"
      ])
      const again = yield* statementsOf(create)
      assert.deepStrictEqual(again.map(writes), ["idempotency_keys", "reads"])
    })
  )

  it.effect("of a limit are one, and one more for who is refused", () =>
    Effect.gen(function* () {
      const limiter = yield* RateLimiter.RateLimiter
      const consume = Effect.exit(limiter.consume({ key: "key", limit: 1, window: "1 minute", onExceeded: "fail" }))
      yield* takes(1, consume)
      yield* takes(2, consume)
    }).pipe(Effect.provide(Layer.provide(RateLimiter.layer, RateLimiterStorePg.layer)))
  )

  it.effect("of a list are the same for the same filters, whatever the values are", () =>
    Effect.gen(function* () {
      const { list } = yield* ExpenseRepository
      const { book, category } = yield* givenBookAndCategory
      const other = yield* givenCategory(book)
      const textsOf = (fields: Parameters<typeof expenseQuery>[0]) => statementsOf(list(book.id, expenseQuery(fields)))
      for (const [one, another] of [
        [{}, { perPage: 100 }],
        [{ from: { page: 2 } }, { from: { page: 1000 } }],
        [
          { filter: { ...noFilter, startDate: range.start, categoryIds: [category.id] } },
          { filter: { ...noFilter, startDate: range.end, categoryIds: [other.id] } }
        ]
      ] as const) {
        assert.deepStrictEqual(yield* textsOf(one), yield* textsOf(another))
      }
    })
  )
})
