/**
 * The store of Effect's RateLimiter in memory, with windows that slide: each one that was counted leaves the window when
 * it is as old as the window is long. (In Effect's own store a window is over the sooner the fewer were counted, and no
 * key is ever forgotten.) Who puts off instead of refusing, or uses buckets, has Effect's own.
 */
import { Clock, Duration, Effect, Layer } from "effect"
import { RateLimiter } from "effect/persistence"

interface Log {
  /** When each one was counted that may be in the window still, oldest first. */
  readonly times: ReadonlyArray<number>
  readonly until: number
}

/** After so many counts, keys are forgotten whose window is over. */
const sweepEvery = 1000

export const layer: Layer.Layer<RateLimiter.RateLimiterStore> = Layer.effect(
  RateLimiter.RateLimiterStore,
  Effect.map(RateLimiter.RateLimiterStore, (store) => {
    const logs = new Map<string, Log>()
    let untilSweep = sweepEvery
    const sweep = (now: number) => {
      untilSweep = sweepEvery
      for (const [key, { until }] of logs) if (until <= now) logs.delete(key)
    }
    const count = (key: string, tokens: number, limit: number, window: number, now: number) => {
      if (--untilSweep === 0) sweep(now)
      const times = (logs.get(key)?.times ?? []).filter((at) => at > now - window)
      const total = times.length + tokens
      // There is room when as many have left as are too many.
      if (tokens > 0 && total > limit) return [total, (times[total - limit - 1] ?? now) + window - now] as const
      const counted =
        tokens > 0 ? [...times, ...Array.from({ length: tokens }, () => now)] : times.slice(0, Math.max(0, total))
      if (counted.length === 0) logs.delete(key)
      else logs.set(key, { times: counted, until: now + window })
      return [Math.max(0, total), window] as const
    }
    return RateLimiter.RateLimiterStore.of({
      ...store,
      fixedWindow: (options) => {
        const { key, limit, refillRate, tokens } = options
        if (limit === undefined) return store.fixedWindow(options)
        const window = Duration.toMillis(refillRate) * limit
        return Effect.map(Clock.currentTimeMillis, (now) => count(key, tokens, limit, window, now))
      }
    })
  })
).pipe(Layer.provide(RateLimiter.layerStoreMemory))
