import { Context, type Effect, type Redacted, Schema } from "effect"

/**
 * The digest of a refresh token as `RefreshTokens` made it.
 *
 * @example
 * ```ts
 * import { RefreshTokenDigest } from "@outlay/application"
 * import { Schema } from "effect"
 *
 * // A row of a store.
 * const Row = Schema.Struct({ digest: RefreshTokenDigest, expiresAt: Schema.DateTimeUtcFromDate })
 * const row = { digest: "n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg", expiresAt: new Date("2026-03-21T09:00:00Z") }
 * console.log(Schema.decodeUnknownSync(Row)(row).digest === row.digest) // true
 * ```
 */
export const RefreshTokenDigest = Schema.String.pipe(Schema.brand("RefreshTokenDigest"))
export type RefreshTokenDigest = typeof RefreshTokenDigest.Type

/**
 * Refresh tokens: opaque and random. Only their digest is ever stored.
 *
 * @example
 * ```ts
 * import { RefreshTokensSha256 } from "@outlay/adapters-security"
 * import { RefreshTokens } from "@outlay/application"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const { digest, make } = yield* RefreshTokens
 *   const token = yield* make
 *   return [String(token), (yield* digest(token)) === (yield* digest(token))]
 * })
 *
 * console.log(await Effect.runPromise(Effect.provide(program, RefreshTokensSha256.layer))) // [ '<redacted>', true ]
 * ```
 */
export class RefreshTokens extends Context.Service<
  RefreshTokens,
  {
    /** A new token that nobody can guess. */
    readonly make: Effect.Effect<Redacted.Redacted<string>>
    readonly digest: (token: Redacted.Redacted<string>) => Effect.Effect<RefreshTokenDigest>
  }
>()("@outlay/application/ports/RefreshTokens") {}
