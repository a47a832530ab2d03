import { assert, describe, it } from "@effect/vitest"
import { forgetExpired, once, refresh, RefreshSessions, RefreshTokens } from "@outlay/application"
import { Duration, Effect, Option } from "effect"
import { TestClock } from "effect/testing"
import { givenIdentity } from "../support/accounts.ts"
import { inWorld } from "../support/world.ts"

describe("forgetExpired", () => {
  it.effect(
    "forgets answers after their day, and tokens an hour after their end",
    inWorld(function* () {
      const { identity, pair } = yield* givenIdentity()
      const { sessionId } = identity
      const request = { key: "a", fingerprint: "1" }
      yield* once(identity.actor, request, Effect.succeed("first"))
      yield* TestClock.adjust(Duration.hours(24))
      yield* forgetExpired()
      assert.strictEqual((yield* once(identity.actor, request, Effect.succeed("second"))).answer, "second")

      yield* TestClock.adjust(Duration.days(6))
      yield* forgetExpired()
      const sessions = yield* RefreshSessions
      assert.isTrue(Option.isSome(yield* sessions.find(sessionId)))
      yield* TestClock.adjust(Duration.hours(1))
      yield* forgetExpired()
      assert.isTrue(Option.isNone(yield* sessions.find(sessionId)))
      const digest = yield* (yield* RefreshTokens).digest(pair.refreshToken)
      assert.isTrue(Option.isNone(yield* sessions.endByToken(digest)))
    })
  )

  it.effect(
    "leaves a session that goes on",
    inWorld(function* () {
      const { identity, pair } = yield* givenIdentity()
      yield* TestClock.adjust(Duration.days(6))
      const next = yield* refresh(pair.refreshToken)
      yield* TestClock.adjust(Duration.days(2))
      yield* forgetExpired()
      assert.isTrue(Option.isSome(yield* (yield* RefreshSessions).find(identity.sessionId)))
      yield* refresh(next.refreshToken)
    })
  )
})
