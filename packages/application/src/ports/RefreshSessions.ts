import type { Book, PasswordHash, Role, SessionId, UserId } from "@outlay/domain"
import { Context, type DateTime, type Duration, type Effect, type Option } from "effect"
import type { RefreshTokenDigest } from "./RefreshTokens.ts"

export { SessionId } from "@outlay/domain"

/**
 * What begins with a login and ends with a logout.
 *
 * @example
 * ```ts
 * import { IdGenerator, type Session, SessionId } from "@outlay/application"
 * import type { UserId } from "@outlay/domain"
 * import { DateTime, Effect } from "effect"
 *
 * export const newSession = Effect.fn(function* (userId: UserId): Effect.fn.Return<Session, never, IdGenerator> {
 *   const id = SessionId.make(yield* (yield* IdGenerator).next)
 *   return { id, userId, authenticatedAt: yield* DateTime.now }
 * })
 * ```
 */
export interface Session {
  readonly id: SessionId
  readonly userId: UserId
  /** The login that it began with. */
  readonly authenticatedAt: DateTime.Utc
}

/**
 * What a store knows of a refresh token: enough to recognise it, too little to use it.
 *
 * @example
 * ```ts
 * import { RefreshTokens, type StoredRefreshToken } from "@outlay/application"
 * import { DateTime, Effect, type Redacted } from "effect"
 *
 * export const storedForAWeek = Effect.fn(function* (token: Redacted.Redacted<string>) {
 *   const digest = yield* (yield* RefreshTokens).digest(token)
 *   const stored: StoredRefreshToken = { digest, expiresAt: DateTime.add(yield* DateTime.now, { days: 7 }) }
 *   return stored
 * })
 * ```
 */
export interface StoredRefreshToken {
  readonly digest: RefreshTokenDigest
  readonly expiresAt: DateTime.Utc
}

/**
 * How an attempt to rotate went. `Stolen` has ended the session; `Refused` has changed nothing.
 *
 * @example
 * ```ts
 * import type { Rotation } from "@outlay/application"
 *
 * const told = (rotation: Rotation): string => {
 *   if (rotation._tag === "Rotated") return `session ${rotation.session.id} goes on`
 *   return rotation._tag === "Stolen" ? `session ${rotation.sessionId} has ended` : "nothing has changed"
 * }
 *
 * console.log(told({ _tag: "Refused" })) // nothing has changed
 * ```
 */
export type Rotation =
  | { readonly _tag: "Rotated"; readonly session: Session }
  | { readonly _tag: "Stolen"; readonly sessionId: SessionId }
  | { readonly _tag: "Refused" }

/**
 * Who acts in a session: the user with the personal book and the role in it.
 *
 * @example
 * ```ts
 * import type { Actor, Principal } from "@outlay/application"
 *
 * export const actorOf = ({ session, book, role }: Principal): Actor => ({ userId: session.userId, book, role })
 * ```
 */
export interface Principal {
  readonly session: Session
  readonly book: Book
  readonly role: Role
}

/**
 * Sessions and the refresh tokens that keep them going. A session begins with a login; its refresh tokens are one
 * family. Promises:
 * - `open` opens a session while its user is there with the password that was proven, and tells whether: who signs in at
 *   the moment in which the password changes, or the account goes, gets no session that outlives it.
 * - `rotate` is one atomic step, however often and from wherever a token is sent. Each token works once, and again
 *   within the reuse window after its first use, without the very end of the window: one of zero lets no token work twice.
 *   Used after that it shows theft, and the session ends.
 * - An expired token is refused and ends nothing. What belongs to an ended session is refused.
 * - `find` tells of a session only while it has not ended and its user is there and active, with their personal
 *   book, and with what book and role are by now.
 * - With a user all sessions and tokens go; what is sent afterwards is unknown.
 * - `forgetExpired` forgets tokens that had expired by then, and sessions of which no token is left: all good for nothing.
 *
 * @example
 * ```ts
 * import { type Identity, Principals, RefreshSessions } from "@outlay/application"
 * import { Effect, Option } from "effect"
 *
 * // Signs a user out everywhere but here; gives in how many places.
 * export const signOutElsewhere = Effect.fn(function* ({ actor, sessionId }: Identity) {
 *   const ended = yield* (yield* RefreshSessions).endAllOf(actor.userId, Option.some(sessionId))
 *   yield* (yield* Principals).forget(ended)
 *   return ended.length
 * })
 * ```
 */
export class RefreshSessions extends Context.Service<
  RefreshSessions,
  {
    readonly open: (session: Session, token: StoredRefreshToken, proven: PasswordHash) => Effect.Effect<boolean>
    readonly rotate: (
      digest: RefreshTokenDigest,
      next: StoredRefreshToken,
      at: { readonly now: DateTime.Utc; readonly reuseWindow: Duration.Duration }
    ) => Effect.Effect<Rotation>
    /**
     * Ends the session that a token belongs to, also a spent or expired one, and tells which it is, also when it had ended
     * before; none when the token is unknown.
     */
    readonly endByToken: (digest: RefreshTokenDigest) => Effect.Effect<Option.Option<SessionId>>
    /** Ends all sessions of a user but one; tells which have ended. */
    readonly endAllOf: (userId: UserId, except: Option.Option<SessionId>) => Effect.Effect<ReadonlyArray<SessionId>>
    readonly find: (id: SessionId) => Effect.Effect<Option.Option<Principal>>
    /** Gives how many tokens. */
    readonly forgetExpired: (at: DateTime.Utc) => Effect.Effect<number>
  }
>()("@outlay/application/ports/RefreshSessions") {}
