/** A limit of a new key, by Effect's RateLimiter over the store under test, and what it says in words. */
import { Duration, Effect, Result } from "effect"
import { RateLimiter } from "effect/persistence"
import { strict as assert } from "node:assert"
import { nextId } from "../builders.ts"

export interface Limit {
  /** Counts one, or takes so many; of a negative number, takes back. */
  readonly take: (tokens?: number) => Effect.Effect<Told, never, RateLimiter.RateLimiterStore>
  readonly takeBack: Effect.Effect<Told, never, RateLimiter.RateLimiterStore>
}

/** How many more may come, or in how many milliseconds to come back. */
export type Told =
  | { readonly _tag: "Through"; readonly remaining: number; readonly resetAfter: number }
  | { readonly _tag: "Refused"; readonly retryAfter: number }

/** A new key; within a minute unless told otherwise. */
export const givenLimit = (limit: number, window: Duration.Input = "1 minute") =>
  Effect.map(nextId, (key) => limitOf(key, limit, window))

export const limitOf = (key: string, limit: number, window: Duration.Input): Limit => {
  const take = (tokens = 1) =>
    Effect.gen(function* () {
      const limiter = yield* RateLimiter.make
      const result = yield* Effect.result(limiter.consume({ key, limit, window, tokens, onExceeded: "fail" }))
      return told(result)
    })
  return { take, takeBack: take(-1) }
}

const told = (result: Result.Result<RateLimiter.ConsumeResult, RateLimiter.RateLimiterError>): Told => {
  if (Result.isSuccess(result)) {
    const { remaining, resetAfter } = result.success
    return { _tag: "Through", remaining, resetAfter: Math.max(0, Duration.toMillis(resetAfter)) }
  }
  const { reason } = result.failure
  assert.ok(reason._tag === "RateLimitExceeded", reason.message)
  return { _tag: "Refused", retryAfter: Duration.toMillis(reason.retryAfter) }
}

export const isThrough = (it: Told): boolean => it._tag === "Through"

/** How many more may come; of one who was refused, "refused". */
export const remaining = (it: Told): number | "refused" => (it._tag === "Through" ? it.remaining : "refused")
