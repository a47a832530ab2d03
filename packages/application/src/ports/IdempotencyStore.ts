import type { BookId, UserId } from "@outlay/domain"
import { Context, type DateTime, type Duration, type Effect, Schema } from "effect"

/**
 * A request that may come again, as its store needs to know it.
 *
 * @example
 * ```ts
 * import type { Actor, RepeatableRequest } from "@outlay/application"
 * import { DateTime, Duration } from "effect"
 *
 * export const requestOf = ({ userId }: Actor, key: string, body: string, at: DateTime.Utc): RepeatableRequest => ({
 *   userId,
 *   key,
 *   fingerprint: `POST /expenses ${body}`,
 *   at,
 *   until: DateTime.add(at, { hours: 24 }),
 *   patience: Duration.seconds(5)
 * })
 * ```
 */
export interface RepeatableRequest {
  readonly userId: UserId
  /** Made up by the client, one for each request that is not a repetition. */
  readonly key: string
  /** Tells a repetition from another request under the same key. */
  readonly fingerprint: string
  readonly at: DateTime.Utc
  /** How long the answer is kept. */
  readonly until: DateTime.Utc
  /** How long a repetition waits for the first request to end. A store may have less, for other reasons. */
  readonly patience: Duration.Duration
}

/**
 * What was answered, and to which request.
 *
 * @example
 * ```ts
 * import type { KeptAnswer } from "@outlay/application"
 *
 * export const responseOf = ({ answer, replayed }: KeptAnswer): Response =>
 *   new Response(answer, { headers: replayed ? { "idempotency-replayed": "true" } : {} })
 * ```
 */
export interface KeptAnswer {
  /** Of the request that the answer was made for; another one than one's own tells that the key was used before. */
  readonly fingerprint: string
  /** As the effect gave it. */
  readonly answer: string
  /** Whether it was given before. */
  readonly replayed: boolean
}

/**
 * The first request under this key has not ended yet.
 *
 * @example
 * ```ts
 * import { type Actor, once } from "@outlay/application"
 * import { Effect } from "effect"
 *
 * export const patiently = (actor: Actor, key: string, body: string) =>
 *   once(actor, { key, fingerprint: body }, Effect.succeed(`recorded ${body}`)).pipe(
 *     Effect.retry({ while: ({ _tag }) => _tag === "RequestStillRunning", times: 3 })
 *   )
 * ```
 */
export class RequestStillRunning extends Schema.TaggedError<RequestStillRunning>()("RequestStillRunning", {}) {
  override get message() {
    return "the first request under this key is still running"
  }
}

/**
 * Remembers what was answered to requests that may be repeated, by book, user and key. Promises:
 * - `once` runs an effect and keeps its answer in one transaction. As long as that is kept, nobody runs anything under
 *   the key again: they are told the answer, and whose request it was by its fingerprint.
 * - An effect that fails, dies or is interrupted leaves nothing behind, and its key free.
 * - Whoever comes while the effect of a key is running waits for its end, as long as they have patience.
 * - The keys of another user or book are other keys. What a removed book remembers goes with it.
 *
 * @example
 * ```ts
 * import { IdempotencyStore, type RepeatableRequest } from "@outlay/application"
 * import type { BookId } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * // The answer to this request or an earlier copy of it; `undefined` when the key belongs to another one.
 * export const answerTo = (bookId: BookId, request: RepeatableRequest, make: Effect.Effect<string>) =>
 *   IdempotencyStore.use((store) => store.once(bookId, request, make)).pipe(
 *     Effect.map(({ answer, fingerprint }) => (fingerprint === request.fingerprint ? answer : undefined))
 *   )
 * ```
 */
export class IdempotencyStore extends Context.Service<
  IdempotencyStore,
  {
    readonly once: <E, R>(
      bookId: BookId,
      request: RepeatableRequest,
      effect: Effect.Effect<string, E, R>
    ) => Effect.Effect<KeptAnswer, E | RequestStillRunning, R>
    /** Forgets the answers that were kept long enough, in all books; gives how many. */
    readonly forgetExpired: (at: DateTime.Utc) => Effect.Effect<number>
  }
>()("@outlay/application/ports/IdempotencyStore") {}
