import { authenticate, IdentitySettings, logout, refresh, type TokenPair } from "@outlay/application"
import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, Redacted } from "effect"
import { TestClock } from "effect/testing"
import { deactivate, givenIdentity, identityOf, signIn } from "../support/accounts.ts"
import { inWorld, refusedWith } from "../support/world.ts"

const again = ({ refreshToken }: TokenPair) => refresh(refreshToken)

const isRefused = (pair: TokenPair) => refusedWith("InvalidRefreshToken", again(pair))
const isShutOut = (pair: TokenPair) => refusedWith("Unauthenticated", authenticate(pair.accessToken))

const withSettings = (settings: Partial<IdentitySettings>) =>
  Effect.updateService(IdentitySettings, (defaults: IdentitySettings) => ({ ...defaults, ...settings }))

describe("refresh", () => {
  it.effect(
    "gives a new pair for the same session and the same login",
    inWorld(function* () {
      const { pair, identity } = yield* givenIdentity()
      yield* TestClock.adjust("1 hour")
      const next = yield* again(pair)
      assert.notStrictEqual(Redacted.value(next.refreshToken), Redacted.value(pair.refreshToken))
      assert.deepStrictEqual(yield* identityOf(next), identity)
    })
  )

  it.effect(
    "goes on for as long as each token is used in time",
    inWorld(function* () {
      let { pair } = yield* givenIdentity()
      for (const _ of Array.from({ length: 5 })) {
        yield* TestClock.adjust("6 days")
        pair = yield* again(pair)
      }
      yield* identityOf(pair)
    })
  )

  it.effect(
    "takes a spent token for ten seconds after its first use, each time for a further token",
    inWorld(function* () {
      const { pair } = yield* givenIdentity()
      const first = yield* again(pair)
      yield* TestClock.adjust("9999 millis")
      const second = yield* again(pair)
      assert.notStrictEqual(Redacted.value(first.refreshToken), Redacted.value(second.refreshToken))
      yield* again(first)
      yield* again(second)
    })
  )

  it.effect(
    "takes a spent token that comes back later for theft, and ends the session for every holder at once",
    inWorld(function* () {
      const { pair } = yield* givenIdentity()
      const next = yield* again(pair)
      yield* identityOf(next)
      yield* TestClock.adjust("10 seconds")
      yield* isRefused(pair)
      yield* isShutOut(pair)
      yield* isShutOut(next)
      yield* isRefused(next)
    })
  )

  it.effect(
    "ends no other session at a theft",
    inWorld(function* () {
      const { pair } = yield* givenIdentity()
      const other = yield* signIn()
      yield* again(pair)
      yield* TestClock.adjust("1 minute")
      yield* isRefused(pair)
      yield* identityOf(other)
      yield* again(other)
    })
  )

  it.effect(
    "lets each token work once where reuse is turned off",
    inWorld(function* () {
      const { pair } = yield* givenIdentity()
      const attempts = Effect.partition([pair, pair, pair], again, { concurrency: "unbounded" })
      const [made, refused] = yield* attempts.pipe(withSettings({ refreshTokenReuse: Duration.zero }))
      assert.deepStrictEqual([made.length, refused.length], [1, 2])
      yield* isShutOut(pair)
    })
  )

  it.effect(
    "answers all of several parallel uses",
    inWorld(function* () {
      const { pair } = yield* givenIdentity()
      const made = yield* Effect.all([again(pair), again(pair), again(pair)], { concurrency: "unbounded" })
      assert.strictEqual(new Set(made.map((it) => Redacted.value(it.refreshToken))).size, 3)
    })
  )

  it.effect(
    "refuses a token from the end of its lifetime on, and ends nothing for that",
    inWorld(function* () {
      const { pair } = yield* givenIdentity()
      const early = yield* signIn()
      yield* TestClock.adjust(Duration.millis(7 * 86_400_000 - 1))
      const next = yield* again(early)
      yield* TestClock.adjust("1 millis")
      yield* isRefused(pair)
      yield* isRefused(early)
      yield* identityOf(next)
      yield* again(next)
    })
  )

  it.effect(
    "keeps to the lifetime that is set",
    inWorld(function* () {
      yield* givenIdentity()
      const pair = yield* signIn().pipe(withSettings({ refreshTokenLifetime: Duration.minutes(1) }))
      yield* TestClock.adjust("1 minute")
      yield* isRefused(pair)
    })
  )

  it.effect(
    "refuses an unknown token, an access token, and what is no token at all",
    inWorld(function* () {
      const { pair } = yield* givenIdentity()
      for (const token of [Redacted.make("refresh 99"), pair.accessToken, Redacted.make("")]) {
        const refusal = yield* refusedWith("InvalidRefreshToken", refresh(token))
        assert.strictEqual(refusal.message, "the refresh token is not valid")
      }
    })
  )

  it.effect(
    "refuses the token of a session that was ended",
    inWorld(function* () {
      const { pair } = yield* givenIdentity()
      const next = yield* again(pair)
      yield* logout(next.refreshToken)
      yield* isRefused(pair)
      yield* isRefused(next)
    })
  )

  it.effect(
    "refuses a user who is inactive by now",
    inWorld(function* () {
      const { pair, profile } = yield* givenIdentity()
      yield* deactivate(profile.user.id)
      yield* TestClock.adjust("5 seconds")
      yield* isRefused(pair)
    })
  )
})
