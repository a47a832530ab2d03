/** What `UserRepository` promises: unique names in any case, and a removal that leaves books alone. */
import { type Account, Member, PasswordHash, reviseUser, UserId, type UserChanges, UserNotFound } from "@outlay/domain"
import { Effect, Equal, Option, Result } from "effect"
import { strict as assert } from "node:assert"
import { refuses, same } from "../assertions.ts"
import { email, givenAccount, givenBookAndCategory, givenBudget, givenExpense, instant, nextId } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { stateOf } from "../state.ts"

const revised =
  (changes: UserChanges) =>
  ({ user, passwordHash }: Account) =>
    Result.succeed({ user: reviseUser(user, changes, instant(1)), passwordHash })

export const users = section({
  about: "users",
  needs: ["books", "categories", "expenses", "budgets", "users"],
  promises: [
    promise(
      "an account is read back as it was inserted, by id and by email",
      Effect.gen(function* () {
        const { users } = yield* ports("users")
        const full = {
          fullName: "Zoë O'Neil \\ 𝔘",
          isActive: false,
          isVerified: true,
          updatedAt: instant(5),
          version: 3
        }
        for (const fields of [{}, full]) {
          const account = yield* givenAccount(fields)
          const { id, email } = account.user
          same(yield* users.get(id), account)
          assert.ok(Equal.equals((yield* users.get(id)).user, account.user), "is not equal to what was inserted")
          same(yield* users.find(id), Option.some(account))
          same(yield* users.findByEmail(email), Option.some(account))
        }
      })
    ),
    promise(
      "the longest email, username and full name are kept whole, in the widest characters",
      Effect.gen(function* () {
        const { users } = yield* ports("users")
        const id = (yield* nextId).replaceAll("-", "")
        const address = `${id}@${`${"ä".repeat(53)}.`.repeat(4)}at`.slice(0, 254)
        const username = `${"İ".repeat(68)}${id}`
        const account = yield* givenAccount({ email: email(address), username, fullName: "𝔘".repeat(255) })
        same(yield* users.findByEmail(account.user.email), Option.some(account))
      })
    ),
    promise(
      "a user who is not there is neither found nor removed",
      Effect.gen(function* () {
        const { users } = yield* ports("users")
        const id = UserId.make(yield* nextId)
        same(yield* users.find(id), Option.none())
        same(yield* users.findByEmail(email(`${id}@example.com`)), Option.none())
        yield* refuses(users.get(id), new UserNotFound({ id }))
        yield* refuses(users.remove(id), new UserNotFound({ id }))
      })
    ),
    promise(
      "a user can change names, also to the own one in another case, and is found by the new email only",
      Effect.gen(function* () {
        const { users } = yield* ports("users")
        const account = yield* givenAccount()
        const { id, username } = account.user
        const changes = { email: email(`new.${id}@example.com`), username: username.toUpperCase() }
        const changed = yield* users.modify(id, revised(changes))
        same(changed.user, reviseUser(account.user, changes, instant(1)))
        same(yield* users.findByEmail(changes.email), Option.some(changed))
        same(yield* users.findByEmail(account.user.email), Option.none())
        yield* givenAccount({ email: account.user.email })
      })
    ),
    promise(
      "the hash of a password changes with its user, and alone",
      Effect.gen(function* () {
        const { users } = yield* ports("users")
        const account = yield* givenAccount()
        const passwordHash = PasswordHash.make("another")
        yield* users.modify(account.user.id, ({ user }) => Result.succeed({ user, passwordHash }))
        same(yield* users.get(account.user.id), { user: account.user, passwordHash })
      })
    ),
    promise(
      "removing a user leaves books and what was recorded, and frees the names",
      Effect.gen(function* () {
        const { books, users } = yield* ports("books", "users")
        const { user } = yield* givenAccount()
        const { book, category } = yield* givenBookAndCategory
        yield* books.join(Member.make({ bookId: book.id, userId: user.id, role: "owner" }))
        yield* givenExpense(book, category, { recordedBy: user.id })
        yield* givenBudget(book, null)
        const before = yield* stateOf(book.id)
        yield* users.remove(user.id)
        same(yield* stateOf(book.id), before)
        same(yield* users.find(user.id), Option.none())
        same(yield* users.findByEmail(user.email), Option.none())
        same(yield* books.ofUser(user.id), [])
        yield* refuses(users.remove(user.id), new UserNotFound({ id: user.id }))
        yield* givenAccount({ email: user.email, username: user.username })
      })
    ),
    promise(
      "a membership of a removed user does not come back with a new user of the same id",
      Effect.gen(function* () {
        const { books, users } = yield* ports("books", "users")
        const { user } = yield* givenAccount()
        const { book } = yield* givenBookAndCategory
        yield* books.join(Member.make({ bookId: book.id, userId: user.id, role: "owner" }))
        yield* users.remove(user.id)
        yield* givenAccount({ ...user })
        same(yield* books.ofUser(user.id), [])
      })
    )
  ]
})
