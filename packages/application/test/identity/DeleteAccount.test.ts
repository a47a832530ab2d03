import { authenticate, changeProfile, deleteAccount, getProfile, openBook, refresh } from "@outlay/application"
import {
  type BookId,
  BookRepository,
  BudgetRepository,
  CategoryRepository,
  expenseQuery,
  ExpenseRepository,
  Member,
  SpendingReader,
  type UserId,
  UserRepository
} from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Option } from "effect"
import { TestClock } from "effect/testing"
import { givenIdentity, givenUser, identityOf, password, secret, signIn } from "../support/accounts.ts"
import { givenBudget, givenExpense } from "../support/givens.ts"
import { day, eur, utc } from "../support/values.ts"
import { broken, dies, inWorld, refusedWith } from "../support/world.ts"

/** A user whose book has something of everything, also a category with expenses and a budget. */
const givenHousehold = Effect.fnUntraced(function* (name?: string) {
  const account = yield* givenIdentity(name)
  const { categoryId } = yield* givenExpense(account.identity.actor)
  yield* givenBudget(account.identity.actor, { categoryId })
  return account
})

/** How much there is of a user and a book, asked of the ports themselves. */
const remainsOf = Effect.fnUntraced(function* (userId: UserId, bookId: BookId) {
  const range = { start: day("1900-01-01"), end: day("2100-12-31") }
  return {
    user: Option.isSome(yield* (yield* UserRepository).find(userId)),
    book: Option.isSome(yield* (yield* BookRepository).find(bookId)),
    memberships: (yield* (yield* BookRepository).ofUser(userId)).length,
    categories: (yield* (yield* CategoryRepository).list(bookId)).length,
    expenses: (yield* (yield* ExpenseRepository).list(bookId, expenseQuery())).total,
    budgets: (yield* (yield* BudgetRepository).list(bookId)).length,
    spending: (yield* (yield* SpendingReader).read(bookId, { range, by: "range" })).categories.length
  }
})

const everything = { user: true, book: true, memberships: 1, categories: 17, expenses: 1, budgets: 1, spending: 1 }
const nothing = { user: false, book: false, memberships: 0, categories: 0, expenses: 0, budgets: 0, spending: 0 }

describe("deleteAccount", () => {
  it.effect(
    "removes the user and everything in the book, also a category with expenses and budgets",
    inWorld(function* () {
      const { identity } = yield* givenHousehold()
      const { userId, book } = identity.actor
      assert.deepStrictEqual(yield* remainsOf(userId, book.id), everything)
      yield* deleteAccount(identity)
      assert.deepStrictEqual(yield* remainsOf(userId, book.id), nothing)
    })
  )

  it.effect(
    "ends all sessions at once",
    inWorld(function* () {
      const { identity, pair } = yield* givenIdentity()
      const other = yield* signIn()
      yield* identityOf(other)
      yield* deleteAccount(identity)
      for (const { accessToken, refreshToken } of [pair, other]) {
        yield* refusedWith("Unauthenticated", authenticate(accessToken))
        yield* refusedWith("InvalidRefreshToken", refresh(refreshToken))
      }
      yield* refusedWith("InvalidCredentials", signIn())
    })
  )

  it.effect(
    "leaves other users and their books, and frees the names",
    inWorld(function* () {
      const { identity } = yield* givenHousehold()
      const bob = yield* givenHousehold("bob")
      yield* deleteAccount(identity)
      assert.deepStrictEqual(yield* remainsOf(bob.profile.user.id, bob.profile.book.id), everything)
      yield* identityOf(bob.pair)
      yield* givenUser("ada")
    })
  )

  it.effect(
    "removes every book that is the user's own, and only leaves those of others",
    inWorld(function* () {
      const { identity } = yield* givenIdentity()
      const { userId } = identity.actor
      const books = yield* BookRepository
      const second = yield* openBook({ currency: eur, timeZone: utc })
      const shared = (yield* givenHousehold("bob")).profile
      yield* books.join(Member.make({ bookId: second.id, userId, role: "owner" }))
      yield* books.join(Member.make({ bookId: shared.book.id, userId, role: "editor" }))
      yield* deleteAccount(identity)
      assert.deepStrictEqual(yield* books.find(second.id), Option.none())
      assert.deepStrictEqual(yield* remainsOf(shared.user.id, shared.book.id), everything)
      assert.deepStrictEqual(yield* books.ofUser(userId), [])
    })
  )

  it.effect(
    "needs a login of the last 15 minutes or the right password, and refuses a wrong one in any case",
    inWorld(function* () {
      const { identity, profile } = yield* givenIdentity()
      const wrong = { currentPassword: password("wrong horse") }
      yield* refusedWith("ReauthenticationRequired", deleteAccount(identity, wrong))
      yield* TestClock.adjust("900001 millis")
      yield* refusedWith("ReauthenticationRequired", deleteAccount(identity))
      yield* refusedWith("ReauthenticationRequired", deleteAccount(identity, wrong))
      assert.deepStrictEqual(yield* getProfile(identity), profile)
      yield* deleteAccount(identity, { currentPassword: secret })
      yield* refusedWith("Unauthenticated", getProfile(identity))
    })
  )

  it.effect(
    "is content with a login of exactly 15 minutes ago",
    inWorld(function* () {
      const { identity } = yield* givenIdentity()
      yield* TestClock.adjust("15 minutes")
      yield* deleteAccount(identity)
    })
  )

  it.effect(
    "removes the version that was seen, or nothing",
    inWorld(function* () {
      const { identity, pair } = yield* givenHousehold()
      const { userId, book } = identity.actor
      yield* changeProfile(identity, { username: "countess" })
      const refusal = yield* refusedWith("VersionMismatch", deleteAccount(identity, { version: 1 }))
      assert.deepInclude(refusal, { expected: 1, actual: 2 })
      assert.deepStrictEqual(yield* remainsOf(userId, book.id), everything)
      yield* identityOf(pair)
      yield* deleteAccount(identity, { version: 2 })
      assert.deepStrictEqual(yield* remainsOf(userId, book.id), nothing)
    })
  )

  it.effect(
    "removes nothing and ends nothing when the last step breaks",
    inWorld(function* () {
      const { identity, pair } = yield* givenHousehold()
      yield* deleteAccount(identity).pipe(
        Effect.updateService(UserRepository, (users) => ({
          ...users,
          remove: (id) => Effect.andThen(users.remove(id), broken)
        })),
        dies
      )
      assert.deepStrictEqual(yield* remainsOf(identity.actor.userId, identity.actor.book.id), everything)
      yield* identityOf(pair)
      yield* refresh(pair.refreshToken)
    })
  )

  it.effect(
    "knows nobody the second time, with a version or without",
    inWorld(function* () {
      const { identity } = yield* givenIdentity()
      yield* deleteAccount(identity)
      for (const proof of [{}, { version: 1 }]) {
        yield* refusedWith("Unauthenticated", deleteAccount(identity, proof))
      }
    })
  )
})
