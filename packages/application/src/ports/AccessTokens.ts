import type { UserId } from "@outlay/domain"
import { Context, type DateTime, type Effect, type Redacted, Schema } from "effect"
import type { SessionId } from "./RefreshSessions.ts"

/** What an access token says: the user, the session, and when they last proved who they are. */
export interface AccessClaims {
  readonly userId: UserId
  readonly sessionId: SessionId
  /** When the user last proved who they are, to the second. */
  readonly authenticatedAt: DateTime.Utc
}

/** A signed token and how long it lasts. */
export interface AccessToken {
  readonly token: Redacted.Redacted<string>
  /** Seconds. */
  readonly expiresIn: number
}

/** A token that is forged, expired, of another kind or not a token at all. */
export class InvalidAccessToken extends Schema.TaggedError<InvalidAccessToken>()("InvalidAccessToken", {}) {
  override get message() {
    return "the access token is not valid"
  }
}

/**
 * Access tokens: signed, short-lived, and about one session. Promises: what `issue` signed `verify` reads back until
 * it expires; anything else is refused without saying why.
 */
export class AccessTokens extends Context.Service<
  AccessTokens,
  {
    readonly issue: (claims: AccessClaims) => Effect.Effect<AccessToken>
    readonly verify: (token: Redacted.Redacted<string>) => Effect.Effect<AccessClaims, InvalidAccessToken>
  }
>()("@outlay/application/ports/AccessTokens") {}
