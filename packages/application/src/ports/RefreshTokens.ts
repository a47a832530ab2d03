import { Context, type Effect, type Redacted, Schema } from "effect"

/** The digest of a refresh token as `RefreshTokens` made it. */
export const RefreshTokenDigest = Schema.String.pipe(Schema.brand("RefreshTokenDigest"))
export type RefreshTokenDigest = typeof RefreshTokenDigest.Type

/** Refresh tokens: opaque and random. Only their digest is ever stored. */
export class RefreshTokens extends Context.Service<
  RefreshTokens,
  {
    /** A new token that nobody can guess. */
    readonly make: Effect.Effect<Redacted.Redacted<string>>
    readonly digest: (token: Redacted.Redacted<string>) => Effect.Effect<RefreshTokenDigest>
  }
>()("@outlay/application/ports/RefreshTokens") {}
