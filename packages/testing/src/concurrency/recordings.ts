/** Expenses that are recorded at the same moment, each by somebody else: none answers for another one. */
import { BookId, Expense, Money } from "@outlay/domain"
import { Effect, Exit } from "effect"
import { same } from "../assertions.ts"
import { givenBookAndCategory, givenExpense, newExpense, nextId, usd } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { checkBook } from "../state.ts"
import { atOnce } from "./atOnce.ts"

export const recordings = section({
  about: "expenses recorded at the same moment",
  needs: ["books", "categories", "expenses", "budgets", "spending"],
  promises: [
    promise(
      "each has an outcome of its own, in whichever book",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const one = yield* givenBookAndCategory
        const other = yield* givenBookAndCategory
        const right = yield* Effect.forEach([one, other, one, one, other], ({ book, category }) =>
          newExpense(book, category)
        )
        const inForeignCategory = yield* newExpense(one.book, other.category)
        const inForeignCurrency = Expense.make({
          ...(yield* newExpense(other.book, other.category)),
          amount: Money.of(100n, usd)
        })
        const all = [inForeignCategory, ...right, inForeignCurrency]
        const outcomes = yield* atOnce(...all.map((it) => expenses.insert(it.bookId, it)))
        same(outcomes, ["CategoryNotFound", ...right.map(() => "done"), "CurrencyMismatch"])
        same((yield* checkBook(one.book.id)).expenses.length, 3)
        same((yield* checkBook(other.book.id)).expenses.length, 2)
      })
    ),
    promise(
      "one that can't be stored at all fails alone",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        const there = yield* givenExpense(book, category)
        const nowhere = { ...(yield* newExpense(book, category)), bookId: BookId.make(yield* nextId) }
        const right = yield* Effect.forEach([1, 2, 3], () => newExpense(book, category))
        const all = [...right, there, Expense.make(nowhere)]
        const exits = yield* Effect.all(
          all.map((it) => Effect.exit(expenses.insert(it.bookId, it))),
          { concurrency: "unbounded" }
        )
        same(exits.map(Exit.isSuccess), [true, true, true, false, false])
        same((yield* checkBook(book.id)).expenses.length, 4)
      })
    )
  ]
})
