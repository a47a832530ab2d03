import { changeProfile, getProfile, type ProfileChanges } from "@outlay/application"
import { BookRepository, UserNotFound, UserRepository } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { email, givenIdentity, givenUser, identityOf } from "../support/accounts.ts"
import { givenBudget, givenExpense, givenTime } from "../support/givens.ts"
import { eur, jpy, timeZone, utc } from "../support/values.ts"
import { inWorld, refusedWith } from "../support/world.ts"

const vienna = timeZone("Europe/Vienna")

describe("changeProfile", () => {
  it.effect(
    "changes what is named, of the user and of the book, and nothing else",
    inWorld(function* () {
      const { identity, profile } = yield* givenIdentity()
      const now = yield* givenTime("1970-01-01T00:10:00Z")
      const ofUser = { email: email("countess@example.com"), username: "countess", fullName: "Ada Lovelace" }
      const ofBook = { currency: jpy, timeZone: vienna }
      const changed = yield* changeProfile(identity, { ...ofUser, ...ofBook })
      const revision = { updatedAt: now, version: 2 }
      assert.deepStrictEqual({ ...changed.user }, { ...profile.user, ...ofUser, ...revision })
      assert.deepStrictEqual({ ...changed.book }, { ...profile.book, ...ofBook, ...revision })
      assert.deepStrictEqual(yield* getProfile(identity), changed)
    })
  )

  it.effect(
    "clears the full name",
    inWorld(function* () {
      const { identity } = yield* givenIdentity()
      yield* changeProfile(identity, { fullName: "Ada" })
      assert.isNull((yield* changeProfile(identity, { fullName: null })).user.fullName)
    })
  )

  it.effect.each<{ what: string; changes: ProfileChanges; version: number }>([
    { what: "nothing", changes: {}, version: 1 },
    { what: "what is there already", changes: { username: "ada", fullName: null, timeZone: utc }, version: 1 },
    { what: "the user", changes: { username: "countess" }, version: 2 },
    { what: "the book", changes: { timeZone: vienna }, version: 2 },
    { what: "both", changes: { username: "countess", timeZone: vienna }, version: 3 }
  ])("has version $version after a change of $what", ({ changes, version }) =>
    inWorld(function* () {
      const { identity, profile } = yield* givenIdentity()
      const now = yield* givenTime("1970-01-01T00:10:00Z")
      const changed = yield* changeProfile(identity, changes)
      assert.strictEqual(changed.version, version)
      assert.deepStrictEqual(changed.updatedAt, version === 1 ? profile.updatedAt : now)
      assert.deepStrictEqual(yield* getProfile(identity), changed)
    })()
  )

  it.effect(
    "shows in the very next request",
    inWorld(function* () {
      const { identity, pair } = yield* givenIdentity()
      yield* changeProfile(identity, { timeZone: vienna })
      assert.strictEqual((yield* identityOf(pair)).actor.book.timeZone, vienna)
    })
  )

  it.effect(
    "takes the own names in another case",
    inWorld(function* () {
      const { identity } = yield* givenIdentity()
      assert.strictEqual((yield* changeProfile(identity, { username: "ADA" })).user.username, "ADA")
    })
  )

  it.effect.each<{ what: string; changes: ProfileChanges; tag: "EmailTaken" | "UsernameTaken" }>([
    { what: "email", changes: { email: email("bob@example.com") }, tag: "EmailTaken" },
    { what: "username", changes: { username: "BOB" }, tag: "UsernameTaken" }
  ])("changes nothing at all when the $what is taken, not even the book", ({ changes, tag }) =>
    inWorld(function* () {
      const { identity, profile } = yield* givenIdentity()
      yield* givenUser("bob")
      yield* refusedWith(tag, changeProfile(identity, { fullName: "Ada", timeZone: vienna, ...changes }))
      assert.deepStrictEqual(yield* getProfile(identity), profile)
    })()
  )

  it.effect.each([
    { what: "expenses", given: givenExpense },
    { what: "budgets", given: givenBudget }
  ])("changes nothing at all when the currency is in use by $what, not even the user", ({ given }) =>
    inWorld(function* () {
      const { identity, profile } = yield* givenIdentity()
      yield* given(identity.actor)
      const attempt = changeProfile(identity, { username: "countess", currency: jpy })
      assert.strictEqual((yield* refusedWith("CurrencyInUse", attempt)).currency, eur)
      assert.deepStrictEqual(yield* getProfile(identity), profile)
      yield* changeProfile(identity, { username: "countess", currency: eur, timeZone: vienna })
    })()
  )

  it.effect(
    "knows nobody when the user or the book has gone since the identity was read",
    inWorld(function* () {
      const { identity } = yield* givenIdentity()
      const rename = changeProfile(identity, { username: "countess" })
      const goneMeanwhile = Effect.updateService(rename, UserRepository, (users) => ({
        ...users,
        modify: (id) => Effect.fail(new UserNotFound({ id }))
      }))
      yield* refusedWith("Unauthenticated", goneMeanwhile)
      yield* BookRepository.use((books) => Effect.orDie(books.remove(identity.actor.book.id)))
      yield* refusedWith("Unauthenticated", rename)
    })
  )
})
