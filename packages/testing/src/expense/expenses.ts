/** What `ExpenseRepository` promises about storing, changing and removing; what it keeps exactly is in `values.ts`. */
import {
  CategoryId,
  CategoryNotFound,
  CurrencyMismatch,
  ExpenseId,
  ExpenseNotFound,
  Money,
  reviseExpense,
  VersionMismatch
} from "@outlay/domain"
import { Effect, Option, Result } from "effect"
import { refuses, same } from "../assertions.ts"
import {
  day,
  givenBook,
  givenBookAndCategory,
  givenCategory,
  givenExpense,
  instant,
  newExpense,
  nextId,
  usd
} from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { checkBook, stateOf } from "../state.ts"

export const expenses = section({
  about: "expenses",
  needs: ["books", "categories", "expenses"],
  promises: [
    promise(
      "an expense that is not there is neither found nor removed, whatever version is asked for",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        yield* givenExpense(book, category)
        const id = ExpenseId.make(yield* nextId)
        const missing = new ExpenseNotFound({ id })
        const before = yield* stateOf(book.id)
        same(yield* expenses.find(book.id, id), Option.none())
        yield* refuses(expenses.get(book.id, id), missing)
        yield* refuses(expenses.remove(book.id, id), missing)
        yield* refuses(expenses.remove(book.id, id, { version: 1 }), missing)
        same(yield* stateOf(book.id), before)
      })
    ),
    promise(
      "an expense of a category that is not there is not recorded",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const book = yield* givenBook()
        const id = CategoryId.make(yield* nextId)
        yield* refuses(expenses.insert(book.id, yield* newExpense(book, { id })), new CategoryNotFound({ id }))
        same((yield* checkBook(book.id)).expenses, [])
      })
    ),
    promise(
      "an expense in another currency than its book's is not recorded",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        const expense = yield* newExpense(book, category, { amount: Money.of(100n, usd) })
        yield* refuses(expenses.insert(book.id, expense), new CurrencyMismatch({ currency: usd }))
        same((yield* checkBook(book.id)).expenses, [])
      })
    ),
    promise(
      "of two faults the category's is told, then the currency's",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        const id = CategoryId.make(yield* nextId)
        const inUsd = { amount: Money.of(100n, usd) }
        const both = yield* newExpense(book, { id }, inUsd)
        yield* refuses(expenses.insert(book.id, both), new CategoryNotFound({ id }))
        const stored = yield* givenExpense(book, category)
        const change = expenses.modify(book.id, stored.id, (it) =>
          Result.succeed(reviseExpense(it, { ...inUsd, categoryId: id }, instant(1)))
        )
        yield* refuses(change, new CategoryNotFound({ id }))
      })
    ),
    promise(
      "several expenses are recorded in one step, none of them when there is none",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        const other = yield* givenCategory(book)
        const made = [
          yield* newExpense(book, category),
          yield* newExpense(book, other, { minor: 1n }),
          yield* newExpense(book, category, { date: day("2026-02-01") })
        ]
        yield* expenses.insertMany(book.id, made)
        yield* expenses.insertMany(book.id, [])
        same((yield* checkBook(book.id)).expenses, made)
      })
    ),
    promise(
      "of several expenses none is recorded when one has no category or another currency",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        const id = CategoryId.make(yield* nextId)
        const before = yield* stateOf(book.id)
        const right = [yield* newExpense(book, category), yield* newExpense(book, category)]
        const homeless = yield* newExpense(book, { id })
        yield* refuses(expenses.insertMany(book.id, [...right, homeless]), new CategoryNotFound({ id }))
        const foreign = yield* newExpense(book, category, { amount: Money.of(1n, usd) })
        yield* refuses(expenses.insertMany(book.id, [foreign, ...right]), new CurrencyMismatch({ currency: usd }))
        same(yield* stateOf(book.id), before)
      })
    ),
    promise(
      "an expense can't be changed to a category that is not there, nor to another currency",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        const expense = yield* givenExpense(book, category)
        const id = CategoryId.make(yield* nextId)
        const before = yield* stateOf(book.id)
        const changedTo = (changes: Parameters<typeof reviseExpense>[1]) =>
          expenses.modify(book.id, expense.id, (it) => Result.succeed(reviseExpense(it, changes, instant(1))))
        yield* refuses(changedTo({ categoryId: id, notes: "gone" }), new CategoryNotFound({ id }))
        yield* refuses(changedTo({ amount: Money.of(1n, usd) }), new CurrencyMismatch({ currency: usd }))
        same(yield* stateOf(book.id), before)
      })
    ),
    promise(
      "an expense is removed, also by its version, and its spending with it",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        const one = yield* givenExpense(book, category)
        const other = yield* givenExpense(book, category, { version: 3 })
        yield* expenses.remove(book.id, one.id)
        same(yield* expenses.find(book.id, one.id), Option.none())
        same((yield* checkBook(book.id)).expenses, [other])
        yield* expenses.remove(book.id, other.id, { version: 3 })
        same((yield* checkBook(book.id)).expenses, [])
      })
    ),
    promise(
      "another version than the stored one is not removed",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        const expense = yield* givenExpense(book, category, { version: 2 })
        const before = yield* stateOf(book.id)
        for (const version of [1, 3]) {
          const mismatch = new VersionMismatch({ expected: version, actual: 2 })
          yield* refuses(expenses.remove(book.id, expense.id, { version }), mismatch)
        }
        same(yield* stateOf(book.id), before)
      })
    )
  ]
})
