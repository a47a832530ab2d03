/**
 * Refresh tokens of 256 random bits, and their SHA-256, both in base64url. A plain digest is enough to store: what
 * is as random as that can't be found by trying, unlike a password.
 */
import { RefreshTokenDigest, RefreshTokens } from "@outlay/application"
import { Effect, Layer, Redacted } from "effect"
import { hash, randomBytes } from "node:crypto"

/** `RefreshTokens` of 32 random bytes, stored as their SHA-256. */
export const layer: Layer.Layer<RefreshTokens> = Layer.succeed(
  RefreshTokens,
  RefreshTokens.of({
    make: Effect.sync(() => Redacted.make(randomBytes(32).toString("base64url"))),
    digest: (token) => Effect.sync(() => RefreshTokenDigest.make(hash("sha256", Redacted.value(token), "base64url")))
  })
)
