import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"
import { SignJWT, UnsecuredJWT } from "jose"
import {
  at,
  isTaken,
  isTakenAtStart,
  json,
  options,
  payload,
  sign,
  signRaw,
  signText,
  start,
  tokensOf
} from "./support/tokens.ts"

describe("AccessTokensJwt refuses", () => {
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
    ["that is over", { exp: start }]
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
})
