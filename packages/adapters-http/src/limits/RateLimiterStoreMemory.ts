/** The store of Effect's RateLimiter in memory, with windows that slide. It forgets a key when its window is over. */
import { Effect, Layer } from "effect"
import * as RateLimiter from "effect/persistence/RateLimiter"
import { type Counted, type Window, withSlidingWindows } from "./slidingWindows.ts"

interface Log {
  /** When each one was counted that may be in the window still, oldest first. */
  readonly times: ReadonlyArray<number>
  readonly until: number
}

/** After so many counts, keys are forgotten whose window is over. */
const sweepEvery = 1000

const make = () => {
  const logs = new Map<string, Log>()
  let untilSweep = sweepEvery
  const sweep = (now: number) => {
    untilSweep = sweepEvery
    for (const [key, { until }] of logs) if (until <= now) logs.delete(key)
  }
  return ({ key, limit, millis, now, tokens }: Window): Counted => {
    if (--untilSweep === 0) sweep(now)
    const times = (logs.get(key)?.times ?? []).filter((at) => at > now - millis)
    const total = times.length + tokens
    // There is room when as many have left as are too many.
    if (tokens > 0 && total > limit) return [total, (times[total - limit - 1] ?? now) + millis - now]
    const counted =
      tokens > 0 ? [...times, ...Array.from({ length: tokens }, () => now)] : times.slice(0, Math.max(0, total))
    if (counted.length === 0) logs.delete(key)
    else logs.set(key, { times: counted, until: now + millis })
    return [Math.max(0, total), millis]
  }
}

/**
 * The store of Effect's RateLimiter for a server that counts alone: in memory, with windows that slide.
 *
 * @example
 * ```ts
 * import { RateLimiterStoreMemory } from "@outlay/adapters-http"
 * import { Effect, Layer } from "effect"
 * import { RateLimiter } from "effect/persistence"
 *
 * const program = Effect.gen(function* () {
 *   const { consume } = yield* RateLimiter.RateLimiter
 *   const login = consume({ key: "login:ann", limit: 2, window: "15 minutes", onExceeded: "fail" })
 *   yield* Effect.andThen(login, login)
 *   return (yield* Effect.flip(login)).reason._tag
 * })
 *
 * const limiter = Layer.provide(RateLimiter.layer, RateLimiterStoreMemory.layer)
 * console.log(await Effect.runPromise(Effect.provide(program, limiter))) // RateLimitExceeded
 * ```
 */
export const layer: Layer.Layer<RateLimiter.RateLimiterStore> = Layer.effect(
  RateLimiter.RateLimiterStore,
  Effect.map(RateLimiter.RateLimiterStore, (store) => {
    const count = make()
    return withSlidingWindows(store, (window) => Effect.sync(() => count(window)))
  })
).pipe(Layer.provide(RateLimiter.layerStoreMemory))
