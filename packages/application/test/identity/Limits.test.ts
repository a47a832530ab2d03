/** The use cases that ask for a password, where attempts are limited. */
import { changeProfile, deleteAccount, PasswordHasher, reauthenticate } from "@outlay/application"
import { UserRepository } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { givenIdentity, givenUser, password, secret, signIn } from "../support/accounts.ts"
import { HasherCalls } from "../support/fakes.ts"
import { inLimits, times } from "../support/limits.ts"
import { broken, dies, refusedWith } from "../support/world.ts"

const wrong = password("wrong horse")

const fail = (count: number, name = "ada") => times(count, refusedWith("InvalidCredentials", signIn(name, wrong)))

const verified = Effect.map(HasherCalls, ({ verify }) => verify)

describe("login, where attempts are limited", () => {
  it.effect(
    "is refused after as many failures, also with the right password, which is not looked at",
    inLimits(function* () {
      yield* givenUser()
      yield* fail(3)
      const before = yield* verified
      yield* refusedWith("TooManyAttempts", signIn("ada", wrong))
      yield* refusedWith("TooManyAttempts", signIn())
      assert.strictEqual(yield* verified, before)
    })
  )

  it.effect(
    "goes on for ever when it succeeds in between",
    inLimits(function* () {
      yield* givenUser()
      for (let n = 0; n < 5; n++) {
        yield* fail(2)
        yield* signIn()
      }
    })
  )

  it.effect(
    "locks an email that nobody has like one that somebody has, and after as many passwords",
    inLimits(function* () {
      yield* givenUser()
      const courses = yield* Effect.forEach(["ada", "nobody"], (name) =>
        Effect.gen(function* () {
          const before = yield* verified
          yield* fail(3, name)
          const { retryAfterSeconds } = yield* refusedWith("TooManyAttempts", signIn(name))
          return { retryAfterSeconds, verified: (yield* verified) - before }
        })
      )
      assert.deepStrictEqual(courses[1], courses[0])
      assert.strictEqual(courses[0]?.verified, 3)
    })
  )

  it.effect(
    "locks one account and no other",
    inLimits(function* () {
      yield* givenUser()
      yield* givenUser("bob")
      yield* fail(3)
      yield* signIn("bob")
    })
  )

  it.effect(
    "lets no more than as many try at one moment",
    inLimits(function* () {
      yield* givenUser()
      const before = yield* verified
      const attempts = Array.from({ length: 20 }, () => Effect.flip(signIn("ada", wrong)))
      const refusals = yield* Effect.all(attempts, { concurrency: "unbounded" })
      const tags = refusals.map(({ _tag }) => _tag)
      assert.lengthOf(
        tags.filter((tag) => tag === "InvalidCredentials"),
        3
      )
      assert.lengthOf(
        tags.filter((tag) => tag === "TooManyAttempts"),
        17
      )
      assert.strictEqual((yield* verified) - before, 3)
    })
  )

  it.effect(
    "takes an attempt back when the hasher is busy, and when the store is broken",
    inLimits(function* () {
      yield* givenUser()
      const busy = Effect.updateService(signIn(), PasswordHasher, (real) => ({ ...real, verify: () => broken }))
      const storeless = Effect.updateService(signIn(), UserRepository, (real) => ({
        ...real,
        findByEmail: () => broken
      }))
      yield* times(5, dies(busy))
      yield* times(5, dies(storeless))
      yield* fail(2)
      yield* signIn()
    })
  )
})

describe("a current password, where attempts are limited", () => {
  const proving = (currentPassword = wrong) => ({ currentPassword, required: true })

  it.effect(
    "that is wrong counts as a login that failed",
    inLimits(function* () {
      const { identity } = yield* givenIdentity()
      yield* refusedWith("ReauthenticationRequired", reauthenticate(identity, proving()))
      yield* refusedWith(
        "ReauthenticationRequired",
        changeProfile(identity, { fullName: "Ada" }, { currentPassword: wrong })
      )
      yield* refusedWith("ReauthenticationRequired", deleteAccount(identity, { currentPassword: wrong }))
      yield* refusedWith("TooManyAttempts", signIn())
    })
  )

  it.effect(
    "is not looked at once the account is locked, by logins too, and nothing is changed or deleted",
    inLimits(function* () {
      const { identity, profile } = yield* givenIdentity()
      yield* fail(3)
      const before = yield* verified
      yield* refusedWith("TooManyAttempts", reauthenticate(identity, proving(secret)))
      const changes = { fullName: "Ada", password: password("battery staple") }
      yield* refusedWith("TooManyAttempts", changeProfile(identity, changes, { currentPassword: secret }))
      yield* refusedWith("TooManyAttempts", deleteAccount(identity, { currentPassword: secret }))
      assert.strictEqual(yield* verified, before)
      const { user } = yield* Effect.flatMap(UserRepository, (users) => users.get(profile.user.id))
      assert.deepStrictEqual(user, profile.user)
    })
  )

  it.effect(
    "that is right clears the count, and none counts nothing",
    inLimits(function* () {
      const { identity } = yield* givenIdentity()
      for (let n = 0; n < 5; n++) {
        yield* fail(2)
        yield* reauthenticate(identity, proving(secret))
      }
      yield* times(5, reauthenticate(identity, { currentPassword: undefined, required: true }))
      yield* fail(3)
      yield* reauthenticate(identity, { currentPassword: undefined, required: true })
    })
  )
})
