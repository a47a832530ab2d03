import { listCategories, PasswordHasher, register, Transactor } from "@outlay/application"
import { type BookId, BookRepository, CategoryRepository, predefinedCategories, UserRepository } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Option } from "effect"
import { email, givenIdentity, password, registration } from "../support/accounts.ts"
import { HasherCalls } from "../support/fakes.ts"
import { givenTime } from "../support/givens.ts"
import { jpy, timeZone } from "../support/values.ts"
import { broken, dies, inWorld, refusedWith, type World } from "../support/world.ts"

const vienna = timeZone("Europe/Vienna")

describe("register", () => {
  it.effect(
    "makes the user and a personal book of one moment",
    inWorld(function* () {
      const now = yield* givenTime("2026-03-14T12:30:00Z")
      const { user, book, ...profile } = yield* register(
        registration({ username: "Ada", fullName: "Ada Lovelace", currency: jpy, timeZone: vienna })
      )
      const made = { createdAt: now, updatedAt: now, version: 1 }
      assert.deepInclude(user, {
        email: email("ada@example.com"),
        username: "Ada",
        fullName: "Ada Lovelace",
        isActive: true,
        isVerified: false,
        ...made
      })
      assert.deepInclude(book, { currency: jpy, timeZone: vienna, ...made })
      assert.deepStrictEqual(profile, { updatedAt: now, version: 1 })
    })
  )

  it.effect(
    "joins the user to the book as its owner",
    inWorld(function* () {
      const { user, book } = yield* register(registration())
      const owned = yield* BookRepository.use((books) => books.ofUser(user.id))
      assert.deepStrictEqual(owned, [{ book, role: "owner" }])
    })
  )

  it.effect(
    "puts the predefined categories in the book",
    inWorld(function* () {
      const { identity } = yield* givenIdentity()
      assert.strictEqual((yield* listCategories(identity.actor)).length, predefinedCategories.length)
    })
  )

  it.effect(
    "keeps the hash of the password and not the password",
    inWorld(function* () {
      const { user } = yield* register(registration())
      const account = yield* UserRepository.use((users) => users.get(user.id))
      assert.strictEqual(account.passwordHash, "hash of correct horse")
      assert.notInclude(JSON.stringify(account.user), "correct horse")
    })
  )

  it.effect(
    "refuses an email or a username that is taken in any case",
    inWorld(function* () {
      yield* register(registration({ username: "Ödön" }))
      yield* refusedWith("EmailTaken", register(registration({ username: "other" })))
      yield* refusedWith("UsernameTaken", register(registration({ email: email("b@example.com"), username: "öDÖN" })))
    })
  )

  it.effect.each([
    { word: "ada@example.com", rule: "must not be the email address" },
    { word: "ADA@Example.COM", rule: "must not be the email address" },
    { word: "countess", rule: "must not be the username" },
    { word: " Countess ", rule: "must not be the username" }
  ])("refuses the password $word, which is a name of its owner, before it is hashed", ({ word, rule }) =>
    inWorld(function* () {
      const attempt = register(registration({ username: "Countess", password: password(word) }))
      assert.deepInclude(yield* refusedWith("InvalidValue", attempt), { field: "password", rule })
      assert.strictEqual((yield* HasherCalls).hash, 0)
      const found = yield* UserRepository.use((users) => users.findByEmail(email("ada@example.com")))
      assert.deepStrictEqual(found, Option.none())
    })()
  )

  it.effect(
    "hashes outside of the transaction, which would be held up by it",
    inWorld(function* () {
      let isOpen = false
      const hashed: Array<boolean> = []
      yield* register(registration()).pipe(
        Effect.updateService(Transactor, ({ run }) => ({
          run: (steps) =>
            Effect.acquireUseRelease(
              Effect.sync(() => (isOpen = true)),
              () => run(steps),
              () => Effect.sync(() => (isOpen = false))
            )
        })),
        Effect.updateService(PasswordHasher, (hasher) => ({
          ...hasher,
          hash: (word) => Effect.tap(hasher.hash(word), () => Effect.sync(() => hashed.push(isOpen)))
        }))
      )
      assert.deepStrictEqual(hashed, [false])
    })
  )

  it.effect(
    "lets one of several parallel registrations have an email",
    inWorld(function* () {
      const all = ["one", "two", "three"].map((username) => registration({ username }))
      const [made, refused] = yield* Effect.partition(all, register, { concurrency: "unbounded" })
      assert.strictEqual(made.length, 1)
      assert.deepStrictEqual(
        refused.map(({ _tag }) => _tag),
        ["EmailTaken", "EmailTaken"]
      )
    })
  )

  it.effect(
    "lets one of several parallel registrations have a username, and the others have another one",
    inWorld(function* () {
      const all = ["one", "two", "three"].map((name) => registration({ email: email(`${name}@example.com`) }))
      const [made, refused] = yield* Effect.partition(all, register, { concurrency: "unbounded" })
      assert.strictEqual(made.length, 1)
      assert.deepStrictEqual(
        refused.map(({ _tag }) => _tag),
        ["UsernameTaken", "UsernameTaken"]
      )
      const again = all.map((it, index) => ({ ...it, username: `ada ${index}` }))
      const [, still] = yield* Effect.partition(again, register, { concurrency: "unbounded" })
      // Only the email of the one who came through is taken.
      assert.deepStrictEqual(
        still.map(({ _tag }) => _tag),
        ["EmailTaken"]
      )
    })
  )

  const everythingBut = (step: string) =>
    Effect.fnUntraced(function* <A, E>(attempt: Effect.Effect<A, E, World>) {
      const books: Array<BookId> = []
      const breaks = <A, E>(name: string, effect: Effect.Effect<A, E>) => (name === step ? broken : effect)
      yield* attempt.pipe(
        Effect.updateService(UserRepository, (users) => ({
          ...users,
          insert: (account) => breaks("the user", users.insert(account))
        })),
        Effect.updateService(BookRepository, (repository) => ({
          ...repository,
          insert: (book) => {
            books.push(book.id)
            return breaks("the book", repository.insert(book))
          },
          join: (member) => breaks("the membership", repository.join(member))
        })),
        Effect.updateService(CategoryRepository, (categories) => ({
          ...categories,
          insert: (bookId, drafts) => breaks("the categories", categories.insert(bookId, drafts))
        })),
        dies
      )
      return books
    })

  it.effect.each(["the user", "the book", "the categories", "the membership"])(
    "leaves nothing behind when the store breaks at %s, and works later",
    (step) =>
      inWorld(function* () {
        const users = yield* UserRepository
        const books = yield* BookRepository
        const tried = yield* everythingBut(step)(register(registration()))
        assert.deepStrictEqual(yield* users.findByEmail(registration().email), Option.none())
        for (const id of tried) assert.deepStrictEqual(yield* books.find(id), Option.none())
        assert.strictEqual(tried.length, step === "the user" ? 0 : 1)
        yield* register(registration())
      })()
  )
})
