/**
 * A store of Effect's RateLimiter whose windows slide: each one that was counted leaves the window when it is as old as
 * the window is long. (In Effect's own stores a window is over the sooner the fewer were counted.) Who puts off instead
 * of refusing, or uses buckets, has what the store had.
 */
import { Clock, Duration, Effect } from "effect"
import * as RateLimiter from "effect/persistence/RateLimiter"

type Store = RateLimiter.RateLimiterStore["Service"]

export interface Window {
  readonly key: string
  readonly limit: number
  /** Of a negative number, so many of the newest are taken back. */
  readonly tokens: number
  readonly now: number
  readonly millis: number
}

/** How many are counted with these, and in how many milliseconds there is room, or nothing counted any more. */
export type Counted = readonly [count: number, ttl: number]

export const withSlidingWindows = (
  store: Store,
  count: (window: Window) => Effect.Effect<Counted, RateLimiter.RateLimiterError>
): Store =>
  RateLimiter.RateLimiterStore.of({
    ...store,
    fixedWindow: (options) => {
      const { key, limit, refillRate, tokens } = options
      if (limit === undefined) return store.fixedWindow(options)
      const millis = Duration.toMillis(refillRate) * limit
      return Effect.flatMap(Clock.currentTimeMillis, (now) => count({ key, limit, tokens, now, millis }))
    }
  })
