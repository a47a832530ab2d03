/** Broken memories of repeated requests: such that keep what failed, or let two run, or turn away who could wait. */
import { type KeptAnswer, type RepeatableRequest, RequestStillRunning } from "@outlay/application"
import type { BookId } from "@outlay/domain"
import { Cause, Duration, Effect, Exit, Fiber } from "effect"
import { asking, given, keyOf, meanwhile, whole } from "./answering.ts"
import { type Fault, fault, idempotency, type Inject } from "./Fault.ts"

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

export const repetitionFaults: ReadonlyArray<Fault> = [
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
  )
]
