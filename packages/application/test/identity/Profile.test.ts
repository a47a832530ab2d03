import { getProfile, profileOf } from "@outlay/application"
import { BookRepository, reviseBook, reviseUser, UserRepository } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { givenIdentity, givenUser } from "../support/accounts.ts"
import { at, jpy } from "../support/values.ts"
import { inWorld, refusedWith } from "../support/world.ts"

describe("profileOf", () => {
  it.effect(
    "has a version that grows with every change of user or book, and the time of the later one",
    inWorld(function* () {
      const { user, book, ...first } = yield* givenUser()
      assert.deepStrictEqual(first, { updatedAt: user.updatedAt, version: 1 })
      const renamed = reviseUser(user, { username: "countess" }, at("2026-03-14T12:00:00Z"))
      const moved = reviseBook(book, { currency: jpy }, at("2026-03-15T12:00:00Z"))
      assert.deepInclude(profileOf(renamed, book), { updatedAt: renamed.updatedAt, version: 2 })
      assert.deepInclude(profileOf(user, moved), { updatedAt: moved.updatedAt, version: 2 })
      assert.deepInclude(profileOf(renamed, moved), { updatedAt: moved.updatedAt, version: 3 })
    })
  )
})

describe("getProfile", () => {
  it.effect(
    "tells what is stored now",
    inWorld(function* () {
      const { identity, profile } = yield* givenIdentity()
      assert.deepStrictEqual(yield* getProfile(identity), profile)
    })
  )

  it.effect(
    "knows nobody when the user or the book has gone since the identity was read",
    inWorld(function* () {
      const one = (yield* givenIdentity()).identity
      yield* UserRepository.use((users) => Effect.orDie(users.remove(one.actor.userId)))
      yield* refusedWith("Unauthenticated", getProfile(one))
      const two = (yield* givenIdentity()).identity
      yield* BookRepository.use((books) => Effect.orDie(books.remove(two.actor.book.id)))
      yield* refusedWith("Unauthenticated", getProfile(two))
    })
  )
})
