/**
 * Does something once for a key that the client has made up: who repeats the request, because its answer was lost or two
 * copies of it are under way, gets the first answer. Refused when the key was used for another request, or when the
 * first one has not ended in time.
 */
import { DateTime, Deferred, Duration, Effect, Schema } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { IdempotencyStore, type KeptAnswer, RequestStillRunning } from "../ports/IdempotencyStore.ts"

/** How long an answer is kept. */
const memory = Duration.hours(24)

/** How long a repetition waits for the first request to end. */
const patience = Duration.seconds(5)

/** The key has been used for another request. */
export class IdempotencyKeyReused extends Schema.TaggedError<IdempotencyKeyReused>()("IdempotencyKeyReused", {}) {
  override get message() {
    return "the key has been used for another request"
  }
}

/** `effect` gives the answer as text; the fingerprint is equal for repetitions of one request and no others. */
export const once = Effect.fn("once")(function* <E, R>(
  actor: Actor,
  { key, fingerprint }: { readonly key: string; readonly fingerprint: string },
  effect: Effect.Effect<string, E, R>
): Effect.fn.Return<KeptAnswer, E | IdempotencyKeyReused | RequestStillRunning, IdempotencyStore | R> {
  const at = yield* DateTime.now
  const request = { userId: actor.userId, key, fingerprint, at, until: DateTime.addDuration(at, memory) }
  const begun = yield* Deferred.make<void>()
  const running = (yield* IdempotencyStore).once(
    actor.book.id,
    request,
    Effect.andThen(Deferred.succeed(begun, undefined), effect)
  )
  // Only waiting is limited: what has begun comes to its end.
  const impatience = Effect.suspend(() =>
    Deferred.isDoneUnsafe(begun) ? Effect.never : Effect.fail(new RequestStillRunning())
  )
  const kept = yield* Effect.raceFirst(running, Effect.delay(impatience, patience))
  return kept.fingerprint === fingerprint ? kept : yield* new IdempotencyKeyReused()
})
