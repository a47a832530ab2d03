/**
 * The store of Effect's RateLimiter in Redis, for servers that count together, with windows that slide: a sorted set of
 * when each one was counted, which one script looks at and changes.
 */
import { type Duration, Effect, Layer } from "effect"
import * as RateLimiter from "effect/persistence/RateLimiter"
import * as Redis from "effect/persistence/Redis"
import { withSlidingWindows } from "./slidingWindows.ts"

const script = Redis.script(
  (key: string, tokens: number, limit: number, window: number, now: number, nonce: string) => [
    key,
    tokens,
    limit,
    window,
    now,
    nonce
  ],
  {
    numberOfKeys: 1,
    lua: `
local key = KEYS[1]
local tokens = tonumber(ARGV[1])
local limit = tonumber(ARGV[2])
local window = tonumber(ARGV[3])
local now = tonumber(ARGV[4])
redis.call("ZREMRANGEBYSCORE", key, "-inf", now - window)
local total = redis.call("ZCARD", key) + tokens
if tokens > 0 and total > limit then
  local leaving = redis.call("ZRANGE", key, total - limit - 1, total - limit - 1, "WITHSCORES")
  return { total, tonumber(leaving[2] or now) + window - now }
end
if tokens < 0 then
  redis.call("ZREMRANGEBYRANK", key, math.max(0, total), -1)
end
for index = 1, tokens do
  redis.call("ZADD", key, now, ARGV[5] .. index)
end
redis.call("PEXPIRE", key, math.ceil(window))
return { math.max(0, total), math.ceil(window) }
`
  }
).withReturnType<readonly [count: number, ttl: number]>()

/**
 * Where in Redis the counts are, and how long an answer may take.
 *
 * @example
 * ```ts
 * import { RateLimiterStoreRedis } from "@outlay/adapters-http"
 *
 * // One Redis for all stages, which don't count each other's attempts.
 * export const storeOf = (stage: "production" | "staging") => {
 *   const options: RateLimiterStoreRedis.Options = { prefix: `outlay:${stage}:`, timeout: "500 millis" }
 *   return RateLimiterStoreRedis.layer(options)
 * }
 * ```
 */
export interface Options {
  /** What its keys begin with, such as `outlay:`. */
  readonly prefix: string
  /** For an answer of Redis; without one in time, whoever is counted is refused as when Redis is gone. */
  readonly timeout: Duration.Input
}

/**
 * The store of all processes that use one Redis.
 *
 * @example
 * ```ts
 * import { RateLimiterStoreRedis } from "@outlay/adapters-http"
 * import { Layer } from "effect"
 * import { RateLimiter } from "effect/persistence"
 *
 * // Needs a `Redis`, such as that of `@effect/platform-node`.
 * export const limiter = Layer.provide(
 *   RateLimiter.layer,
 *   RateLimiterStoreRedis.layer({ prefix: "outlay:", timeout: "1 second" })
 * )
 * ```
 */
export const layer = ({ prefix, timeout }: Options) =>
  Layer.effect(
    RateLimiter.RateLimiterStore,
    Effect.gen(function* () {
      const store = yield* RateLimiter.RateLimiterStore
      const evaluate = (yield* Redis.Redis).eval(script)
      return withSlidingWindows(store, ({ key, limit, millis, now, tokens }) =>
        evaluate(`${prefix}${key}`, tokens, limit, millis, now, globalThis.crypto.randomUUID()).pipe(
          Effect.timeout(timeout),
          Effect.mapError(unreachable)
        )
      )
    })
  ).pipe(Layer.provide(RateLimiter.layerStoreRedis({ prefix })))

const unreachable = (cause: unknown) =>
  new RateLimiter.RateLimiterError({
    reason: new RateLimiter.RateLimitStoreError({ message: "Redis can't be asked", cause })
  })
