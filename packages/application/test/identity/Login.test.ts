import { AccessTokens, login, RefreshSessions } from "@outlay/application"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Option, Redacted } from "effect"
import { TestClock } from "effect/testing"
import { deactivate, givenUser, identityOf, password, secret, signIn } from "../support/accounts.ts"
import { accessTokenSeconds, HasherCalls } from "../support/fakes.ts"
import { givenTime } from "../support/givens.ts"
import { inWorld, refusedWith } from "../support/world.ts"

describe("login", () => {
  it.effect(
    "opens a session of the user, of this moment",
    inWorld(function* () {
      const { user, book } = yield* givenUser()
      const now = yield* givenTime("2026-03-14T12:30:00Z")
      const pair = yield* signIn()
      assert.strictEqual(pair.expiresIn, accessTokenSeconds)
      const claims = yield* AccessTokens.use((tokens) => tokens.verify(pair.accessToken))
      assert.deepInclude(claims, { userId: user.id, authenticatedAt: now })
      const session = { id: claims.sessionId, userId: user.id, authenticatedAt: now }
      const principal = yield* RefreshSessions.use((sessions) => sessions.find(claims.sessionId))
      assert.deepStrictEqual(principal, Option.some({ session, book, role: "owner" }))
    })
  )

  it.effect(
    "opens another session each time",
    inWorld(function* () {
      yield* givenUser()
      const [one, two] = yield* Effect.all([signIn(), signIn()])
      assert.notStrictEqual(Redacted.value(one.refreshToken), Redacted.value(two.refreshToken))
      assert.notStrictEqual((yield* identityOf(one)).sessionId, (yield* identityOf(two)).sessionId)
    })
  )

  it.effect(
    "takes the email in any case and with white space around it",
    inWorld(function* () {
      yield* givenUser()
      yield* login({ email: " ADA@Example.com ", password: secret })
    })
  )

  it.effect(
    "takes the password as it is and no other",
    inWorld(function* () {
      yield* givenUser()
      for (const word of ["Correct horse", "correct horse ", "correct hors", ""]) {
        yield* refusedWith("InvalidCredentials", signIn("ada", password(word)))
      }
    })
  )

  it.effect(
    "tells an unknown email, a wrong password and an inactive user in the same words",
    inWorld(function* () {
      yield* givenUser()
      yield* deactivate((yield* givenUser("bob")).user.id)
      const attempts = [signIn("nobody"), signIn("ada", password("wrong horse")), signIn("bob")]
      const refusals = yield* Effect.all(attempts.map((attempt) => refusedWith("InvalidCredentials", attempt)))
      assert.deepStrictEqual(
        refusals.map(({ _tag, message, ...rest }) => ({ message, rest: Object.keys(rest) })),
        refusals.map(() => ({ message: "the email or the password is wrong", rest: [] }))
      )
    })
  )

  it.effect.each([
    { who: "a known email and the right password", email: "ada@example.com", word: "correct horse", works: true },
    { who: "a known email and a wrong password", email: "ada@example.com", word: "wrong horse", works: false },
    { who: "an inactive user and the right password", email: "bob@example.com", word: "correct horse", works: false },
    { who: "an unknown email", email: "nobody@example.com", word: "correct horse", works: false },
    { who: "a text that is no email", email: "ada", word: "correct horse", works: false }
  ])("verifies exactly one password for $who", ({ email, word, works }) =>
    inWorld(function* () {
      yield* givenUser()
      yield* deactivate((yield* givenUser("bob")).user.id)
      const calls = yield* HasherCalls
      const before = { ...calls }
      const attempt = login({ email, password: password(word) })
      assert.strictEqual(yield* Effect.isSuccess(attempt), works)
      assert.deepStrictEqual({ ...calls }, { hash: before.hash, verify: before.verify + 1 })
    })()
  )

  it.effect(
    "counts the time of the login and not of the registration",
    inWorld(function* () {
      yield* givenUser()
      yield* TestClock.adjust("1 hour")
      const { authenticatedAt } = yield* identityOf(yield* signIn())
      assert.deepStrictEqual(authenticatedAt, yield* givenTime("1970-01-01T01:00:00Z"))
    })
  )
})
