/** What `Transactor` promises to everybody else: nobody sees a part of a transaction. */
import { reviseExpense } from "@outlay/domain"
import { Deferred, Effect, Fiber, Result } from "effect"
import { strict as assert } from "node:assert"
import { same } from "../assertions.ts"
import { givenBook, givenBookAndCategory, givenCategory, givenExpense, instant } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { seenDuring } from "../concurrency/seenDuring.ts"
import { always, checkBook, walk } from "../state.ts"

export const isolation = section({
  about: "transactions, for everybody else",
  needs: ["books", "categories", "expenses", "spending", "transactor"],
  promises: [
    promise(
      "nobody sees a part of a transaction that goes through",
      Effect.gen(function* () {
        const { categories, transactor } = yield* ports("categories", "transactor")
        const book = yield* givenBook()
        const three = Effect.forEach([0, 1, 2], () => Effect.andThen(givenCategory(book), Effect.sleep(5)))
        const { seen } = yield* seenDuring(categories.list(book.id), transactor.run(three))
        for (const list of seen) assert.ok(list.length === 0 || list.length === 3, `saw ${list.length} of 3`)
        same([seen[0]?.length, seen.at(-1)?.length], [0, 3])
      })
    ),
    promise(
      "nobody sees anything of a transaction that fails",
      Effect.gen(function* () {
        const { spending, transactor } = yield* ports("spending", "transactor")
        const { book, category } = yield* givenBookAndCategory
        const two = Effect.forEach([0, 1], () => Effect.andThen(givenExpense(book, category), Effect.sleep(5)))
        const failing = transactor.run(Effect.andThen(two, Effect.fail("no")))
        const read = spending.read(book.id, { range: always, by: "day" })
        const { seen } = yield* seenDuring(read, failing)
        for (const { categories, periods } of seen) same([categories, periods], [[], []])
      })
    ),
    promise(
      "a sum stays the same for everybody while a transaction moves an amount",
      Effect.gen(function* () {
        const { expenses, spending, transactor } = yield* ports("expenses", "spending", "transactor")
        const { book, category } = yield* givenBookAndCategory
        const { id } = yield* givenExpense(book, category)
        const other = yield* givenExpense(book, category)
        const doubled = expenses.modify(book.id, id, (it) =>
          Result.succeed(reviseExpense(it, { amount: it.amount.plus(it.amount) }, instant(1)))
        )
        const moving = doubled.pipe(
          Effect.andThen(Effect.sleep(10)),
          Effect.andThen(expenses.remove(book.id, other.id))
        )
        const total = spending.sums(book.id, [{ range: always, categoryId: null }])
        const { seen } = yield* seenDuring(total, transactor.run(moving))
        for (const sum of seen) same(sum, [2500n])
      })
    ),
    promise(
      "writers of one book wait for one another and lose nothing",
      Effect.gen(function* () {
        const { transactor } = yield* ports("transactor")
        const { book, category } = yield* givenBookAndCategory
        const pair = transactor.run(
          Effect.andThen(givenExpense(book, category), Effect.andThen(Effect.sleep(2), givenExpense(book, category)))
        )
        yield* Effect.all(
          Array.from({ length: 8 }, () => pair),
          { concurrency: "unbounded", discard: true }
        )
        same((yield* checkBook(book.id)).expenses.length, 16)
      })
    ),
    promise(
      "transactions that write the same things in opposite orders all go through",
      Effect.gen(function* () {
        const { transactor } = yield* ports("transactor")
        const one = yield* givenBookAndCategory
        const other = yield* givenBookAndCategory
        const writes = [one, other].map(({ book, category }) => givenExpense(book, category))
        const transaction = (order: typeof writes) =>
          transactor.run(Effect.forEach(order, (write) => Effect.andThen(write, Effect.sleep(3)), { discard: true }))
        // A store that finds them waiting for each other has to let one of them begin again.
        const both = [transaction(writes), transaction(writes.toReversed())]
        yield* Effect.all(both, { concurrency: "unbounded", discard: true })
        for (const { book } of [one, other]) same((yield* checkBook(book.id)).expenses.length, 2)
      })
    ),
    promise(
      "a fiber outside of a transaction is not undone with it",
      Effect.gen(function* () {
        const { transactor } = yield* ports("transactor")
        const { book, category } = yield* givenBookAndCategory
        const started = yield* Deferred.make<void>()
        const failing = Effect.gen(function* () {
          yield* givenExpense(book, category)
          yield* Deferred.succeed(started, undefined)
          yield* Effect.sleep(10)
          return yield* Effect.fail("no")
        })
        const fiber = yield* Effect.forkChild(Effect.exit(transactor.run(failing)))
        yield* Deferred.await(started)
        const kept = yield* givenExpense(book, category)
        yield* Fiber.join(fiber)
        same(yield* walk(book.id), [kept])
        yield* checkBook(book.id)
      })
    )
  ]
})
