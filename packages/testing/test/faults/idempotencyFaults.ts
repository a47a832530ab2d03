/** Broken memories of repeated requests: such that keep nothing or too much, mix up keys, or let two run. */
import { type KeptAnswer, type RepeatableRequest, RequestStillRunning } from "@outlay/application"
import { type BookId, UserId } from "@outlay/domain"
import { Cause, DateTime, Duration, Effect, Exit, Fiber } from "effect"
import { type Fault, fault, idempotency, type Inject } from "./Fault.ts"

const kept = (name: string) => ["answers that are kept", name] as const
const whole = (name: string) => ["an answer and what it stands for", name] as const
const meanwhile = (name: string) => ["repetitions at the same moment", name] as const

const given = ({ fingerprint }: RepeatableRequest, answer: string): KeptAnswer => ({
  answer,
  fingerprint,
  replayed: false
})

/** Another request in the place of the one that is asked for. */
const asking = (change: (request: RepeatableRequest) => Partial<RepeatableRequest>): Inject =>
  idempotency((real) => ({
    once: (bookId, request, effect) => real.once(bookId, { ...request, ...change(request) }, effect)
  }))

const later = (millis: number) => asking(({ until }) => ({ until: DateTime.add(until, { milliseconds: millis }) }))

const keyOf = (bookId: BookId, { key, userId }: RepeatableRequest) => `${bookId} ${userId} ${key}`

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

/** Nobody waits: who comes meanwhile is run too. */
const unlocked = (): Inject => {
  const answers = new Map<string, KeptAnswer>()
  return idempotency(() => ({
    once: (bookId, request, effect) =>
      Effect.suspend(() => {
        const known = answers.get(keyOf(bookId, request))
        if (known !== undefined) return Effect.succeed({ ...known, replayed: true })
        return Effect.map(effect, (answer) => {
          const answered = given(request, answer)
          answers.set(keyOf(bookId, request), answered)
          return answered
        })
      })
  }))
}

/** Whoever comes while a key is in use is turned away. */
const impatient = (): Inject => {
  const running = new Set<string>()
  return idempotency((real) => ({
    once: (bookId, request, effect) =>
      Effect.suspend(() => {
        const key = keyOf(bookId, request)
        if (running.has(key)) return Effect.fail(new RequestStillRunning())
        running.add(key)
        return Effect.ensuring(
          real.once(bookId, request, effect),
          Effect.sync(() => running.delete(key))
        )
      })
  }))
}

/** One run for all who come meanwhile, whatever its end. */
const shared = (): Inject => {
  const running = new Map<string, Fiber.Fiber<KeptAnswer, unknown>>()
  return idempotency((real) => ({
    once: <E, R>(bookId: BookId, request: RepeatableRequest, effect: Effect.Effect<string, E, R>) =>
      Effect.gen(function* () {
        const key = keyOf(bookId, request)
        // Promises ask for one kind of effect under one key.
        const known = running.get(key) as Fiber.Fiber<KeptAnswer, E | RequestStillRunning> | undefined
        const fiber = known ?? (yield* Effect.forkChild(real.once(bookId, request, effect)))
        running.set(key, fiber)
        const end = Effect.onInterrupt(Fiber.join(fiber), () => Fiber.interrupt(fiber))
        return yield* Effect.ensuring(
          end,
          Effect.sync(() => running.delete(key))
        )
      })
  }))
}

/** An end of some kind is kept, with all that was done before it. */
const keeping = (isKept: (cause: Cause.Cause<unknown>) => boolean): Inject =>
  idempotency((real) => ({
    once: <E, R>(bookId: BookId, request: RepeatableRequest, effect: Effect.Effect<string, E, R>) => {
      let end: Exit.Exit<string, E> = Exit.succeed("")
      const text = Effect.onExit(effect, (exit) => Effect.sync(() => void (end = exit))).pipe(
        Effect.catchCause((cause) => (isKept(cause) ? Effect.succeed("") : Effect.failCause(cause)))
      )
      return Effect.tap(real.once(bookId, request, text), () => end)
    }
  }))

/** The key stays taken by one who was interrupted. */
const stuck = idempotency((real) => ({
  once: (bookId, request, effect) =>
    Effect.onInterrupt(real.once(bookId, request, effect), () =>
      Effect.orDie(real.once(bookId, request, Effect.succeed("")))
    )
}))

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
    "what failed is kept",
    keeping((cause) => Cause.hasFails(cause)),
    whole("are not there when the effect fails"),
    whole("are undone alone when they fail within a transaction"),
    meanwhile("who waited for one that fails is run instead of it"),
    meanwhile("of many that fail no two run")
  ),
  fault(
    "what died is kept",
    keeping((cause) => Cause.hasDies(cause)),
    whole("are not there when the effect dies")
  ),
  fault("what was interrupted holds its key", stuck, whole("are not there when the effect is interrupted")),
  fault(
    "nobody waits for the first",
    unlocked(),
    whole("are not there when the effect fails"),
    meanwhile("of fifty one is run"),
    meanwhile("who comes while the first is running waits"),
    meanwhile("of many that fail no two run")
  ),
  fault(
    "who comes while the first is running is turned away",
    impatient(),
    meanwhile("of fifty one is run"),
    meanwhile("who comes while the first is running waits"),
    meanwhile("who waited for one that fails is run instead of it"),
    meanwhile("who waited for one that is interrupted"),
    meanwhile("who has no patience left is told"),
    meanwhile("of those who come when an answer has expired")
  ),
  fault(
    "who waits shares the end of the first, and ends it with their own",
    shared(),
    meanwhile("who waited for one that fails is run instead of it"),
    meanwhile("who waited for one that is interrupted"),
    meanwhile("who gives up waiting leaves the first one alone"),
    meanwhile("of many that fail no two run")
  ),
  fault(
    "patience is of no account",
    asking(() => ({ patience: Duration.seconds(30) })),
    meanwhile("who has no patience left is told")
  ),
  fault(
    "patience is for the whole",
    idempotency((real) => ({
      once: (bookId, request, effect) =>
        Effect.timeoutOrElse(real.once(bookId, request, effect), {
          duration: request.patience,
          orElse: () => Effect.fail(new RequestStillRunning())
        })
    })),
    meanwhile("patience is for waiting")
  ),
  fault(
    "all keys of a user are one",
    asking(() => ({ key: "" })),
    kept("keys are equal when every character is"),
    meanwhile("requests under other keys are all run")
  )
]
