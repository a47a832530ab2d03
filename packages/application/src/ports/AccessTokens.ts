import type { UserId } from "@outlay/domain"
import { Context, type DateTime, type Effect, type Redacted, Schema } from "effect"
import type { SessionId } from "./RefreshSessions.ts"

/**
 * What an access token says: the user, the session, and when they last proved who they are.
 *
 * @example
 * ```ts
 * import type { AccessClaims, Session } from "@outlay/application"
 *
 * export const claimsOf = ({ id, userId, authenticatedAt }: Session): AccessClaims => ({
 *   userId,
 *   sessionId: id,
 *   authenticatedAt
 * })
 * ```
 */
export interface AccessClaims {
  readonly userId: UserId
  readonly sessionId: SessionId
  /** When the user last proved who they are, to the second. */
  readonly authenticatedAt: DateTime.Utc
}

/**
 * A signed token and how long it lasts.
 *
 * @example
 * ```ts
 * import type { AccessToken } from "@outlay/application"
 * import { Redacted } from "effect"
 *
 * // As RFC 6750 has it.
 * const answer = ({ token, expiresIn }: AccessToken) =>
 *   JSON.stringify({ access_token: Redacted.value(token), token_type: "Bearer", expires_in: expiresIn })
 *
 * console.log(answer({ token: Redacted.make("a.b.c"), expiresIn: 1800 })) // {"access_token":"a.b.c","token_type":"Bearer","expires_in":1800}
 * ```
 */
export interface AccessToken {
  readonly token: Redacted.Redacted<string>
  /** Seconds. */
  readonly expiresIn: number
}

/**
 * A token that is forged, expired, of another kind or not a token at all.
 *
 * @example
 * ```ts
 * import { type AccessClaims, InvalidAccessToken } from "@outlay/application"
 * import { Effect } from "effect"
 *
 * // In an adapter: the one answer to whatever is wrong with a token.
 * export const verified = (claims: AccessClaims | undefined): Effect.Effect<AccessClaims, InvalidAccessToken> =>
 *   claims === undefined ? Effect.fail(new InvalidAccessToken()) : Effect.succeed(claims)
 * ```
 */
export class InvalidAccessToken extends Schema.TaggedError<InvalidAccessToken>()("InvalidAccessToken", {}) {
  override get message() {
    return "the access token is not valid"
  }
}

/**
 * Access tokens: signed, short-lived, and about one session. Promises: what `issue` signed `verify` reads back until
 * it expires; anything else is refused without saying why.
 *
 * @example
 * ```ts
 * import { AccessTokens, type SessionId } from "@outlay/application"
 * import { Effect, type Redacted } from "effect"
 *
 * export const isOf = (sessionId: SessionId, token: Redacted.Redacted<string>) =>
 *   AccessTokens.use(({ verify }) => verify(token)).pipe(
 *     Effect.map((claims) => claims.sessionId === sessionId),
 *     Effect.catchTag("InvalidAccessToken", () => Effect.succeed(false))
 *   )
 * ```
 */
export class AccessTokens extends Context.Service<
  AccessTokens,
  {
    readonly issue: (claims: AccessClaims) => Effect.Effect<AccessToken>
    readonly verify: (token: Redacted.Redacted<string>) => Effect.Effect<AccessClaims, InvalidAccessToken>
  }
>()("@outlay/application/ports/AccessTokens") {}
