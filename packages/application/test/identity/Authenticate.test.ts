import { AccessTokens, authenticate } from "@outlay/application"
import { UserRepository } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"
import { TestClock } from "effect/testing"
import { deactivate, givenIdentity, givenUser, signIn } from "../support/accounts.ts"
import { accessTokenSeconds } from "../support/fakes.ts"
import { givenTime } from "../support/givens.ts"
import { inWorld, refusedWith } from "../support/world.ts"

const isRefused = (token: Redacted.Redacted<string>) => refusedWith("Unauthenticated", authenticate(token))

describe("authenticate", () => {
  it.effect(
    "tells who asks, in which book and role, by which login",
    inWorld(function* () {
      const { user, book } = yield* givenUser()
      const now = yield* givenTime("2026-03-14T12:30:00Z")
      const { accessToken } = yield* signIn()
      yield* TestClock.adjust("20 minutes")
      const { sessionId, ...identity } = yield* authenticate(accessToken)
      const claims = yield* AccessTokens.use((tokens) => tokens.verify(accessToken))
      assert.strictEqual(sessionId, claims.sessionId)
      assert.deepStrictEqual(identity, { actor: { userId: user.id, book, role: "owner" }, authenticatedAt: now })
    })
  )

  it.effect(
    "refuses what is forged, a refresh token, or no token at all",
    inWorld(function* () {
      const { pair } = yield* givenIdentity()
      for (const token of [pair.refreshToken, Redacted.make("forged"), Redacted.make("")]) {
        assert.strictEqual((yield* isRefused(token)).message, "a valid access token is needed")
      }
    })
  )

  it.effect(
    "refuses a token that has expired",
    inWorld(function* () {
      const { pair } = yield* givenIdentity()
      yield* TestClock.adjust(`${accessTokenSeconds} seconds`)
      yield* isRefused(pair.accessToken)
    })
  )

  it.effect(
    "refuses a token that names another user than its session does",
    inWorld(function* () {
      const { identity } = yield* givenIdentity()
      const { user } = yield* givenUser("bob")
      const { token } = yield* AccessTokens.use((tokens) => tokens.issue({ ...identity, userId: user.id }))
      yield* isRefused(token)
    })
  )

  it.effect(
    "refuses a user who is inactive or gone, within five seconds",
    inWorld(function* () {
      const users = yield* UserRepository
      for (const [name, end] of [
        ["ada", deactivate],
        ["bob", users.remove]
      ] as const) {
        const { pair, profile } = yield* givenIdentity(name)
        yield* Effect.orDie(end(profile.user.id))
        yield* TestClock.adjust("5 seconds")
        yield* isRefused(pair.accessToken)
      }
    })
  )
})
