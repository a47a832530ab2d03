/** What `Transactor` promises to the one who runs it: all or nothing, also one within another. */
import { CategoryNameTaken, Member } from "@outlay/domain"
import { Deferred, Effect, Fiber, Option } from "effect"
import { diesOf, refuses, same } from "../assertions.ts"
import { givenBook, givenBookAndCategory, givenCategory, givenExpense, newAccount, newCategory } from "../builders.ts"
import { givenOwnSession, givenSession, newToken, rotatedTo, send } from "../identity/givenSession.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { checkBook, stateOf } from "../state.ts"
import { given, writeEverywhere } from "./given.ts"

export const rollbacks = section({
  about: "transactions, for the one who runs them",
  needs: ["books", "categories", "expenses", "budgets", "transactor"],
  promises: [
    promise(
      "what a transaction wrote through several ports is there when it is over, and its answer is passed on",
      Effect.gen(function* () {
        const { books, transactor } = yield* ports("books", "transactor")
        const { book, category } = yield* given
        const { joined, left } = yield* transactor.run(writeEverywhere({ book, category }))
        const state = yield* checkBook(book.id)
        same(state.categories, [left])
        same([state.expenses.length, state.budgets.length], [3, 2])
        const owned = yield* Effect.forEach(Option.toArray(joined), books.ofUser)
        same(
          owned.map((list) => list.length),
          Option.toArray(joined).map(() => 1)
        )
      })
    ),
    promise(
      "a transaction sees what it wrote itself",
      Effect.gen(function* () {
        const { transactor } = yield* ports("transactor")
        yield* transactor.run(
          Effect.gen(function* () {
            const { book, category } = yield* givenBookAndCategory
            const expense = yield* givenExpense(book, category)
            const state = yield* checkBook(book.id)
            same([state.categories, state.expenses], [[category], [expense]])
          })
        )
      })
    ),
    promise(
      "a transaction that fails leaves every store as it was, and passes on its error",
      Effect.gen(function* () {
        const { transactor } = yield* ports("transactor")
        const { before, book, category } = yield* given
        const failure = { reason: "of the caller" }
        const failing = Effect.andThen(writeEverywhere({ book, category }), Effect.fail(failure))
        yield* refuses(transactor.run(failing), failure)
        same(yield* stateOf(book.id), before)
      })
    ),
    promise(
      "a transaction that dies leaves every store as it was, and passes on its defect",
      Effect.gen(function* () {
        const { transactor } = yield* ports("transactor")
        const { before, book, category } = yield* given
        const defect = new Error("of the caller")
        yield* diesOf(transactor.run(Effect.andThen(writeEverywhere({ book, category }), Effect.die(defect))), defect)
        same(yield* stateOf(book.id), before)
      })
    ),
    promise(
      "a transaction that is interrupted leaves every store as it was, and holds nothing up",
      Effect.gen(function* () {
        const { transactor } = yield* ports("transactor")
        const { before, book, category } = yield* given
        const written = yield* Deferred.make<void>()
        const endless = Effect.gen(function* () {
          yield* writeEverywhere({ book, category })
          yield* Deferred.succeed(written, undefined)
          yield* Effect.never
        })
        const fiber = yield* Effect.forkChild(transactor.run(endless))
        yield* Deferred.await(written)
        yield* Fiber.interrupt(fiber)
        same(yield* stateOf(book.id), before)
        yield* transactor.run(writeEverywhere({ book, category }))
        yield* checkBook(book.id)
      })
    ),
    promise(
      "a book that was removed in a transaction that failed is there with everything",
      Effect.gen(function* () {
        const { books, transactor } = yield* ports("books", "transactor")
        const { before, book } = yield* given
        yield* Effect.flip(transactor.run(Effect.andThen(books.remove(book.id), Effect.fail("no"))))
        same(yield* stateOf(book.id), before)
      })
    ),
    promise(
      "a refusal that is caught in a transaction undoes nothing else",
      Effect.gen(function* () {
        const { categories, transactor } = yield* ports("categories", "transactor")
        const book = yield* givenBook()
        const first = yield* givenCategory(book, { name: "a" })
        const rest = Effect.gen(function* () {
          const second = yield* givenCategory(book, { name: "b" })
          const taken = yield* newCategory(book, { name: "A" })
          yield* refuses(categories.insert(book.id, [taken]), new CategoryNameTaken({ name: "A" }))
          return [second, yield* givenCategory(book, { name: "c" })]
        })
        const made = yield* transactor.run(rest)
        same(yield* categories.list(book.id), [first, ...made])
      })
    )
  ]
})

export const rollbacksOfUsers = section({
  about: "transactions, for the one who runs them",
  needs: ["books", "transactor", "users", "sessions"],
  promises: [
    promise(
      "a user, a membership and a session that a transaction made are gone when it fails",
      Effect.gen(function* () {
        const { books, sessions, transactor, users } = yield* ports("books", "sessions", "transactor", "users")
        const account = yield* newAccount()
        const book = yield* givenBook()
        const making = Effect.gen(function* () {
          yield* users.insert(account)
          yield* books.join(Member.make({ bookId: book.id, userId: account.user.id, role: "owner" }))
          const { session, token } = yield* givenSession(account.user.id)
          return yield* Effect.fail({ _tag: "Made" as const, session, token })
        })
        const made = yield* Effect.flip(transactor.run(making))
        if (made._tag !== "Made") return yield* Effect.fail(made)
        const { session, token } = made
        same(yield* users.findByEmail(account.user.email), Option.none())
        same(yield* sessions.endByToken(token.digest), Option.none())
        yield* users.insert(account)
        same(yield* books.ofUser(account.user.id), [])
        same(yield* sessions.find(session.id), Option.none())
      })
    ),
    promise(
      "a token that was rotated in a transaction that failed is not spent",
      Effect.gen(function* () {
        const { transactor } = yield* ports("transactor")
        const { session, token } = yield* givenOwnSession
        const next = yield* newToken()
        yield* Effect.flip(transactor.run(Effect.andThen(send(token, { next }), Effect.fail("no"))))
        same((yield* send(token, { next, window: 0 })).rotation, rotatedTo(session))
      })
    )
  ]
})
