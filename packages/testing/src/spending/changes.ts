/** What `SpendingReader` promises after expenses have changed: the spending moves with them, and nothing else does. */
import { Money, reviseExpense } from "@outlay/domain"
import { Effect, Result } from "effect"
import { same, sameItems } from "../assertions.ts"
import { day, givenBookAndCategory, givenCategory, givenExpense, instant } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { always, checkBook } from "../state.ts"

export const spendingChanges = section({
  about: "spending after a change",
  needs: ["books", "categories", "expenses", "spending"],
  promises: [
    promise(
      "a change of category, amount and date moves the spending with it",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        const other = yield* givenCategory(book)
        const expense = yield* givenExpense(book, category, { date: day("2026-01-31"), minor: 100n })
        yield* givenExpense(book, category, { date: day("2026-01-31"), minor: 5n })
        const changes = { categoryId: other.id, amount: Money.of(250n, book.currency), date: day("2026-02-01") }
        yield* expenses.modify(book.id, expense.id, (it) => Result.succeed(reviseExpense(it, changes, instant(1))))
        const { categories, periods } = (yield* checkBook(book.id)).spending
        same(periods, [
          { date: day("2026-01-31"), total: 5n, count: 1 },
          { date: day("2026-02-01"), total: 250n, count: 1 }
        ])
        sameItems(
          categories.map((it) => [it.category.id, it.total]),
          [
            [category.id, 5n],
            [other.id, 250n]
          ]
        )
      })
    ),
    promise(
      "nothing is left where the last expense was removed or changed away",
      Effect.gen(function* () {
        const { expenses, spending } = yield* ports("expenses", "spending")
        const { book, category } = yield* givenBookAndCategory
        const other = yield* givenCategory(book)
        const removed = yield* givenExpense(book, other, { date: day("2026-01-01") })
        const moved = yield* givenExpense(book, category, { date: day("2026-02-01") })
        yield* expenses.remove(book.id, removed.id)
        const changes = { date: day("2026-03-01") }
        yield* expenses.modify(book.id, moved.id, (it) => Result.succeed(reviseExpense(it, changes, instant(1))))
        const { categories, periods } = yield* spending.read(book.id, { range: always, by: "day" })
        same(periods, [{ date: changes.date, total: 1250n, count: 1 }])
        same(
          categories.map((it) => it.category.id),
          [category.id]
        )
      })
    ),
    promise(
      "a change of texts and tags leaves the spending as it was",
      Effect.gen(function* () {
        const { expenses } = yield* ports("expenses")
        const { book, category } = yield* givenBookAndCategory
        const expense = yield* givenExpense(book, category)
        const { spending: before } = yield* checkBook(book.id)
        const changes = { description: "more", tags: ["a"], notes: "said" }
        yield* expenses.modify(book.id, expense.id, (it) => Result.succeed(reviseExpense(it, changes, instant(1))))
        same((yield* checkBook(book.id)).spending, before)
      })
    )
  ]
})
