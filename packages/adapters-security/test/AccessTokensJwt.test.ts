import { assert, describe, it } from "@effect/vitest"
import { AccessTokens, IdGenerators, InvalidAccessToken, SessionId } from "@outlay/application"
import { UserId } from "@outlay/domain"
import { DateTime, Duration, Effect, Layer, Redacted, Schema } from "effect"
import { TestClock } from "effect/testing"
import { decodeJwt, decodeProtectedHeader, SignJWT, UnsecuredJWT } from "jose"
import { AccessTokensJwt } from "../src/index.ts"

const options: AccessTokensJwt.Options = {
  secret: Redacted.make("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
  algorithm: "HS256",
  issuer: "outlay",
  audience: "outlay-api",
  lifetime: Duration.minutes(30)
}

const tokensOf = (changes: Partial<AccessTokensJwt.Options> = {}) =>
  Effect.provide(
    AccessTokens,
    AccessTokensJwt.layer({ ...options, ...changes }).pipe(Layer.provide(IdGenerators.layer))
  )

const start = Date.UTC(2026, 10, 22, 6, 3, 11) / 1000
const at = (second: number) => TestClock.setTime(second * 1000)

const claims = {
  userId: Schema.decodeUnknownSync(UserId)("019a0c2e-7b00-7000-8000-000000000001"),
  sessionId: Schema.decodeUnknownSync(SessionId)("019a0c2e-7b00-7000-8000-000000000002"),
  authenticatedAt: DateTime.makeUnsafe((start - 60) * 1000)
}

/** What `issue` puts into a token at `start`. */
const payload = {
  iss: "outlay",
  aud: "outlay-api",
  sub: claims.userId,
  sid: claims.sessionId,
  jti: "019a0c2e-7b00-7000-8000-000000000003",
  iat: start,
  exp: start + 1800,
  auth_time: start - 60
}

const sign = (
  body: Record<string, unknown>,
  header: { readonly alg: string; readonly typ?: string } & Record<string, unknown> = { alg: "HS256", typ: "at+jwt" },
  secret = Redacted.value(options.secret)
) => Effect.promise(() => new SignJWT(body).setProtectedHeader(header).sign(new TextEncoder().encode(secret)))

const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")

/** Whether it is taken; the refusal of all others is the same. */
const isTaken = (tokens: AccessTokens["Service"], token: string) =>
  tokens.verify(Redacted.make(token)).pipe(
    Effect.as(true),
    Effect.catchTag("InvalidAccessToken", (refusal) => {
      assert.deepStrictEqual(refusal, new InvalidAccessToken())
      return Effect.succeed(false)
    })
  )

const isTakenAtStart = (token: Effect.Effect<string>) =>
  Effect.gen(function* () {
    yield* at(start)
    return yield* isTaken(yield* tokensOf(), yield* token)
  })

describe("AccessTokensJwt", () => {
  it.effect.each(["HS256", "HS384", "HS512"] as const)("what is issued with %s is read back", (algorithm) =>
    Effect.gen(function* () {
      yield* at(start)
      const tokens = yield* tokensOf({ algorithm })
      const { token, expiresIn } = yield* tokens.issue(claims)
      assert.strictEqual(expiresIn, 1800)
      assert.deepStrictEqual(yield* tokens.verify(token), claims)
      assert.deepStrictEqual(decodeProtectedHeader(Redacted.value(token)), { alg: algorithm, typ: "at+jwt" })
    })
  )

  it.effect("a token has the claims of RFC 9068", () =>
    Effect.gen(function* () {
      yield* at(start)
      const tokens = yield* tokensOf()
      const read = decodeJwt<typeof payload>(Redacted.value((yield* tokens.issue(claims)).token))
      assert.deepStrictEqual({ ...read, jti: payload.jti }, payload)
      assert.match(read.jti, /^[0-9a-f-]{36}$/)
    })
  )

  it.effect("no two tokens are the same", () =>
    Effect.gen(function* () {
      const tokens = yield* tokensOf()
      const [a, b] = [yield* tokens.issue(claims), yield* tokens.issue(claims)]
      assert.notStrictEqual(Redacted.value(a.token), Redacted.value(b.token))
    })
  )

  it.effect("the time of the login is kept to the second", () =>
    Effect.gen(function* () {
      yield* at(start)
      const tokens = yield* tokensOf()
      const authenticatedAt = DateTime.makeUnsafe(start * 1000 - 1)
      const read = yield* tokens.verify((yield* tokens.issue({ ...claims, authenticatedAt })).token)
      assert.strictEqual(read.authenticatedAt.epochMilliseconds, (start - 1) * 1000)
    })
  )

  it.effect(
    "a token works from its issue to its expiry and five seconds around, whether it was seen before or not",
    () =>
      Effect.gen(function* () {
        yield* at(start)
        const tokens = yield* tokensOf()
        const token = Redacted.value((yield* tokens.issue(claims)).token)
        const answers = { [-6]: false, [-5]: true, 0: true, 1799: true, 1804: true, 1805: false, 9999: false, 1: true }
        for (const [second, expected] of Object.entries(answers)) {
          yield* at(start + Number(second))
          assert.strictEqual(yield* isTaken(tokens, token), expected, `seen, at ${second}`)
          assert.strictEqual(yield* isTaken(yield* tokensOf(), token), expected, `new, at ${second}`)
        }
      })
  )

  it.effect("a token made by hand as issue makes it is taken", () =>
    Effect.map(isTakenAtStart(sign(payload)), assert.isTrue)
  )

  it.effect("the media type in full is the same type", () =>
    Effect.map(isTakenAtStart(sign(payload, { alg: "HS256", typ: "application/at+jwt" })), assert.isTrue)
  )

  it.effect("one of several audiences is enough", () =>
    Effect.map(isTakenAtStart(sign({ ...payload, aud: ["other", "outlay-api"] })), assert.isTrue)
  )

  it.effect("a token that starts later is taken from then on", () =>
    Effect.gen(function* () {
      const token = yield* sign({ ...payload, nbf: start + 60 })
      const tokens = yield* tokensOf()
      yield* at(start + 54)
      assert.isFalse(yield* isTaken(tokens, token))
      yield* at(start + 55)
      assert.isTrue(yield* isTaken(tokens, token))
      yield* at(start + 54)
      assert.isFalse(yield* isTaken(tokens, token))
    })
  )

  const without = (name: keyof typeof payload) =>
    Object.fromEntries(Object.entries(payload).filter(([key]) => key !== name))
  const names = Object.keys(payload) as Array<keyof typeof payload>

  it.effect.each(names)("a token without %s is refused", (name) =>
    Effect.map(isTakenAtStart(sign(without(name))), assert.isFalse)
  )

  const wrongTypes = [null, "", {}, [], true, "text", 1.5, -1, 1e18, "1779000000"]
  it.effect.each(names)("a token with something else as %s is refused", (name) =>
    Effect.forEach(
      // Any text that is not empty is a jti.
      wrongTypes.filter((value) => !(name === "jti" && typeof value === "string" && value !== "")),
      (value) =>
        Effect.map(isTakenAtStart(signRaw({ ...payload, [name]: value })), (taken) =>
          assert.isFalse(taken, JSON.stringify(value))
        )
    )
  )

  it.effect.each([
    ["of another issuer", { iss: "other" }],
    ["for another audience", { aud: "other" }],
    ["for other audiences", { aud: ["other", "another"] }],
    ["of a user that is no UUID", { sub: "admin" }],
    ["of a session that is no UUID", { sid: "1" }],
    ["that starts after now", { nbf: start + 6 }],
    ["that was issued after now", { iat: start + 6 }],
    ["that is over", { exp: start - 5 }]
  ] as const)("a token %s is refused", ([, changes]) =>
    Effect.map(isTakenAtStart(sign({ ...payload, ...changes })), assert.isFalse)
  )

  it.effect.each(["HS384", "HS512"])(
    "a token with the right secret and %s is refused where HS256 is configured",
    (alg) => Effect.map(isTakenAtStart(sign(payload, { alg, typ: "at+jwt" })), assert.isFalse)
  )

  it.effect.each(["JWT", "rt+jwt", "at+jwt2", ""])("a token of the type %o is refused", (typ) =>
    Effect.map(isTakenAtStart(sign(payload, { alg: "HS256", typ })), assert.isFalse)
  )

  it.effect("a token without a type is refused", () =>
    Effect.map(isTakenAtStart(sign(payload, { alg: "HS256" })), assert.isFalse)
  )

  it.effect.each([
    ["another", "fedcba9876543210fedcba9876543210"],
    ["a longer", Redacted.value(options.secret) + "0"],
    ["half the", Redacted.value(options.secret).slice(0, 32)]
  ] as const)("a token signed with %s secret is refused", ([, secret]) =>
    Effect.map(isTakenAtStart(sign(payload, undefined, secret)), assert.isFalse)
  )

  it.effect.each(["none", "None", "NONE", "", "HS1"])("an unsigned token with alg %o is refused", (alg) =>
    Effect.gen(function* () {
      const signature = (yield* sign(payload)).split(".")[2]
      const unsigned = `${json({ alg, typ: "at+jwt" })}.${json(payload)}`
      assert.isFalse(yield* isTakenAtStart(Effect.succeed(`${unsigned}.`)))
      assert.isFalse(yield* isTakenAtStart(Effect.succeed(unsigned)))
      assert.isFalse(yield* isTakenAtStart(Effect.succeed(`${unsigned}.${signature}`)))
    })
  )

  it.effect("what jose calls an unsecured JWT is refused", () =>
    Effect.map(isTakenAtStart(Effect.sync(() => new UnsecuredJWT(payload).encode())), assert.isFalse)
  )

  it.effect("a header that asks for what is not understood is refused", () =>
    Effect.map(
      isTakenAtStart(
        Effect.promise(() =>
          new SignJWT(payload)
            .setProtectedHeader({ alg: "HS256", typ: "at+jwt", crit: ["urn:x"], "urn:x": true })
            .sign(new TextEncoder().encode(Redacted.value(options.secret)), { crit: { "urn:x": true } })
        )
      ),
      assert.isFalse
    )
  )

  it.effect("a token that was changed after signing is refused, also when the original was seen", () =>
    Effect.gen(function* () {
      yield* at(start)
      const tokens = yield* tokensOf()
      const token = yield* sign(payload)
      assert.isTrue(yield* isTaken(tokens, token))
      const [header = "", , signature = ""] = token.split(".")
      const body = json({ ...payload, sub: "019a0c2e-7b00-7000-8000-00000000ffff" })
      assert.isFalse(yield* isTaken(tokens, `${header}.${body}.${signature}`))
      assert.isFalse(yield* isTaken(tokens, `${json({ typ: "at+jwt", alg: "HS256" })}.${body}.${signature}`))
      assert.isFalse(yield* isTaken(tokens, token.slice(0, -2)))
      assert.isFalse(yield* isTaken(tokens, token + "A"))
      assert.isTrue(yield* isTaken(tokens, token))
    })
  )

  it.effect.each([
    "",
    " ",
    ".",
    "..",
    "...",
    "a.b.c",
    "{}",
    "null",
    "🔐.🔐.🔐",
    "a".repeat(100_000),
    `${json(null)}.${json(null)}.`,
    `${json([])}.${json([])}.AAAA`,
    `${json({ alg: "HS256", typ: "at+jwt" })}.${json(payload)}.`,
    `${json({ alg: ["HS256"], typ: "at+jwt" })}.${json(payload)}.AAAA`
  ])("what is no token is refused: %s", (text) => Effect.map(isTakenAtStart(Effect.succeed(text)), assert.isFalse))

  it.effect("a signed text that is no object of claims is refused", () =>
    Effect.forEach(["null", "[]", "1", '"text"', "", "{"], (text) =>
      Effect.map(isTakenAtStart(signText(text)), (taken) => assert.isFalse(taken, text))
    )
  )

  it.effect("an empty secret stops the start", () =>
    Effect.map(Effect.exit(tokensOf({ secret: Redacted.make("") })), (exit) => assert.strictEqual(exit._tag, "Failure"))
  )

  it.effect("more tokens than are remembered all work", () =>
    Effect.gen(function* () {
      yield* at(start)
      const tokens = yield* tokensOf()
      const first = yield* tokens.issue(claims)
      yield* tokens.verify(first.token)
      yield* Effect.forEach(
        Array.from({ length: 10_050 }),
        () => Effect.flatMap(tokens.issue(claims), ({ token }) => tokens.verify(token)),
        { concurrency: 50, discard: true }
      )
      assert.deepStrictEqual(yield* tokens.verify(first.token), claims)
    })
  )
})

/** Signs what SignJWT would refuse to. */
const signText = (text: string) =>
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

const signRaw = (body: unknown) => signText(JSON.stringify(body))
