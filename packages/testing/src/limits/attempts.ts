/** What `AttemptLimits` promises, by the layer that counts in the store under test. */
import { AttemptLimits, TooManyAttempts } from "@outlay/application"
import * as AttemptLimitsLayer from "@outlay/adapters-http/limits/AttemptLimitsLayer"
import { defaultRateLimits, RateLimits } from "@outlay/adapters-http/limits/RateLimits"
import { Duration, Effect, Layer, Result } from "effect"
import { RateLimiter } from "effect/persistence"
import { strict as assert } from "node:assert"
import { same } from "../assertions.ts"
import { nextId } from "../builders.ts"
import { atOnce, times } from "../concurrency/atOnce.ts"
import { promise, section } from "../PortPromise.ts"
import { after } from "./after.ts"

const limit = { max: 5, window: Duration.seconds(2) }
const limits: RateLimits = { ...defaultRateLimits, loginAccount: limit, loginAddress: limit, register: undefined }

const limited = AttemptLimitsLayer.layer.pipe(
  Layer.provide(RateLimiter.layer),
  Layer.provide(Layer.succeed(RateLimits, limits))
)

/** A promise of attempts on subjects that nobody else has. */
const promised = (name: string, body: (one: string, other: string) => Effect.Effect<void, unknown, AttemptLimits>) =>
  promise(
    name,
    Effect.provide(
      Effect.flatMap(Effect.all([nextId, nextId]), ([one, other]) => body(one, other)),
      limited
    )
  )

const begin = (subject: string, kind: "login-account" | "login-address" | "register" = "login-account") =>
  Effect.flatMap(AttemptLimits, (attempts) => attempts.begin(kind, subject))

const through = (subject: string, count: number) => Effect.all(times(count, begin(subject)))

/** How many of so many at once get through. */
const throughOf = (subject: string, count: number) =>
  Effect.map(atOnce(...times(count, begin(subject))), (outcomes) => outcomes.filter((it) => it === "done").length)

export const attempts = section({
  about: "attempts",
  needs: ["limits"],
  promises: [
    promised("are refused when as many as are allowed have begun, and told when to come back", (one) =>
      Effect.gen(function* () {
        yield* through(one, 5)
        const refusal = yield* Effect.flip(begin(one))
        assert.ok(refusal instanceof TooManyAttempts)
        const seconds = refusal.retryAfterSeconds
        assert.ok(Number.isInteger(seconds) && seconds >= 1 && seconds <= 2, `told to come back in ${seconds} s`)
      })
    ),
    promised("that begin at one moment can't slip through", (one) =>
      Effect.map(throughOf(one, 50), (count) => same(count, 5))
    ),
    promised("that are refused are not counted", (one) =>
      Effect.gen(function* () {
        const [first] = yield* through(one, 5)
        yield* Effect.all(times(10, Effect.flip(begin(one))))
        yield* first?.takeBack ?? Effect.die("none began")
        same(yield* throughOf(one, 5), 1)
      })
    ),
    promised("that are taken back were never counted", (one) =>
      Effect.gen(function* () {
        for (let again = 0; again < 10; again++) yield* (yield* begin(one)).takeBack
        same(yield* throughOf(one, 10), 5)
      })
    ),
    promised("are cleared up to the one that clears, and not those after it", (one) =>
      Effect.gen(function* () {
        yield* through(one, 2)
        const third = yield* begin(one)
        yield* through(one, 1)
        yield* third.clear
        same(yield* throughOf(one, 10), 4)
      })
    ),
    promised("may begin again when all are cleared", (one) =>
      Effect.gen(function* () {
        for (let again = 0; again < 5; again++) {
          yield* through(one, 4)
          yield* (yield* begin(one)).clear
        }
        same(yield* throughOf(one, 10), 5)
      })
    ),
    promised("of another account or address are counted by themselves", (one, other) =>
      Effect.gen(function* () {
        yield* through(one, 5)
        yield* Effect.flip(begin(one))
        const [first] = yield* through(other, 5)
        yield* first?.takeBack ?? Effect.die("none began")
        yield* Effect.flip(begin(one))
      })
    ),
    promised("of another kind are counted by themselves", (one) =>
      Effect.gen(function* () {
        yield* through(one, 5)
        same(Result.isSuccess(yield* Effect.result(begin(one, "login-address"))), true)
        yield* Effect.flip(begin(one))
      })
    ),
    promised("of a kind whose limit is off are never refused", (one) =>
      Effect.gen(function* () {
        for (const attempt of yield* Effect.all(times(50, begin(one, "register")))) {
          yield* attempt.takeBack
          yield* attempt.clear
        }
      })
    ),
    promised("may begin again when the window is over", (one) =>
      Effect.gen(function* () {
        yield* after(0)(through(one, 5))
        yield* after(1000)(Effect.flip(begin(one)))
        yield* after(2000)(through(one, 5))
      })
    )
  ]
})
