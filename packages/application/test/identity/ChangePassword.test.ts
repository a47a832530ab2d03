import {
  authenticate,
  changeProfile,
  getProfile,
  type ProfileChanges,
  RefreshSessions,
  refresh
} from "@outlay/application"
import { UserRepository } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { email, givenIdentity, identityOf, password, secret, signIn } from "../support/accounts.ts"
import { HasherCalls } from "../support/fakes.ts"
import { timeZone } from "../support/values.ts"
import { broken, dies, inWorld, refusedWith } from "../support/world.ts"

const fresh = password("battery staple")
const vienna = timeZone("Europe/Vienna")

describe("a new password", () => {
  it.effect(
    "lets the user in, and the old one no more",
    inWorld(function* () {
      const { identity } = yield* givenIdentity()
      const { version } = yield* changeProfile(identity, { password: fresh })
      assert.strictEqual(version, 2)
      yield* refusedWith("InvalidCredentials", signIn())
      yield* signIn("ada", fresh)
    })
  )

  it.effect(
    "is one change together with others of the user",
    inWorld(function* () {
      const { identity } = yield* givenIdentity()
      const { version } = yield* changeProfile(identity, { password: fresh, username: "countess", timeZone: vienna })
      assert.strictEqual(version, 3)
    })
  )

  it.effect(
    "ends every other session at once, and neither the own one nor those of others",
    inWorld(function* () {
      const { identity, pair } = yield* givenIdentity()
      const others = yield* Effect.all([signIn(), signIn()])
      const stranger = yield* givenIdentity("bob")
      for (const other of others) yield* identityOf(other)
      yield* changeProfile(identity, { password: fresh })
      for (const other of others) {
        yield* refusedWith("Unauthenticated", authenticate(other.accessToken))
        yield* refusedWith("InvalidRefreshToken", refresh(other.refreshToken))
      }
      yield* identityOf(pair)
      yield* refresh(pair.refreshToken)
      yield* identityOf(stranger.pair)
    })
  )

  it.effect(
    "is hashed once, and other changes hash nothing and end nothing",
    inWorld(function* () {
      const { identity } = yield* givenIdentity()
      const other = yield* signIn()
      const calls = yield* HasherCalls
      const before = calls.hash
      yield* changeProfile(identity, { username: "countess", email: email("c@example.com") })
      assert.strictEqual(calls.hash - before, 0)
      yield* identityOf(other)
      yield* changeProfile(identity, { password: fresh })
      assert.strictEqual(calls.hash - before, 1)
    })
  )

  it.effect(
    "changes nothing and ends nothing when it is the one that is there already",
    inWorld(function* () {
      const { identity, profile } = yield* givenIdentity()
      const other = yield* signIn()
      const calls = yield* HasherCalls
      const before = calls.hash
      assert.deepStrictEqual(yield* changeProfile(identity, { password: secret }), profile)
      assert.strictEqual(calls.hash, before)
      yield* identityOf(other)
    })
  )

  it.effect.each<{ word: string; and: string; changes: ProfileChanges; rule: string }>([
    { word: "ADA@example.com", and: "nothing else", changes: {}, rule: "must not be the email address" },
    {
      word: "ada.ada.ada",
      and: "that as username",
      changes: { username: "Ada.Ada.Ada" },
      rule: "must not be the username"
    },
    {
      word: "countess@example.com",
      and: "that as email",
      changes: { email: email("countess@example.com") },
      rule: "must not be the email address"
    },
    {
      word: "ada@example.com",
      and: "another username",
      changes: { username: "countess" },
      rule: "must not be the email address"
    }
  ])("must not be $word with $and", ({ word, changes, rule }) =>
    inWorld(function* () {
      const { identity, profile } = yield* givenIdentity()
      const other = yield* signIn()
      const calls = yield* HasherCalls
      const before = calls.hash
      const attempt = changeProfile(identity, { ...changes, password: password(word) })
      assert.deepInclude(yield* refusedWith("InvalidValue", attempt), { field: "password", rule })
      assert.deepStrictEqual(yield* getProfile(identity), profile)
      assert.strictEqual(calls.hash, before)
      yield* identityOf(other)
    })()
  )

  it.effect(
    "must not be the stored username, and may be one that is given up for another",
    inWorld(function* () {
      const { identity } = yield* givenIdentity("lovelace")
      const word = password("Lovelace")
      yield* refusedWith("InvalidValue", changeProfile(identity, { password: word }))
      yield* changeProfile(identity, { password: word, username: "countess" })
    })
  )

  it.effect(
    "ends nothing and changes nothing when the last step breaks",
    inWorld(function* () {
      const { identity, profile } = yield* givenIdentity()
      const other = yield* signIn()
      yield* changeProfile(identity, { password: fresh, timeZone: vienna, username: "countess" }).pipe(
        Effect.updateService(RefreshSessions, (sessions) => ({
          ...sessions,
          endAllOf: (...args) => Effect.andThen(sessions.endAllOf(...args), broken)
        })),
        dies
      )
      assert.deepStrictEqual(yield* getProfile(identity), profile)
      const { passwordHash } = yield* UserRepository.use((users) => users.get(profile.user.id))
      assert.strictEqual(passwordHash, "hash of correct horse")
      yield* identityOf(other)
    })
  )
})
