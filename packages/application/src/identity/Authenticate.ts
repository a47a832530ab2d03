/** Reads an access token: who asks, in which session, and when they last proved who they are. */
import { type DateTime, Effect, Option, type Redacted, Schema } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { AccessTokens } from "../ports/AccessTokens.ts"
import type { SessionId } from "../ports/RefreshSessions.ts"
import { Principals } from "./Principals.ts"
import { useCase } from "../tracing/useCase.ts"

/**
 * Who asks, in which session, and when they last proved who they are.
 *
 * @example
 * ```ts
 * import type { Identity } from "@outlay/application"
 * import { DateTime, Duration, Effect } from "effect"
 *
 * export const minutesSinceLogin = ({ authenticatedAt }: Identity) =>
 *   Effect.map(DateTime.now, (now) => Duration.toMinutes(DateTime.distance(authenticatedAt, now)))
 * ```
 */
export interface Identity {
  readonly actor: Actor
  readonly sessionId: SessionId
  readonly authenticatedAt: DateTime.Utc
}

/**
 * There is no valid token, its session has ended, or its user is gone or inactive.
 *
 * @example
 * ```ts
 * import { authenticate } from "@outlay/application"
 * import { Effect, Redacted } from "effect"
 *
 * // Who visits a page that strangers see too.
 * export const visitor = (token: string) =>
 *   authenticate(Redacted.make(token)).pipe(
 *     Effect.asSome,
 *     Effect.catchTag("Unauthenticated", () => Effect.succeedNone)
 *   )
 * ```
 */
export class Unauthenticated extends Schema.TaggedError<Unauthenticated>()("Unauthenticated", {}) {
  override get message() {
    return "a valid access token is needed"
  }
}

/**
 * Reads an access token. A session that another process has ended is told as such after three seconds at the latest.
 *
 * @example
 * ```ts
 * import { authenticate } from "@outlay/application"
 * import { Effect, Redacted } from "effect"
 *
 * export const actorOf = (header: string) =>
 *   Effect.map(authenticate(Redacted.make(header.replace(/^Bearer /, ""))), ({ actor }) => actor)
 * ```
 */
export const authenticate = useCase("authenticate")(function* (
  token: Redacted.Redacted<string>
): Effect.fn.Return<Identity, Unauthenticated, AccessTokens | Principals> {
  const claims = yield* Effect.mapError((yield* AccessTokens).verify(token), () => new Unauthenticated())
  const principal = yield* (yield* Principals).find(claims.sessionId)
  if (Option.isNone(principal) || principal.value.session.userId !== claims.userId) {
    return yield* new Unauthenticated()
  }
  const { book, role } = principal.value
  return {
    actor: { userId: claims.userId, book, role },
    sessionId: claims.sessionId,
    authenticatedAt: claims.authenticatedAt
  }
})
