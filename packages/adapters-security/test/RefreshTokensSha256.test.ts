import { assert, layer } from "@effect/vitest"
import { RefreshTokens } from "@outlay/application"
import { Effect, Redacted } from "effect"
import { RefreshTokensSha256 } from "../src/index.ts"

layer(RefreshTokensSha256.layer)("RefreshTokensSha256", (it) => {
  it.effect("tokens are 256 bits in base64url, and never the same", () =>
    Effect.gen(function* () {
      const tokens = yield* RefreshTokens
      const made = yield* Effect.all(Array.from({ length: 1000 }, () => Effect.map(tokens.make, Redacted.value)))
      assert.strictEqual(new Set(made).size, 1000)
      for (const token of made) assert.match(token, /^[A-Za-z0-9_-]{43}$/)
    })
  )

  it.effect("a token has one digest, of another look than its own", () =>
    Effect.gen(function* () {
      const tokens = yield* RefreshTokens
      const token = yield* tokens.make
      const digest = yield* tokens.digest(token)
      assert.strictEqual(yield* tokens.digest(Redacted.make(Redacted.value(token))), digest)
      assert.notStrictEqual(digest, Redacted.value(token))
      assert.notStrictEqual(yield* tokens.digest(yield* tokens.make), digest)
    })
  )

  it.effect("the digest is SHA-256 of the token's text, whatever the text", () =>
    Effect.gen(function* () {
      const { digest } = yield* RefreshTokens
      assert.strictEqual(yield* digest(Redacted.make("abc")), "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0")
      assert.strictEqual(yield* digest(Redacted.make("")), "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU")
      assert.lengthOf(yield* digest(Redacted.make("🔐".repeat(5000))), 43)
    })
  )
})
