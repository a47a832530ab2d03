/** Broken memories of repeated requests: such that keep nothing or too much, or mix up keys. */
import type { KeptAnswer } from "@outlay/application"
import { type BookId, UserId } from "@outlay/domain"
import { DateTime, Effect } from "effect"
import { asking, given, kept, keyOf, meanwhile, whole } from "./answering.ts"
import { type Fault, fault, idempotency, type Inject } from "./Fault.ts"

const later = (millis: number) => asking(({ until }) => ({ until: DateTime.add(until, { milliseconds: millis }) }))

/** What was answered once stays so, whatever becomes of it in the store. */
const forEver = (): Inject => {
  const answers = new Map<string, KeptAnswer>()
  return idempotency((real) => ({
    once: (bookId, request, effect) =>
      Effect.suspend(() => {
        const known = answers.get(keyOf(bookId, request))
        if (known !== undefined) return Effect.succeed({ ...known, replayed: true })
        return Effect.tap(real.once(bookId, request, effect), (it) =>
          Effect.sync(() => answers.set(keyOf(bookId, request), it))
        )
      })
  }))
}

const nobody = UserId.make("01900000-0000-7000-8000-000000000000")

const oneBook = (): Inject => {
  let first: BookId | undefined
  return idempotency((real) => ({
    once: (bookId, request, effect) => real.once((first ??= bookId), request, effect)
  }))
}

export const idempotencyFaults: ReadonlyArray<Fault> = [
  fault(
    "no answer is kept",
    idempotency(() => ({ once: (_, request, effect) => Effect.map(effect, (answer) => given(request, answer)) })),
    kept("the first answer is told again"),
    kept("an answer is told as it was given"),
    whole("are there together, once"),
    whole("stay with the transaction around them"),
    whole("stay when a transaction within the effect is undone"),
    meanwhile("of fifty one is run")
  ),
  fault(
    "who repeats a request is told their own fingerprint",
    idempotency((real) => ({
      once: (bookId, request, effect) =>
        Effect.map(real.once(bookId, request, effect), (it) => ({ ...it, fingerprint: request.fingerprint }))
    })),
    kept("another request under the key is told")
  ),
  fault(
    "a repetition is told as the first",
    idempotency((real) => ({
      once: (bookId, request, effect) =>
        Effect.map(real.once(bookId, request, effect), (it) => ({ ...it, replayed: false }))
    })),
    kept("the first answer is told again")
  ),
  fault(
    "answers are cut",
    idempotency((real) => ({
      once: (bookId, request, effect) =>
        real.once(
          bookId,
          request,
          Effect.map(effect, (answer) => answer.slice(0, 100_000))
        )
    })),
    kept("an answer is told as it was given")
  ),
  fault(
    "keys are everybody's",
    asking(() => ({ userId: nobody })),
    kept("the keys of another user are other keys")
  ),
  fault("keys are of all books", oneBook(), kept("the keys of another book are other keys")),
  fault(
    "keys are compared without regard to case",
    asking(({ key }) => ({ key: key.toLowerCase() })),
    kept("keys are equal when every character is")
  ),
  fault(
    "keys are trimmed",
    asking(({ key }) => ({ key: key.trim() })),
    kept("keys are equal when every character is")
  ),
  fault("an answer is kept a millisecond too long", later(1), kept("an answer is kept until exactly its time")),
  fault("an answer is kept a millisecond too short", later(-1), kept("an answer is kept until exactly its time")),
  fault(
    "answers are kept for ever",
    forEver(),
    kept("an answer is kept until exactly its time"),
    kept("answers that were kept long enough are forgotten"),
    kept("what a removed book remembers goes with it"),
    whole("are undone with the transaction around them"),
    meanwhile("of those who come when an answer has expired")
  ),
  fault(
    "what expires in a millisecond is forgotten",
    idempotency((real) => ({ forgetExpired: (at) => real.forgetExpired(DateTime.add(at, { milliseconds: 1 })) })),
    kept("answers that were kept long enough are forgotten")
  ),
  fault(
    "what expires at this moment is not forgotten",
    idempotency((real) => ({ forgetExpired: (at) => real.forgetExpired(DateTime.add(at, { milliseconds: -1 })) })),
    kept("answers that were kept long enough are forgotten")
  ),
  fault(
    "what is forgotten is not counted",
    idempotency((real) => ({ forgetExpired: (at) => Effect.as(real.forgetExpired(at), 0) })),
    kept("answers that were kept long enough are forgotten")
  ),
  fault(
    "a book that is not there is passed over",
    idempotency((real) => ({
      once: (bookId, request, effect) =>
        Effect.catchDefect(real.once(bookId, request, effect), () => Effect.succeed(given(request, "")))
    })),
    kept("nothing is kept for a book that is not there")
  ),
  fault(
    "all keys of a user are one",
    asking(() => ({ key: "" })),
    kept("keys are equal when every character is"),
    meanwhile("requests under other keys are all run")
  )
]
