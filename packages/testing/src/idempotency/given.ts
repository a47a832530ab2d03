/** Requests to tell promises with, and effects that tell how often they were run. */
import type { RepeatableRequest } from "@outlay/application"
import { type BookId, UserId } from "@outlay/domain"
import { Duration, Effect } from "effect"
import { same } from "../assertions.ts"
import { givenBookAndCategory, givenExpense, instant, nextId } from "../builders.ts"
import { ports } from "../ports.ts"

const day = 86_400_000

/** A request of somebody new, whose answer is kept a day, and who waits for longer than any promise takes. */
export const newRequest = Effect.fnUntraced(function* (fields: Partial<RepeatableRequest> = {}) {
  const request: RepeatableRequest = {
    userId: UserId.make(yield* nextId),
    key: "key",
    fingerprint: "first",
    at: instant(),
    until: instant(day),
    patience: Duration.seconds(30),
    ...fields
  }
  return request
})

export const once = <E, R>(bookId: BookId, request: RepeatableRequest, effect: Effect.Effect<string, E, R>) =>
  Effect.flatMap(ports("idempotency"), ({ idempotency }) => idempotency.once(bookId, request, effect))

/** Gives another answer each time that it is run. */
export const counting = () => {
  let runs = 0
  return { run: Effect.sync(() => `answer ${++runs}`), runs: () => runs }
}

/** The key must be free: what is asked for under it is run, and undone at once. */
export const isFree = Effect.fnUntraced(function* (bookId: BookId, request: RepeatableRequest) {
  const undone = yield* Effect.flip(once(bookId, request, Effect.fail("undone")))
  same(undone, "undone")
})

/** The answer must be kept: what is asked for under its key is told and not run. */
export const isKept = Effect.fnUntraced(function* (bookId: BookId, request: RepeatableRequest, answer: string) {
  const kept = yield* once(bookId, request, Effect.die(new Error("ran again")))
  same(kept, { answer, fingerprint: request.fingerprint, replayed: true })
})

/** A book, a request, and what it does: to record an expense. */
export const given = Effect.gen(function* () {
  const { book, category } = yield* givenBookAndCategory
  yield* givenExpense(book, category)
  const record = Effect.map(givenExpense(book, category), ({ id }): string => id)
  return { book, record, request: yield* newRequest() }
})
