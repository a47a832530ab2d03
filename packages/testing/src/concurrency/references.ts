/** What holds "however the writers meet" between rows of a book: references, the currency, versions. */
import { Expense, reviseBook, reviseExpense } from "@outlay/domain"
import { Effect, Result } from "effect"
import { strict as assert } from "node:assert"
import { givenBookAndCategory, givenCategory, givenExpense, instant, newBudget, newExpense, usd } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { checkBook } from "../state.ts"
import { atOnce, repeatedly } from "./atOnce.ts"

/** Two writers of whom exactly one may go through; the other is refused as it would have been right after. */
const eitherOr = ([first, second]: ReadonlyArray<string>, ...refusals: readonly [string, string]) =>
  assert.ok(
    (first === "done" && second === refusals[1]) || (second === "done" && first === refusals[0]),
    `${first} and ${second}`
  )

export const references = section({
  about: "writers of which one must give way",
  needs: ["books", "categories", "expenses", "budgets"],
  promises: [
    promise(
      "an expense is recorded in a category, or the category is removed",
      repeatedly(
        Effect.gen(function* () {
          const { categories, expenses } = yield* ports("categories", "expenses")
          const { book, category } = yield* givenBookAndCategory
          const record = expenses.insert(book.id, yield* newExpense(book, category))
          const remove = categories.remove(book.id, category.id)
          eitherOr(yield* atOnce(record, remove), "CategoryNotFound", "CategoryInUse")
          yield* checkBook(book.id)
        })
      )
    ),
    promise(
      "an expense is changed to a category, or the category is removed",
      repeatedly(
        Effect.gen(function* () {
          const { categories, expenses } = yield* ports("categories", "expenses")
          const { book, category } = yield* givenBookAndCategory
          const other = yield* givenCategory(book)
          const { id } = yield* givenExpense(book, category)
          const change = expenses.modify(book.id, id, (it) =>
            Result.succeed(reviseExpense(it, { categoryId: other.id }, instant(1)))
          )
          const remove = categories.remove(book.id, other.id)
          eitherOr(yield* atOnce(change, remove), "CategoryNotFound", "CategoryInUse")
          yield* checkBook(book.id)
        })
      )
    ),
    promise(
      "a budget is made for a category, or the category is removed",
      repeatedly(
        Effect.gen(function* () {
          const { budgets, categories } = yield* ports("budgets", "categories")
          const { book, category } = yield* givenBookAndCategory
          const insert = budgets.insert(book.id, yield* newBudget(book, category))
          const remove = categories.remove(book.id, category.id)
          eitherOr(yield* atOnce(insert, remove), "CategoryNotFound", "CategoryInUse")
          yield* checkBook(book.id)
        })
      )
    ),
    promise(
      "an expense or a budget is made in the old currency, or the currency changes",
      repeatedly(
        Effect.gen(function* () {
          const { books, budgets, expenses } = yield* ports("books", "budgets", "expenses")
          for (const what of ["expense", "budget"] as const) {
            const { book, category } = yield* givenBookAndCategory
            const budget = yield* newBudget(book, category)
            const expense = yield* newExpense(book, category)
            const insert = what === "expense" ? expenses.insert(book.id, expense) : budgets.insert(book.id, budget)
            const change = books.modify(book.id, (it) => Result.succeed(reviseBook(it, { currency: usd }, instant(1))))
            eitherOr(yield* atOnce(insert, change), "CurrencyMismatch", "CurrencyInUse")
            yield* checkBook(book.id)
          }
        })
      )
    ),
    promise(
      "a version is changed, or removed",
      repeatedly(
        Effect.gen(function* () {
          const { expenses } = yield* ports("expenses")
          const { book, category } = yield* givenBookAndCategory
          const { id } = yield* givenExpense(book, category)
          const change = expenses.modify(book.id, id, (it) =>
            Result.succeed(Expense.make({ ...it, notes: "changed", version: it.version + 1 }))
          )
          const remove = expenses.remove(book.id, id, { version: 1 })
          eitherOr(yield* atOnce(change, remove), "ExpenseNotFound", "VersionMismatch")
          yield* checkBook(book.id)
        })
      )
    )
  ]
})
