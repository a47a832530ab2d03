import { changeProfile, getProfile } from "@outlay/application"
import { BookRepository, reviseBook, reviseUser, UserRepository } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, Exit, Result } from "effect"
import { givenIdentity, givenUser } from "../support/accounts.ts"
import { givenExpense } from "../support/givens.ts"
import { jpy, timeZone } from "../support/values.ts"
import { inWorld, refusedWith, type World } from "../support/world.ts"

const vienna = timeZone("Europe/Vienna")
const changes = { username: "countess", timeZone: vienna }

/** Another writer changes the user (the book) just before this one does, as in a database that lets both begin. */
const metBy = {
  user: <A, E>(effect: Effect.Effect<A, E, World>) =>
    Effect.updateService(effect, UserRepository, (users) => ({
      ...users,
      modify: (id, f) =>
        Effect.gen(function* () {
          const now = yield* DateTime.now
          yield* users
            .modify(id, (it) => Result.succeed({ ...it, user: reviseUser(it.user, { fullName: "Other" }, now) }))
            .pipe(Effect.orDie)
          return yield* users.modify(id, f)
        })
    })),
  book: <A, E>(effect: Effect.Effect<A, E, World>) =>
    Effect.updateService(effect, BookRepository, (books) => ({
      ...books,
      modify: (id, f) =>
        Effect.gen(function* () {
          const now = yield* DateTime.now
          yield* books
            .modify(id, (it) => Result.succeed(reviseBook(it, { timeZone: timeZone("Asia/Tokyo") }, now)))
            .pipe(Effect.orDie)
          return yield* books.modify(id, f)
        })
    }))
}

describe("the version of a profile", () => {
  it.effect(
    "is that of the change, or nothing is changed",
    inWorld(function* () {
      const { identity } = yield* givenIdentity()
      const second = yield* changeProfile(identity, { username: "countess" }, { version: 1 })
      for (const version of [1, 3]) {
        const refusal = yield* refusedWith("VersionMismatch", changeProfile(identity, { fullName: "A" }, { version }))
        assert.deepInclude(refusal, { expected: version, actual: 2 })
      }
      assert.deepStrictEqual(yield* getProfile(identity), second)
      assert.strictEqual((yield* changeProfile(identity, { fullName: "A" }, { version: 2 })).version, 3)
    })
  )

  it.effect(
    "is looked at before the names and the currency are",
    inWorld(function* () {
      const { identity } = yield* givenIdentity()
      yield* givenUser("bob")
      yield* givenExpense(identity.actor)
      for (const change of [{ username: "bob" }, { currency: jpy }]) {
        yield* refusedWith("VersionMismatch", changeProfile(identity, change, { version: 99 }))
      }
    })
  )

  it.effect(
    "lets one of two writers through who have seen the same",
    inWorld(function* () {
      const { identity } = yield* givenIdentity()
      const write = (fullName: string) => Effect.exit(changeProfile(identity, { fullName }, { version: 1 }))
      const exits = yield* Effect.all([write("one"), write("two")], { concurrency: "unbounded" })
      assert.strictEqual(exits.filter(Exit.isSuccess).length, 1)
      assert.strictEqual((yield* getProfile(identity)).version, 2)
    })
  )

  it.effect.each(["user", "book"] as const)(
    "is asked of what is written over, when another writer comes between and changes the %s",
    (what) =>
      inWorld(function* () {
        const { identity, profile } = yield* givenIdentity()
        const attempt = metBy[what](changeProfile(identity, changes, { version: 1 }))
        assert.deepInclude(yield* refusedWith("VersionMismatch", attempt), { expected: 1, actual: 2 })
        assert.deepStrictEqual(yield* getProfile(identity), profile)
      })()
  )

  it.effect.each(["user", "book"] as const)(
    "is of no matter to a writer who names none, even when the %s changes meanwhile",
    (what) =>
      inWorld(function* () {
        const { identity } = yield* givenIdentity()
        assert.strictEqual((yield* metBy[what](changeProfile(identity, changes))).version, 4)
      })()
  )
})
