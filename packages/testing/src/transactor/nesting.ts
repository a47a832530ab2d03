/** What `Transactor` promises about a transaction within a transaction. */
import { Effect } from "effect"
import { refuses, same } from "../assertions.ts"
import { givenBook, givenCategory, givenExpense } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { checkBook, stateOf } from "../state.ts"
import { given, writeEverywhere } from "./given.ts"

export const nesting = section({
  about: "transactions within transactions",
  needs: ["books", "categories", "expenses", "budgets", "transactor"],
  promises: [
    promise(
      "a transaction within a transaction is undone alone when it fails",
      Effect.gen(function* () {
        const { categories, transactor } = yield* ports("categories", "transactor")
        const book = yield* givenBook()
        const outer = Effect.gen(function* () {
          const before = yield* givenCategory(book, { name: "a" })
          const inner = Effect.andThen(givenCategory(book, { name: "b" }), Effect.fail("no"))
          yield* refuses(transactor.run(inner), "no")
          same(yield* categories.list(book.id), [before])
          return [before, yield* givenCategory(book, { name: "B" })]
        })
        const made = yield* transactor.run(outer)
        same(yield* categories.list(book.id), made)
      })
    ),
    promise(
      "a transaction within a transaction is undone with the one around it",
      Effect.gen(function* () {
        const { transactor } = yield* ports("transactor")
        const { before, book, category } = yield* given
        const inner = transactor.run(writeEverywhere({ book, category }))
        yield* refuses(transactor.run(Effect.andThen(transactor.run(inner), Effect.fail("no"))), "no")
        same(yield* stateOf(book.id), before)
      })
    ),
    promise(
      "a transaction within a transaction is kept with the one around it",
      Effect.gen(function* () {
        const { transactor } = yield* ports("transactor")
        const { book, category } = yield* given
        const inner = transactor.run(givenExpense(book, category))
        yield* transactor.run(Effect.andThen(inner, Effect.andThen(inner, transactor.run(inner))))
        same((yield* checkBook(book.id)).expenses.length, 4)
      })
    )
  ]
})
