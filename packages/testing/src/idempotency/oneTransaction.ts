/** What `IdempotencyStore` promises of the effect: it and its answer are one transaction, all or nothing. */
import { Deferred, Effect, Fiber } from "effect"
import { diesOf, refuses, same } from "../assertions.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { checkBook, stateOf } from "../state.ts"
import { given, isFree, isKept, newRequest, once } from "./given.ts"

export const oneTransaction = section({
  about: "an answer and what it stands for",
  needs: ["books", "categories", "expenses", "budgets", "spending", "idempotency", "transactor"],
  promises: [
    promise(
      "are there together, once, however often they are asked for",
      Effect.gen(function* () {
        const { book, record, request } = yield* given
        const { answer } = yield* once(book.id, request, record)
        for (let again = 0; again < 3; again++) yield* isKept(book.id, request, answer)
        const state = yield* checkBook(book.id)
        same(state.expenses.filter(({ id }) => id === answer).length, 1)
        same([state.expenses.length, state.spending.periods.map(({ count }) => count)], [2, [2]])
      })
    ),
    promise(
      "are not there when the effect fails: the key is free",
      Effect.gen(function* () {
        const { book, record, request } = yield* given
        const before = yield* stateOf(book.id)
        const failure = { reason: "of the caller" }
        yield* refuses(once(book.id, request, Effect.andThen(record, Effect.fail(failure))), failure)
        same(yield* stateOf(book.id), before)
        yield* isFree(book.id, request)
        const { answer, replayed } = yield* once(book.id, request, record)
        same(replayed, false)
        yield* isKept(book.id, request, answer)
      })
    ),
    promise(
      "are not there when the effect dies: the key is free",
      Effect.gen(function* () {
        const { book, record, request } = yield* given
        const before = yield* stateOf(book.id)
        const defect = new Error("of the caller")
        yield* diesOf(once(book.id, request, Effect.andThen(record, Effect.die(defect))), defect)
        same(yield* stateOf(book.id), before)
        yield* isFree(book.id, request)
      })
    ),
    promise(
      "are not there when the effect is interrupted: the key is free",
      Effect.gen(function* () {
        const { book, record, request } = yield* given
        const before = yield* stateOf(book.id)
        const written = yield* Deferred.make<void>()
        const endless = record.pipe(Effect.andThen(Deferred.succeed(written, undefined)), Effect.andThen(Effect.never))
        const fiber = yield* Effect.forkChild(once(book.id, request, endless))
        yield* Deferred.await(written)
        yield* Fiber.interrupt(fiber)
        same(yield* stateOf(book.id), before)
        yield* isFree(book.id, request)
      })
    ),
    promise(
      "are undone with the transaction around them",
      Effect.gen(function* () {
        const { transactor } = yield* ports("transactor")
        const { book, record, request } = yield* given
        const before = yield* stateOf(book.id)
        const failing = Effect.gen(function* () {
          const { answer } = yield* once(book.id, request, record)
          yield* isKept(book.id, request, answer)
          return yield* Effect.fail("no" as const)
        })
        yield* refuses(transactor.run(failing), "no")
        same(yield* stateOf(book.id), before)
        yield* isFree(book.id, request)
      })
    ),
    promise(
      "stay with the transaction around them",
      Effect.gen(function* () {
        const { transactor } = yield* ports("transactor")
        const { book, record, request } = yield* given
        const { answer } = yield* transactor.run(once(book.id, request, record))
        yield* isKept(book.id, request, answer)
        same((yield* checkBook(book.id)).expenses.length, 2)
      })
    ),
    promise(
      "are undone alone when they fail within a transaction",
      Effect.gen(function* () {
        const { transactor } = yield* ports("transactor")
        const { book, record, request } = yield* given
        const other = yield* newRequest()
        const rest = Effect.gen(function* () {
          const { answer } = yield* once(book.id, other, record)
          yield* refuses(once(book.id, request, Effect.andThen(record, Effect.fail("no" as const))), "no")
          return answer
        })
        const answer = yield* transactor.run(rest)
        yield* isKept(book.id, other, answer)
        yield* isFree(book.id, request)
        same((yield* checkBook(book.id)).expenses.length, 2)
      })
    ),
    promise(
      "stay when a transaction within the effect is undone",
      Effect.gen(function* () {
        const { transactor } = yield* ports("transactor")
        const { book, record, request } = yield* given
        const undone = Effect.flip(transactor.run(Effect.andThen(record, Effect.fail("no"))))
        const { answer } = yield* once(book.id, request, Effect.andThen(undone, record))
        yield* isKept(book.id, request, answer)
        same((yield* checkBook(book.id)).expenses.length, 2)
      })
    )
  ]
})
