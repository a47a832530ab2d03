import { DateTime, Duration, type Effect } from "effect"
import { IdempotencyStore } from "../ports/IdempotencyStore.ts"
import { RefreshSessions } from "../ports/RefreshSessions.ts"
import { useCase } from "../tracing/useCase.ts"

/** A token that expires now may be on its way to another one by a clock that is behind. */
const grace = Duration.hours(1)

/**
 * Forgets what is kept for a time only: the answers to requests that may be repeated, and refresh tokens with the
 * sessions that they have left. Nobody's request: to be run now and then, by one process or by several.
 *
 * @example
 * ```ts
 * import { forgetExpired } from "@outlay/application"
 * import { Effect, Schedule } from "effect"
 *
 * export const housekeeping = Effect.repeat(forgetExpired(), Schedule.spaced("1 hour"))
 * ```
 */
export const forgetExpired = useCase("forgetExpired")(function* (): Effect.fn.Return<
  void,
  never,
  IdempotencyStore | RefreshSessions
> {
  const now = yield* DateTime.now
  yield* (yield* IdempotencyStore).forgetExpired(now)
  yield* (yield* RefreshSessions).forgetExpired(DateTime.subtractDuration(now, grace))
})
