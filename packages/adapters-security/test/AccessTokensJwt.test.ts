import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, Redacted } from "effect"
import { decodeJwt, decodeProtectedHeader } from "jose"
import { at, claims, isTaken, isTakenAtStart, payload, sign, start, tokensOf } from "./support/tokens.ts"

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
    "a token works from its issue, five seconds before that, to its expiry, whether it was seen before or not",
    () =>
      Effect.gen(function* () {
        yield* at(start)
        const tokens = yield* tokensOf()
        const token = Redacted.value((yield* tokens.issue(claims)).token)
        const answers = { [-6]: false, [-5]: true, 0: true, 1799: true, 1800: false, 9999: false, 1: true }
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
