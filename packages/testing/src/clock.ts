/** Time for tests: a clock that the test moves, and one that stands still for a single effect. */
import { Clock, DateTime, Effect, Layer } from "effect"
import { TestClock } from "effect/testing"

/**
 * Effect's TestClock, set to an instant. Time passes by `TestClock.adjust` and `TestClock.setTime` only, and whoever
 * sleeps wakes then.
 *
 * @example
 * ```ts
 * import { TimeZone, today } from "@outlay/domain"
 * import { testClock } from "@outlay/testing"
 * import { DateTime, Effect } from "effect"
 * import { TestClock } from "effect/testing"
 *
 * const program = Effect.gen(function* () {
 *   yield* TestClock.adjust("1 day")
 *   return yield* today(TimeZone.make("Europe/Vienna"))
 * })
 * const clock = testClock(DateTime.makeUnsafe("2026-03-30T08:00:00Z"))
 *
 * console.log(await Effect.runPromise(Effect.provide(program, clock))) // 2026-03-31
 * ```
 */
export const testClock = (now: DateTime.Utc): Layer.Layer<TestClock.TestClock> =>
  Layer.provideMerge(Layer.effectDiscard(TestClock.setTime(DateTime.toEpochMillis(now))), TestClock.layer())

/**
 * Runs an effect by a clock that stands still. Waiting goes on in real time.
 *
 * @example
 * ```ts
 * import { at, instant } from "@outlay/testing"
 * import { Clock, Effect } from "effect"
 *
 * console.log(await Effect.runPromise(at(instant(5))(Clock.currentTimeMillis))) // 1767225600128
 * ```
 */
export const at =
  (now: DateTime.Utc) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.flatMap(Clock.Clock, (clock) => {
      const millis = DateTime.toEpochMillis(now)
      const nanos = BigInt(millis) * 1_000_000n
      return Effect.provideService(effect, Clock.Clock, {
        currentTimeMillisUnsafe: () => millis,
        currentTimeMillis: Effect.succeed(millis),
        currentTimeNanosUnsafe: () => nanos,
        currentTimeNanos: Effect.succeed(nanos),
        monotonicTimeNanosUnsafe: () => clock.monotonicTimeNanosUnsafe(),
        monotonicTimeNanos: clock.monotonicTimeNanos,
        sleep: (duration) => clock.sleep(duration)
      })
    })
