/** What `ExpenseRepository.list` promises about order, pages and positions: they tile the list, whatever the ties. */
import { type Book, type Expense, type ExpenseSort, expenseQuery, reviseExpense } from "@outlay/domain"
import { DateTime, Effect, Result } from "effect"
import { same } from "../assertions.ts"
import { day, givenBook, givenBookAndCategory, givenExpense, instant, newExpense } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { walk } from "../state.ts"

/** Each sort in both directions, with the key of an expense as it stands in a position. */
const sorts: ReadonlyArray<readonly [ExpenseSort, ExpenseSort, (expense: Expense) => string]> = [
  ["date", "-date", (expense) => expense.date],
  ["amount", "-amount", (expense) => expense.amount.minor.toString()],
  ["created_at", "-created_at", (expense) => `${DateTime.toEpochMillis(expense.createdAt)}`]
]

/** Expenses with many ties in every key, recorded in an order that is neither that of their ids nor of a key. */
const givenTies = Effect.gen(function* () {
  const { expenses } = yield* ports("expenses")
  const { book, category } = yield* givenBookAndCategory
  const made: Array<Expense> = []
  for (let index = 0; index < 24; index++) {
    const fields = {
      date: day(["2026-01-09", "2026-01-10", "2025-12-31"][index % 3] ?? ""),
      minor: [900n, 1000n, 10n, 99n][index % 4] ?? 1n,
      createdAt: instant([0, 1, 1000, 999][Math.floor(index / 6)])
    }
    made.push(yield* newExpense(book, category, fields))
  }
  yield* expenses.insertMany(
    book.id,
    made.toSorted((a, b) => (a.id.slice(-4) < b.id.slice(-4) ? -1 : 1))
  )
  return { book, made }
})

const pad = (text: string) => text.padStart(20, "0")

/** The order that a sort means: by key, then by id, both in its direction. */
const ordered = (made: ReadonlyArray<Expense>, key: (expense: Expense) => string, descending: boolean) => {
  const rank = (expense: Expense) => `${pad(key(expense))} ${expense.id}`
  const ascending = made.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
  return descending ? ascending.toReversed() : ascending
}

const pageOf = Effect.fnUntraced(function* (book: Book, page: number, perPage: number, sort: ExpenseSort = "-date") {
  return yield* (yield* ports("expenses")).expenses.list(book.id, expenseQuery({ sort, perPage, from: { page } }))
})

const ids = (expenses: ReadonlyArray<Expense>) => expenses.map((expense) => expense.id)

const byEachSort = sorts.flatMap(([up, down, key]) =>
  [up, down].map((sort) => {
    return promise(
      `sorted by ${sort} ties go by id, pages tile the list, and positions go through all of it`,
      Effect.gen(function* () {
        const { book, made } = yield* givenTies
        const expected = ordered(made, key, sort === down)
        for (const perPage of [1, 5, 8, 100]) {
          for (let page = 1; (page - 1) * perPage <= expected.length; page++) {
            const { items, next, total } = yield* pageOf(book, page, perPage, sort)
            same(ids(items), ids(expected.slice((page - 1) * perPage, page * perPage)), `page ${page} of ${perPage}`)
            const last = page * perPage < expected.length ? items.at(-1) : undefined
            same(
              { next, total },
              {
                next: last === undefined ? null : { key: key(last), id: last.id },
                total: expected.length
              }
            )
          }
          same(ids(yield* walk(book.id, { sort, perPage })), ids(expected), `positions by ${perPage}`)
        }
      })
    )
  })
)

