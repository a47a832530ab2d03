/** What `BookRepository` promises about books; their members are told in `members.ts`. */
import { BookId, BookNotFound, CurrencyCode, CurrencyInUse, reviseBook, TimeZone } from "@outlay/domain"
import { Effect, Option, Result } from "effect"
import { refuses, same } from "../assertions.ts"
import { eur, givenBook, givenBookAndCategory, givenBudget, givenExpense, instant, nextId, usd } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { stateOf } from "../state.ts"

const inUsd = (book: Parameters<typeof reviseBook>[0]) =>
  Result.succeed(reviseBook(book, { currency: usd, timeZone: TimeZone.make("America/New_York") }, instant(1)))

export const books = section({
  about: "books",
  needs: ["books", "categories", "expenses", "budgets"],
  promises: [
    promise(
      "a book is read back as it was inserted",
      Effect.gen(function* () {
        const { books } = yield* ports("books")
        const book = yield* givenBook({ currency: CurrencyCode.make("KWD"), timeZone: TimeZone.make("Asia/Kuwait") })
        same(yield* books.get(book.id), book)
        same(yield* books.find(book.id), Option.some(book))
      })
    ),
    promise(
      "a book that is not there is neither found nor removed",
      Effect.gen(function* () {
        const { books } = yield* ports("books")
        const id = BookId.make(yield* nextId)
        const missing = new BookNotFound({ id })
        same(yield* books.find(id), Option.none())
        yield* refuses(books.get(id), missing)
        yield* refuses(books.remove(id), missing)
      })
    ),
    promise(
      "the currency can change while there are neither expenses nor budgets, and then amounts are in the new one",
      Effect.gen(function* () {
        const { books, expenses } = yield* ports("books", "expenses")
        const { book, category } = yield* givenBookAndCategory
        const changed = yield* books.modify(book.id, inUsd)
        same(changed.currency, usd)
        const expense = yield* givenExpense(changed, category)
        same(yield* expenses.get(book.id, expense.id), expense)
      })
    ),
    promise(
      "the currency can't change while there is an expense, and nothing else of that change is written",
      Effect.gen(function* () {
        const { books } = yield* ports("books")
        const { book, category } = yield* givenBookAndCategory
        yield* givenExpense(book, category)
        const before = yield* stateOf(book.id)
        yield* refuses(books.modify(book.id, inUsd), new CurrencyInUse({ currency: eur }))
        same(yield* stateOf(book.id), before)
      })
    ),
    promise(
      "the currency can't change while there is a budget",
      Effect.gen(function* () {
        const { books } = yield* ports("books")
        const book = yield* givenBook()
        yield* givenBudget(book, null)
        yield* refuses(books.modify(book.id, inUsd), new CurrencyInUse({ currency: eur }))
        same(yield* books.get(book.id), book)
      })
    ),
    promise(
      "the time zone can change while there are expenses and budgets",
      Effect.gen(function* () {
        const { books } = yield* ports("books")
        const { book, category } = yield* givenBookAndCategory
        yield* givenExpense(book, category)
        yield* givenBudget(book, null)
        const timeZone = TimeZone.make("UTC")
        const change = books.modify(book.id, (it) => Result.succeed(reviseBook(it, { timeZone }, instant(1))))
        same((yield* change).timeZone, timeZone)
      })
    ),
    promise(
      "the currency can change again once the last expense and the last budget are gone",
      Effect.gen(function* () {
        const { books, budgets, expenses } = yield* ports("books", "budgets", "expenses")
        const { book, category } = yield* givenBookAndCategory
        const expense = yield* givenExpense(book, category)
        const budget = yield* givenBudget(book, category)
        yield* expenses.remove(book.id, expense.id)
        yield* refuses(books.modify(book.id, inUsd), new CurrencyInUse({ currency: eur }))
        yield* budgets.remove(book.id, budget.id)
        same((yield* books.modify(book.id, inUsd)).currency, usd)
      })
    ),
    promise(
      "what is stored in another book does not keep the currency of this one",
      Effect.gen(function* () {
        const { books } = yield* ports("books")
        const other = yield* givenBookAndCategory
        yield* givenExpense(other.book, other.category)
        yield* givenBudget(other.book, null)
        const book = yield* givenBook()
        same((yield* books.modify(book.id, inUsd)).currency, usd)
      })
    )
  ]
})
