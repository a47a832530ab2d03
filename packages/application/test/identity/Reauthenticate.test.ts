import { IdentitySettings, reauthenticate } from "@outlay/application"
import type { Password } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect } from "effect"
import { TestClock } from "effect/testing"
import { givenIdentity, password, secret } from "../support/accounts.ts"
import { HasherCalls } from "../support/fakes.ts"
import { noUser } from "../support/values.ts"
import { inWorld, refusedWith } from "../support/world.ts"

const wrong = password("wrong horse")

interface Case {
  readonly after: Duration.Input
  readonly given: string
  readonly currentPassword?: Password
  readonly required: boolean
  readonly isProven: boolean
}

const cases: ReadonlyArray<Case> = [
  { after: "0 millis", given: "nothing", required: true, isProven: true },
  { after: "15 minutes", given: "nothing", required: true, isProven: true },
  { after: "900001 millis", given: "nothing", required: true, isProven: false },
  { after: "900001 millis", given: "nothing", required: false, isProven: true },
  { after: "900001 millis", given: "the right password", currentPassword: secret, required: true, isProven: true },
  { after: "900001 millis", given: "a wrong password", currentPassword: wrong, required: true, isProven: false },
  { after: "0 millis", given: "a wrong password", currentPassword: wrong, required: true, isProven: false },
  { after: "0 millis", given: "a wrong password", currentPassword: wrong, required: false, isProven: false },
  { after: "0 millis", given: "the right password", currentPassword: secret, required: false, isProven: true }
]

describe("reauthenticate", () => {
  it.effect.each(cases)(
    "goes $isProven, $after after the login, with $given, where it is required: $required",
    ({ after, currentPassword, required, isProven }) =>
      inWorld(function* () {
        const { identity } = yield* givenIdentity()
        yield* TestClock.adjust(after)
        const calls = yield* HasherCalls
        const before = calls.verify
        const attempt = reauthenticate(identity, { currentPassword, required })
        assert.strictEqual(yield* Effect.isSuccess(attempt), isProven)
        assert.strictEqual(calls.verify - before, currentPassword === undefined ? 0 : 1)
      })()
  )

  it.effect(
    "keeps to the time that is set",
    inWorld(function* () {
      const { identity } = yield* givenIdentity()
      yield* TestClock.adjust("61 seconds")
      const attempt = reauthenticate(identity, { currentPassword: undefined, required: true })
      yield* attempt
      const refusal = yield* refusedWith(
        "ReauthenticationRequired",
        Effect.updateService(attempt, IdentitySettings, (defaults: IdentitySettings) => ({
          ...defaults,
          recentLogin: Duration.minutes(1)
        }))
      )
      assert.strictEqual(refusal.message, "a login within the last minutes or the right current password is needed")
    })
  )

  it.effect(
    "verifies a password also for a user who is not there",
    inWorld(function* () {
      const { identity } = yield* givenIdentity()
      const calls = yield* HasherCalls
      const before = calls.verify
      const gone = { ...identity, actor: { ...identity.actor, userId: noUser } }
      yield* refusedWith("ReauthenticationRequired", reauthenticate(gone, { currentPassword: secret, required: true }))
      assert.strictEqual(calls.verify - before, 1)
    })
  )
})
