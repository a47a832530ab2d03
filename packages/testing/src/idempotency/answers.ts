/** What `IdempotencyStore` promises of answers: whose they are, how long they are kept, and when they are forgotten. */
import { Effect } from "effect"
import { dies, same } from "../assertions.ts"
import { givenBook, instant, newBook } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { counting, isFree, isKept, newRequest, once } from "./given.ts"

const minute = 60_000

/** So early that nothing else is kept from then. */
const early = (offset: number) => instant(-1_000_000_000 + offset)

export const answers = section({
  about: "answers that are kept",
  needs: ["books", "idempotency"],
  promises: [
    promise(
      "the first answer is told again, and nothing is run",
      Effect.gen(function* () {
        const book = yield* givenBook()
        const request = yield* newRequest()
        const { run, runs } = counting()
        const kept = { answer: "answer 1", fingerprint: "first" }
        same(yield* once(book.id, request, run), { ...kept, replayed: false })
        for (const later of [request, { ...request, at: instant(minute), until: instant(2 * minute) }]) {
          same(yield* once(book.id, later, run), { ...kept, replayed: true })
        }
        same(runs(), 1)
      })
    ),
    promise(
      "another request under the key is told the first one's fingerprint and answer",
      Effect.gen(function* () {
        const book = yield* givenBook()
        const request = yield* newRequest()
        yield* once(book.id, request, Effect.succeed("answer"))
        const other = { ...request, fingerprint: "second" }
        const told = { answer: "answer", fingerprint: "first", replayed: true }
        same(yield* once(book.id, other, Effect.succeed("other")), told)
        yield* isKept(book.id, request, "answer")
      })
    ),
    promise(
      "an answer is told as it was given",
      Effect.gen(function* () {
        const book = yield* givenBook()
        for (const answer of ["", " ", '{"a":"Straße \\u0000 😀"}\r\n', "x".repeat(200_000)]) {
          const request = yield* newRequest({ fingerprint: answer.slice(0, 9) })
          yield* once(book.id, request, Effect.succeed(answer))
          yield* isKept(book.id, request, answer)
        }
      })
    ),
    promise(
      "the keys of another user are other keys",
      Effect.gen(function* () {
        const book = yield* givenBook()
        const [mine, yours] = [yield* newRequest(), yield* newRequest()]
        yield* once(book.id, mine, Effect.succeed("mine"))
        yield* isFree(book.id, yours)
        yield* once(book.id, yours, Effect.succeed("yours"))
        yield* isKept(book.id, mine, "mine")
        yield* isKept(book.id, yours, "yours")
      })
    ),
    promise(
      "the keys of another book are other keys",
      Effect.gen(function* () {
        const [one, other] = [yield* givenBook(), yield* givenBook()]
        const request = yield* newRequest()
        yield* once(one.id, request, Effect.succeed("one"))
        yield* isFree(other.id, request)
        yield* once(other.id, request, Effect.succeed("other"))
        yield* isKept(one.id, request, "one")
        yield* isKept(other.id, request, "other")
      })
    ),
    promise(
      "keys are equal when every character is",
      Effect.gen(function* () {
        const book = yield* givenBook()
        const request = yield* newRequest()
        const keys = ["a", "A", "a ", "aa", "%", "_", "'", "x".repeat(255)]
        for (const key of keys) yield* once(book.id, { ...request, key }, Effect.succeed(key))
        for (const key of keys) yield* isKept(book.id, { ...request, key }, key)
      })
    ),
    promise(
      "an answer is kept until exactly its time is over, and the next one takes its place",
      Effect.gen(function* () {
        const book = yield* givenBook()
        const request = yield* newRequest({ until: instant(minute) })
        yield* once(book.id, request, Effect.succeed("answer"))
        yield* isKept(book.id, { ...request, at: instant(minute - 1) }, "answer")
        const next = { ...request, fingerprint: "second", at: instant(minute), until: instant(2 * minute) }
        yield* isFree(book.id, next)
        const given = { answer: "next", fingerprint: "second", replayed: false }
        same(yield* once(book.id, next, Effect.succeed("next")), given)
        yield* isKept(book.id, { ...next, at: instant(2 * minute - 1) }, "next")
        yield* isFree(book.id, { ...next, at: instant(2 * minute) })
      })
    ),
    promise(
      "answers that were kept long enough are forgotten in all books, no others, and counted",
      Effect.gen(function* () {
        const { forgetExpired } = (yield* ports("idempotency")).idempotency
        const [one, other] = [yield* givenBook(), yield* givenBook()]
        const request = yield* newRequest({ at: early(0) })
        const keep = (bookId: typeof one.id, key: string, until: number) =>
          once(bookId, { ...request, key, until: early(until) }, Effect.succeed(key))
        yield* keep(one.id, "before", minute - 1)
        yield* keep(other.id, "before", minute - 1)
        yield* keep(one.id, "exactly", minute)
        yield* keep(one.id, "after", minute + 1)
        same(yield* forgetExpired(early(minute - 2)), 0)
        same(yield* forgetExpired(early(minute)), 3)
        same(yield* forgetExpired(early(minute)), 0)
        yield* isFree(one.id, { ...request, key: "before" })
        yield* isFree(other.id, { ...request, key: "before" })
        yield* isFree(one.id, { ...request, key: "exactly" })
        yield* isKept(one.id, { ...request, key: "after" }, "after")
        same(yield* forgetExpired(early(minute + 1)), 1)
      })
    ),
    promise(
      "what a removed book remembers goes with it",
      Effect.gen(function* () {
        const { books } = yield* ports("books")
        const [book, other] = [yield* givenBook(), yield* givenBook()]
        const request = yield* newRequest()
        yield* once(book.id, request, Effect.succeed("answer"))
        yield* once(other.id, request, Effect.succeed("other"))
        yield* books.remove(book.id)
        yield* books.insert(book)
        yield* isFree(book.id, request)
        yield* isKept(other.id, request, "other")
      })
    ),
    promise(
      "nothing is kept for a book that is not there: it is a defect",
      Effect.gen(function* () {
        const book = yield* newBook()
        const request = yield* newRequest()
        yield* dies(once(book.id, request, Effect.succeed("answer")))
        yield* (yield* ports("books")).books.insert(book)
        yield* isFree(book.id, request)
      })
    )
  ]
})
