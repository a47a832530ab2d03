import { RateLimiterStoreMemory } from "@outlay/adapters-http"
import { TooManyAttempts } from "@outlay/application"
import { StorageUnavailable } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, Exit, Layer } from "effect"
import { RateLimiter } from "effect/persistence"
import { newNotes, RequestNotes } from "../../src/handlers/RequestNotes.ts"
import { countOne } from "../../src/limits/countOne.ts"

const limit = { max: 2, window: Duration.millis(1500) }

const memory = Layer.provide(RateLimiter.layer, RateLimiterStoreMemory.layer)

const count = (name: string, subject: string) =>
  Effect.flatMap(RateLimiter.RateLimiter, (limiter) => countOne(limiter, name, limit, subject))

/** A store that does what it is told to. */
const storeOf = (fixedWindow: RateLimiter.RateLimiterStore["Service"]["fixedWindow"]) =>
  Layer.provide(
    RateLimiter.layer,
    Layer.succeed(RateLimiter.RateLimiterStore, {
      fixedWindow,
      tokenBucket: () => Effect.die("not asked"),
      adaptiveConsume: () => Effect.die("not asked"),
      adaptiveFeedback: () => Effect.die("not asked")
    })
  )

const gone = new RateLimiter.RateLimiterError({ reason: new RateLimiter.RateLimitStoreError({ message: "gone" }) })

describe("countOne", () => {
  it.effect("tells in the headers of the answer what is left of each limit, in whole seconds", () =>
    Effect.gen(function* () {
      const notes = newNotes()
      const attempts = Effect.andThen(count("a", "x"), count("b", "x"))
      yield* Effect.provideService(attempts, RequestNotes, notes)
      assert.deepStrictEqual(Object.fromEntries(notes.headers), {
        "ratelimit-policy": '"a";q=2;w=2, "b";q=2;w=2',
        ratelimit: '"a";r=1;t=2, "b";r=1;t=2'
      })
    }).pipe(Effect.provide(memory))
  )

  it.effect("refuses with the seconds to wait, and tells that nothing is left", () =>
    Effect.gen(function* () {
      yield* Effect.andThen(count("a", "x"), count("a", "x"))
      const notes = newNotes()
      const refusal = yield* Effect.flip(Effect.provideService(count("a", "x"), RequestNotes, notes))
      assert.deepStrictEqual(refusal, new TooManyAttempts({ retryAfterSeconds: 2 }))
      assert.strictEqual(notes.headers.get("ratelimit"), '"a";r=0;t=2')
    }).pipe(Effect.provide(memory))
  )

  it.effect("gives a store no name and no address", () =>
    Effect.gen(function* () {
      const keys: Array<string> = []
      const store = storeOf(({ key, tokens }) =>
        Effect.as(
          Effect.sync(() => keys.push(key)),
          [tokens, 1]
        )
      )
      for (const subject of ["ada@example.com", "192.0.2.1"]) {
        yield* Effect.flatMap(count("a", subject), ({ clear, takeBack }) => Effect.andThen(clear, takeBack)).pipe(
          Effect.provide(store)
        )
      }
      assert.lengthOf(keys, 6)
      for (const key of keys) assert.match(key, /^a:[0-9a-f]{64}$/)
      assert.strictEqual(new Set(keys).size, 2)
    })
  )

  it.effect("lets nobody through when the store is gone, and says so", () =>
    Effect.gen(function* () {
      const store = storeOf(() => Effect.fail(gone))
      const exit = yield* Effect.exit(Effect.provide(count("a", "x"), store))
      assert.deepStrictEqual(exit, Exit.die(new StorageUnavailable({ reason: "gone" })))
    })
  )

  it.effect("takes nothing amiss when the store is gone by the time that something is taken back", () =>
    Effect.gen(function* () {
      const store = storeOf(({ tokens }) => (tokens > 0 ? Effect.succeed([1, 1]) : Effect.fail(gone)))
      const { clear, takeBack } = yield* Effect.provide(count("a", "x"), store)
      yield* Effect.andThen(takeBack, clear)
    })
  )
})
