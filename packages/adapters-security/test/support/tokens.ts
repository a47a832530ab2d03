/** Tokens as `issue` makes them at `start`, and ways to forge them. */
import { assert } from "@effect/vitest"
import { AccessTokens, IdGenerators, InvalidAccessToken, SessionId } from "@outlay/application"
import { UserId } from "@outlay/domain"
import { DateTime, Duration, Effect, Layer, Redacted, Schema } from "effect"
import { TestClock } from "effect/testing"
import { SignJWT } from "jose"
import { AccessTokensJwt } from "../../src/index.ts"

export const options: AccessTokensJwt.Options = {
  secret: Redacted.make("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
  algorithm: "HS256",
  issuer: "outlay",
  audience: "outlay-api",
  lifetime: Duration.minutes(30)
}

export const tokensOf = (changes: Partial<AccessTokensJwt.Options> = {}) =>
  Effect.provide(
    AccessTokens,
    AccessTokensJwt.layer({ ...options, ...changes }).pipe(Layer.provide(IdGenerators.layer))
  )

export const start = Date.UTC(2026, 10, 22, 6, 3, 11) / 1000
export const at = (second: number) => TestClock.setTime(second * 1000)

export const claims = {
  userId: Schema.decodeUnknownSync(UserId)("019a0c2e-7b00-7000-8000-000000000001"),
  sessionId: Schema.decodeUnknownSync(SessionId)("019a0c2e-7b00-7000-8000-000000000002"),
  authenticatedAt: DateTime.makeUnsafe((start - 60) * 1000)
}

/** What `issue` puts into a token at `start`. */
export const payload = {
  iss: "outlay",
  aud: "outlay-api",
  sub: claims.userId,
  sid: claims.sessionId,
  jti: "019a0c2e-7b00-7000-8000-000000000003",
  iat: start,
  exp: start + 1800,
  auth_time: start - 60
}

export const sign = (
  body: Record<string, unknown>,
  header: { readonly alg: string; readonly typ?: string } & Record<string, unknown> = { alg: "HS256", typ: "at+jwt" },
  secret = Redacted.value(options.secret)
) => Effect.promise(() => new SignJWT(body).setProtectedHeader(header).sign(new TextEncoder().encode(secret)))

export const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")

/** Whether it is taken; the refusal of all others is the same. */
export const isTaken = (tokens: AccessTokens["Service"], token: string) =>
  tokens.verify(Redacted.make(token)).pipe(
    Effect.as(true),
    Effect.catchTag("InvalidAccessToken", (refusal) => {
      assert.deepStrictEqual(refusal, new InvalidAccessToken())
      return Effect.succeed(false)
    })
  )

export const isTakenAtStart = (token: Effect.Effect<string>) =>
  Effect.gen(function* () {
    yield* at(start)
    return yield* isTaken(yield* tokensOf(), yield* token)
  })

/** Signs what SignJWT would refuse to. */
export const signText = (text: string) =>
  Effect.promise(async () => {
    const key = await crypto.subtle.importKey(
      "raw",
      new TextEncoder().encode(Redacted.value(options.secret)),
      { name: "HMAC", hash: "SHA-256" },
      false,
      ["sign"]
    )
    const input = `${json({ alg: "HS256", typ: "at+jwt" })}.${Buffer.from(text).toString("base64url")}`
    const signature = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(input))
    return `${input}.${Buffer.from(signature).toString("base64url")}`
  })

export const signRaw = (body: unknown) => signText(JSON.stringify(body))
