/**
 * Counts one against a limit by Effect's RateLimiter, and tells in the answer's headers how much is left
 * (draft-ietf-httpapi-ratelimit-headers). The limiter's store, which others may read, gets digests and no addresses.
 */
import { type Attempt, TooManyAttempts } from "@outlay/application"
import { StorageUnavailable } from "@outlay/domain"
import { Duration, Effect } from "effect"
import type * as RateLimiter from "effect/persistence/RateLimiter"
import { RequestNotes } from "../handlers/RequestNotes.ts"
import type { RateLimit } from "./RateLimits.ts"
import { sha256 } from "./sha256.ts"

export const countOne = Effect.fnUntraced(function* (
  limiter: RateLimiter.RateLimiter,
  name: string,
  limit: RateLimit,
  subject: string
): Effect.fn.Return<Attempt, TooManyAttempts> {
  const of = { key: `${name}:${yield* sha256(subject)}`, limit: limit.max, window: limit.window }
  const { remaining, resetAfter } = yield* limiter.consume({ ...of, onExceeded: "fail" }).pipe(
    Effect.catchReason(
      "RateLimiterError",
      "RateLimitExceeded",
      ({ retryAfter }) => {
        const retryAfterSeconds = secondsIn(retryAfter)
        return Effect.andThen(
          noteLimit(name, limit, 0, retryAfterSeconds),
          Effect.fail(new TooManyAttempts({ retryAfterSeconds }))
        )
      },
      ({ message }) => Effect.die(new StorageUnavailable({ reason: message }))
    )
  )
  yield* noteLimit(name, limit, remaining, secondsIn(resetAfter))
  // What can't be taken back now is forgotten with its window.
  const takeBack = (tokens: number) => Effect.ignoreCause(limiter.consume({ ...of, tokens: -tokens }))
  return { takeBack: takeBack(1), clear: takeBack(limit.max - remaining) }
})

const secondsIn = (duration: Duration.Duration): number => Math.max(1, Math.ceil(Duration.toSeconds(duration)))

const noteLimit = (name: string, { max, window }: RateLimit, remaining: number, seconds: number) =>
  Effect.map(RequestNotes, ({ headers }) => {
    const append = (header: string, item: string) => {
      const before = headers.get(header)
      headers.set(header, before === undefined ? item : `${before}, ${item}`)
    }
    append("ratelimit-policy", `"${name}";q=${max};w=${secondsIn(window)}`)
    append("ratelimit", `"${name}";r=${remaining};t=${seconds}`)
  })
