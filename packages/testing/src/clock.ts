/** Time for tests: a clock that the test moves, and one that stands still for a single effect. */
import { Clock, DateTime, Effect, Layer } from "effect"
import { TestClock } from "effect/testing"

/**
 * Effect's TestClock, set to an instant. Time passes by `TestClock.adjust` and `TestClock.setTime` only, and whoever
 * sleeps wakes then.
 *
 * @example
 * program.pipe(Effect.provide(testClock(DateTime.makeUnsafe("2026-03-30T08:00:00Z"))))
 */
export const testClock = (now: DateTime.Utc): Layer.Layer<TestClock.TestClock> =>
  Layer.provideMerge(Layer.effectDiscard(TestClock.setTime(DateTime.toEpochMillis(now))), TestClock.layer())

/** Runs an effect by a clock that stands still. Waiting goes on in real time. */
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
