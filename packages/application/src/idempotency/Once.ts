import { DateTime, Duration, type Effect, Schema } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { IdempotencyStore, type KeptAnswer, type RequestStillRunning } from "../ports/IdempotencyStore.ts"
import { useCase } from "../tracing/useCase.ts"

/** How long an answer is kept. */
const memory = Duration.hours(24)

/** How long a repetition waits for the first request to end. */
const patience = Duration.seconds(5)

/**
 * The key has been used for another request.
 *
 * @example
 * ```ts
 * import { type Actor, once } from "@outlay/application"
 * import { Effect } from "effect"
 *
 * export const answer = (actor: Actor, key: string, body: string) =>
 *   once(actor, { key, fingerprint: body }, Effect.succeed(`recorded ${body}`)).pipe(
 *     Effect.map(({ answer }) => answer),
 *     Effect.catchTag("IdempotencyKeyReused", () => Effect.succeed("please make up a new key"))
 *   )
 * ```
 */
export class IdempotencyKeyReused extends Schema.TaggedError<IdempotencyKeyReused>()("IdempotencyKeyReused", {}) {
  override get message() {
    return "the key has been used for another request"
  }
}

/**
 * Does something once for a key that the client has made up: who repeats the request, because its answer was lost or two
 * copies of it are under way, gets the first answer. Refused when the key was used for another request, or when the
 * first one has not ended in time.
 * `effect` gives the answer as text; the fingerprint is equal for repetitions of one request and no others.
 *
 * @example
 * ```ts
 * import { layer as storage } from "@outlay/adapters-memory"
 * import { IdGenerators, once, openBook } from "@outlay/application"
 * import { CurrencyCode, TimeZone, UserId } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const book = yield* openBook({ currency: CurrencyCode.make("EUR"), timeZone: TimeZone.make("Europe/Vienna") })
 *   const actor = { userId: UserId.make("01a2b3c4-0000-7000-8000-000000000001"), book, role: "editor" as const }
 *   const request = { key: "9f2c", fingerprint: "POST /lunch" }
 *   yield* once(actor, request, Effect.succeed("the first answer"))
 *   const { answer, replayed } = yield* once(actor, request, Effect.succeed("another answer"))
 *   return { answer, replayed }
 * })
 *
 * console.log(await Effect.runPromise(Effect.provide(program, [storage, IdGenerators.layer]))) // { answer: 'the first answer', replayed: true }
 * ```
 */
export const once = useCase("once")(function* <E, R>(
  actor: Actor,
  { key, fingerprint }: { readonly key: string; readonly fingerprint: string },
  effect: Effect.Effect<string, E, R>
): Effect.fn.Return<KeptAnswer, E | IdempotencyKeyReused | RequestStillRunning, IdempotencyStore | R> {
  const at = yield* DateTime.now
  const request = { userId: actor.userId, key, fingerprint, at, until: DateTime.addDuration(at, memory), patience }
  const kept = yield* (yield* IdempotencyStore).once(actor.book.id, request, effect)
  return kept.fingerprint === fingerprint ? kept : yield* new IdempotencyKeyReused()
})