export const pages = section({
  about: "order, pages and positions of the list of expenses",
  needs: ["books", "categories", "expenses"],
  promises: [
    ...byEachSort,
    promise(
      "an empty list has no items, a total of zero and nothing that follows",
      Effect.gen(function* () {
        const book = yield* givenBook()
        same(yield* pageOf(book, 1, 20), { items: [], total: 0, next: null })
      })
    ),
    promise(
      "a page past the end is empty, with the true total and nothing that follows",
      Effect.gen(function* () {
        const { book, category } = yield* givenBookAndCategory
        yield* givenExpense(book, category)
        for (const page of [2, 1_000_000]) same(yield* pageOf(book, page, 100), { items: [], total: 1, next: null })
      })
    ),
    promise(
      "the first page of a hundred of more than a hundred is full, and the second goes on",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        const made = yield* Effect.forEach(Array.from({ length: 101 }), () => newExpense(book, category))
        yield* expenses.insertMany(book.id, made)
        const first = yield* pageOf(book, 1, 100, "date")
        same([ids(first.items), first.total, first.next?.id], [ids(made.slice(0, 100)), 101, made[99]?.id])
        same(yield* pageOf(book, 2, 100, "date"), { items: made.slice(100), total: 101, next: null })
      })
    ),
    promise(
      "a list by position does not count, and ends with null exactly where nothing follows",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        const made = yield* Effect.forEach([0, 1, 2, 3], () => givenExpense(book, category))
        const first = yield* pageOf(book, 1, 2, "date")
        same(first.items, made.slice(0, 2))
        const { next: after = null } = first
        const query = expenseQuery({ sort: "date", perPage: 2 })
        if (after === null) return yield* Effect.die("the first page has no next")
        const last = yield* expenses.list(book.id, { ...query, from: { after } })
        same(last, { items: made.slice(2), total: null, next: null })
      })
    ),
    promise(
      "a position goes on where it was when its expense is removed or changed",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        const made = yield* Effect.forEach([10n, 20n, 20n, 20n, 30n], (minor) =>
          givenExpense(book, category, { minor })
        )
        const [first, second, third, fourth, fifth] = made
        if (second === undefined || third === undefined) return yield* Effect.die("made too few")
        const from = { after: { key: "20", id: third.id } }
        const rest = expenses.list(book.id, expenseQuery({ sort: "amount", from }))
        same(ids((yield* rest).items), [fourth?.id, fifth?.id])
        yield* expenses.modify(book.id, third.id, (it) =>
          Result.succeed(reviseExpense(it, { amount: it.amount.plus(it.amount) }, instant(1)))
        )
        same(ids((yield* rest).items), [fourth?.id, fifth?.id, third.id])
        yield* expenses.remove(book.id, third.id)
        same(ids((yield* rest).items), [fourth?.id, fifth?.id])
        const back = expenses.list(book.id, expenseQuery({ sort: "-amount", from }))
        same(ids((yield* back).items), [second.id, first?.id])
      })
    ),
    promise(
      "positions before the first and behind the last give everything and nothing",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        const expense = yield* givenExpense(book, category)
        const positions = [
          ["date", "1900-01-01", "2100-12-31"],
          ["amount", "0", "999999999999"],
          ["created_at", "0", "9999999999999"]
        ] as const
        for (const [sort, low, high] of positions) {
          const after = (key: string) =>
            expenses.list(book.id, expenseQuery({ sort, from: { after: { key, id: expense.id } } }))
          same(yield* after(low), { items: [expense], total: null, next: null }, `${sort} after ${low}`)
          same(yield* after(high), { items: [], total: null, next: null }, `${sort} after ${high}`)
        }
      })
    ),
    promise(
      "what is recorded while someone walks the list is neither repeated nor in the way",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        const made = yield* Effect.forEach(["01", "02", "03", "04"], (it) =>
          givenExpense(book, category, { date: day(`2026-05-${it}`) })
        )
        const first = yield* pageOf(book, 1, 2, "date")
        yield* givenExpense(book, category, { date: day("2026-04-30") })
        const late = yield* givenExpense(book, category, { date: day("2026-05-05") })
        if (first.next === null) return yield* Effect.die("the first page has no next")
        const query = expenseQuery({ sort: "date", perPage: 3, from: { after: first.next } })
        same((yield* expenses.list(book.id, query)).items, [...made.slice(2), late])
      })
    )
  ]
})
