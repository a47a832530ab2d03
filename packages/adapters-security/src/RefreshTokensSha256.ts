/**
 * Refresh tokens of 256 random bits, and their SHA-256, both in base64url. A plain digest is enough to store: what
 * is as random as that can't be found by trying, unlike a password.
 */
import { RefreshTokenDigest, RefreshTokens } from "@outlay/application"
import { Effect, Layer, Redacted } from "effect"
import { hash, randomBytes } from "node:crypto"

/**
 * `RefreshTokens` of 32 random bytes, stored as their SHA-256.
 *
 * @example
 * ```ts
 * import { RefreshTokensSha256 } from "@outlay/adapters-security"
 * import { RefreshTokens } from "@outlay/application"
 * import { Effect, Redacted } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const { digest, make } = yield* RefreshTokens
 *   const token = yield* make
 *   return [Redacted.value(token).length, (yield* digest(token)) === (yield* digest(token))]
 * })
 * console.log(await Effect.runPromise(Effect.provide(program, RefreshTokensSha256.layer))) // [ 43, true ]
 * ```
 */
export const layer: Layer.Layer<RefreshTokens> = Layer.succeed(
  RefreshTokens,
  RefreshTokens.of({
    make: Effect.sync(() => Redacted.make(randomBytes(32).toString("base64url"))),
    digest: (token) => Effect.sync(() => RefreshTokenDigest.make(hash("sha256", Redacted.value(token), "base64url")))
  })
)
