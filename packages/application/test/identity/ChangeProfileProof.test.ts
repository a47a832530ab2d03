import { changeProfile, getProfile, type ProfileChanges } from "@outlay/application"
import { assert, describe, it } from "@effect/vitest"
import { TestClock } from "effect/testing"
import { email, givenIdentity, givenUser, password, secret } from "../support/accounts.ts"
import { eur, timeZone } from "../support/values.ts"
import { inWorld, refusedWith } from "../support/world.ts"

const fresh = password("battery staple")
const wrong = password("wrong horse")
const vienna = timeZone("Europe/Vienna")

describe("the proof of identity for a change of the profile", () => {
  const needing: ReadonlyArray<{ what: string; changes: ProfileChanges; needed: boolean }> = [
    { what: "password", changes: { password: fresh }, needed: true },
    { what: "email", changes: { email: email("countess@example.com") }, needed: true },
    { what: "email that is there already", changes: { email: email("ada@example.com") }, needed: false },
    {
      what: "username, name, time zone and currency",
      changes: { username: "countess", fullName: "Ada", timeZone: vienna, currency: eur },
      needed: false
    },
    { what: "nothing", changes: {}, needed: false }
  ]

  it.effect.each(needing)("is needed for $what: $needed, and given by a login of 15 minutes ago", (given) =>
    inWorld(function* () {
      const { identity } = yield* givenIdentity()
      yield* TestClock.adjust("15 minutes")
      yield* changeProfile(identity, given.changes)
    })()
  )

  it.effect.each(needing)("is needed for $what: $needed, and given by the right password later on", (given) =>
    inWorld(function* () {
      const { identity, profile } = yield* givenIdentity()
      yield* TestClock.adjust("900001 millis")
      const attempt = changeProfile(identity, given.changes)
      if (given.needed) {
        yield* refusedWith("ReauthenticationRequired", attempt)
        assert.deepStrictEqual(yield* getProfile(identity), profile)
        yield* changeProfile(identity, given.changes, { currentPassword: secret })
      } else {
        yield* attempt
      }
    })()
  )

  it.effect.each(needing)("is refused by a wrong password in any case, also for $what", (given) =>
    inWorld(function* () {
      const { identity, profile } = yield* givenIdentity()
      const attempt = changeProfile(identity, given.changes, { currentPassword: wrong })
      yield* refusedWith("ReauthenticationRequired", attempt)
      assert.deepStrictEqual(yield* getProfile(identity), profile)
    })()
  )

  it.effect(
    "is asked for before anything else is looked at",
    inWorld(function* () {
      const { identity } = yield* givenIdentity()
      yield* givenUser("bob")
      yield* TestClock.adjust("1 hour")
      const faulty = { password: password("ada@example.com"), email: email("bob@example.com") }
      yield* refusedWith("ReauthenticationRequired", changeProfile(identity, faulty, { version: 99 }))
    })
  )
})
