/**
 * Access tokens as JWTs (RFC 9068), signed with a shared secret. Keeps: the algorithm is the configured one, never
 * the token's choice; whatever is wrong with a token, the answer is the same; a signature that was verified before is
 * not computed again, but the clock is asked at each use. Whether its session still lives is for others to ask.
 */
import { type AccessClaims, AccessTokens, IdGenerator, InvalidAccessToken, SessionId } from "@outlay/application"
import { UserId } from "@outlay/domain"
import { Clock, DateTime, Duration, Effect, Layer, Redacted, Schema } from "effect"
// By their own paths: all of jose is thirty modules more.
import { SignJWT } from "jose/jwt/sign"
import { jwtVerify } from "jose/jwt/verify"
import { RecentlyUsed } from "./RecentlyUsed.ts"

/**
 * How tokens are signed, and what they say of where they come from.
 *
 * @example
 * ```ts
 * import { AccessTokensJwt } from "@outlay/adapters-security"
 * import { Duration, type Redacted } from "effect"
 *
 * // Two services with one secret, whose tokens are not each other's.
 * export const tokensOf = (audience: "api" | "admin", secret: Redacted.Redacted<string>) => {
 *   const common = { algorithm: "HS512", issuer: "https://outlay.example", lifetime: Duration.minutes(15) } as const
 *   const options: AccessTokensJwt.Options = { ...common, secret, audience }
 *   return AccessTokensJwt.layer(options)
 * }
 * ```
 */
export interface Options {
  /** Should have as many bytes as the algorithm's digest: 32, 48 or 64. Only an empty one is refused here. */
  readonly secret: Redacted.Redacted<string>
  readonly algorithm: "HS256" | "HS384" | "HS512"
  /** Who signs, such as the address of the server (`iss`); what another one signed is refused. */
  readonly issuer: string
  /** Whom the tokens are for (`aud`); one for somebody else is refused. */
  readonly audience: string
  readonly lifetime: Duration.Duration
}

/**
 * `AccessTokens` as JWTs. Dies at an empty secret.
 *
 * @example
 * ```ts
 * import { AccessTokensJwt } from "@outlay/adapters-security"
 * import { AccessTokens, IdGenerators, SessionId } from "@outlay/application"
 * import { UserId } from "@outlay/domain"
 * import { DateTime, Duration, Effect, Layer, Redacted } from "effect"
 *
 * const tokens = AccessTokensJwt.layer({
 *   secret: Redacted.make("0123456789abcdef0123456789abcdef"),
 *   algorithm: "HS256",
 *   issuer: "example",
 *   audience: "example",
 *   lifetime: Duration.minutes(30)
 * })
 *
 * const program = Effect.gen(function* () {
 *   const { issue, verify } = yield* AccessTokens
 *   const { expiresIn, token } = yield* issue({
 *     userId: UserId.make("01a2b3c4-0000-7000-8000-000000000001"),
 *     sessionId: SessionId.make("01a2b3c4-0000-7000-8000-000000000002"),
 *     authenticatedAt: yield* DateTime.now
 *   })
 *   return [expiresIn, (yield* verify(token)).userId]
 * })
 *
 * console.log(await Effect.runPromise(Effect.provide(program, Layer.provide(tokens, IdGenerators.layer)))) // [ 1800, '01a2b3c4-0000-7000-8000-000000000001' ]
 * ```
 */
export const layer = (options: Options): Layer.Layer<AccessTokens, never, IdGenerator> =>
  Layer.effect(
    AccessTokens,
    Effect.gen(function* () {
      const { algorithm, issuer, audience } = options
      const ids = yield* IdGenerator
      const key = yield* importKey(options)
      const lifetime = Math.floor(Duration.toSeconds(options.lifetime))
      const verified = new RecentlyUsed<Verified>(10_000)

      const issue = Effect.fnUntraced(function* (claims: AccessClaims) {
        const now = yield* seconds
        const jwt = new SignJWT({
          sid: claims.sessionId,
          auth_time: toSeconds(claims.authenticatedAt.epochMilliseconds)
        })
          .setProtectedHeader({ alg: algorithm, typ })
          .setIssuer(issuer)
          .setAudience(audience)
          .setSubject(claims.userId)
          .setJti(yield* ids.next)
          .setIssuedAt(now)
          .setExpirationTime(now + lifetime)
        return { token: Redacted.make(yield* Effect.promise(() => jwt.sign(key))), expiresIn: lifetime }
      })

      const read = (token: string, now: number): Effect.Effect<Verified, InvalidAccessToken> =>
        Effect.tryPromise(() =>
          jwtVerify(token, key, {
            algorithms: [algorithm],
            typ,
            issuer,
            audience,
            clockTolerance: leeway,
            currentDate: new Date(now * 1000)
          })
        ).pipe(
          Effect.flatMap(({ payload }) => decodePayload(payload)),
          Effect.mapBoth({ onSuccess: toVerified, onFailure: () => new InvalidAccessToken() })
        )

      const inForce = (found: Verified, text: string, now: number): Effect.Effect<AccessClaims, InvalidAccessToken> => {
        if (isInForce(found, now)) return Effect.succeed(found.claims)
        verified.delete(text)
        return Effect.fail(new InvalidAccessToken())
      }

      const verify = (token: Redacted.Redacted<string>) =>
        Effect.flatMap(seconds, (now) => {
          const text = Redacted.value(token)
          const known = verified.get(text)
          if (known !== undefined) return inForce(known, text, now)
          return Effect.flatMap(read(text, now), (found) => {
            if (isInForce(found, now)) verified.set(text, found)
            return inForce(found, text, now)
          })
        })

      return AccessTokens.of({ issue, verify })
    })
  )

const typ = "at+jwt"

/** Seconds by which the clock of the server that issued a token may be ahead; its end is its end. */
const leeway = 5

const toSeconds = (millis: number): number => Math.floor(millis / 1000)

const seconds = Effect.map(Clock.currentTimeMillis, toSeconds)

const digests = { HS256: "SHA-256", HS384: "SHA-384", HS512: "SHA-512" } as const

/** A key that WebCrypto itself uses with this one digest only. */
const importKey = ({ secret, algorithm }: Options) =>
  Effect.promise(() =>
    crypto.subtle.importKey(
      "raw",
      new TextEncoder().encode(Redacted.value(secret)),
      { name: "HMAC", hash: digests[algorithm] },
      false,
      ["sign", "verify"]
    )
  )

const NumericDate = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: Date.UTC(10_000, 0) / 1000 }))

const Payload = Schema.Struct({
  sub: UserId,
  sid: SessionId,
  jti: Schema.NonEmptyString,
  iat: NumericDate,
  nbf: Schema.optionalKey(NumericDate),
  exp: NumericDate,
  auth_time: NumericDate
})

const decodePayload = Schema.decodeUnknownEffect(Payload)

interface Verified {
  readonly claims: AccessClaims
  readonly from: number
  readonly until: number
}

const toVerified = (payload: typeof Payload.Type): Verified => ({
  claims: {
    userId: payload.sub,
    sessionId: payload.sid,
    authenticatedAt: DateTime.makeUnsafe(payload.auth_time * 1000)
  },
  from: Math.max(payload.iat, payload.nbf ?? 0),
  until: payload.exp
})

const isInForce = ({ from, until }: Verified, now: number): boolean => from - leeway <= now && now < until
