import { authenticate, logout, refresh, type TokenPair } from "@outlay/application"
import { describe, it } from "@effect/vitest"
import { Redacted } from "effect"
import { TestClock } from "effect/testing"
import { givenIdentity, identityOf, signIn } from "../support/accounts.ts"
import { inWorld, refusedWith } from "../support/world.ts"

const hasEnded = function* (pair: TokenPair) {
  yield* refusedWith("Unauthenticated", authenticate(pair.accessToken))
  yield* refusedWith("InvalidRefreshToken", refresh(pair.refreshToken))
}

describe("logout", () => {
  it.effect(
    "ends the session of the token at once",
    inWorld(function* () {
      const { pair } = yield* givenIdentity()
      yield* logout(pair.refreshToken)
      yield* hasEnded(pair)
    })
  )

  it.effect(
    "ends it by a spent token and by an expired one too",
    inWorld(function* () {
      const { pair } = yield* givenIdentity()
      const next = yield* refresh(pair.refreshToken)
      yield* logout(pair.refreshToken)
      yield* hasEnded(next)
      const other = yield* signIn()
      yield* TestClock.adjust("6 days")
      const later = yield* refresh(other.refreshToken)
      yield* TestClock.adjust("1 day")
      yield* logout(other.refreshToken)
      yield* hasEnded(later)
    })
  )

  it.effect(
    "leaves every other session",
    inWorld(function* () {
      const { pair } = yield* givenIdentity()
      const other = yield* signIn()
      const stranger = yield* givenIdentity("bob")
      yield* logout(pair.refreshToken)
      yield* identityOf(other)
      yield* identityOf(stranger.pair)
    })
  )

  it.effect(
    "is content with a token of an ended session, or an unknown one",
    inWorld(function* () {
      const { pair } = yield* givenIdentity()
      yield* logout(pair.refreshToken)
      yield* logout(pair.refreshToken)
      yield* logout(Redacted.make("refresh 99"))
      yield* logout(Redacted.make(""))
    })
  )
})
