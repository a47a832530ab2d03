import { assert, layer } from "@effect/vitest"
import { Transactor } from "@outlay/application"
import {
  BookRepository,
  CategoryRepository,
  reviseBook,
  reviseCategory,
  reviseUser,
  UserRepository
} from "@outlay/domain"
import { Effect, Result } from "effect"
import {
  givenAccount,
  givenBook,
  givenCategory,
  givenExpense,
  instant,
  newAccount,
  newCategory,
  usd
} from "@outlay/testing"
import { databases } from "../../../../test/support/databases.ts"
import { storeOn } from "../stores.ts"

/** Runs an effect in a transaction that goes on after its refusal; tells what it was refused with. */
const caught = Effect.fnUntraced(function* <A, E extends { readonly _tag: string }, R>(
  refused: Effect.Effect<A, E, R>
) {
  const book = yield* givenBook()
  const tag = yield* (yield* Transactor).run(
    Effect.gen(function* () {
      yield* givenCategory(book, { name: "before" })
      const error = yield* Effect.flip(refused)
      yield* givenCategory(book, { name: "after" })
      return error._tag
    })
  )
  const kept = yield* (yield* CategoryRepository).list(book.id)
  assert.deepStrictEqual(
    kept.map((category) => category.name),
    ["after", "before"]
  )
  return tag
})

for (const [name, database] of databases) {
  layer(storeOn(database), { timeout: "1 minute" })(`a refusal by a constraint on ${name}`, (it) => {
    it.effect("of a category that is in use leaves the transaction around it usable", () =>
      Effect.gen(function* () {
        const book = yield* givenBook()
        const category = yield* givenCategory(book)
        yield* givenExpense(book, category)
        assert.strictEqual(yield* caught((yield* CategoryRepository).remove(book.id, category.id)), "CategoryInUse")
      })
    )

    it.effect("of a name that a category is changed to leaves the transaction around it usable", () =>
      Effect.gen(function* () {
        const book = yield* givenBook()
        yield* givenCategory(book, { name: "taken" })
        const category = yield* givenCategory(book)
        const rename = (yield* CategoryRepository).modify(book.id, category.id, (it) =>
          Result.succeed(reviseCategory(it, { name: "Taken" }, instant(1)))
        )
        assert.strictEqual(yield* caught(rename), "CategoryNameTaken")
      })
    )

    it.effect("of one of several new names leaves the transaction around it usable, and none of them", () =>
      Effect.gen(function* () {
        const book = yield* givenBook()
        const { insert, list } = yield* CategoryRepository
        const made = [yield* newCategory(book, { name: "a" }), yield* newCategory(book, { name: "A" })]
        assert.strictEqual(yield* caught(insert(book.id, made)), "CategoryNameTaken")
        assert.deepStrictEqual(yield* list(book.id), [])
      })
    )

    it.effect("of a currency that is in use leaves the transaction around it usable", () =>
      Effect.gen(function* () {
        const book = yield* givenBook()
        yield* givenExpense(book, yield* givenCategory(book))
        const change = (yield* BookRepository).modify(book.id, (it) =>
          Result.succeed(reviseBook(it, { currency: usd }, instant(1)))
        )
        assert.strictEqual(yield* caught(change), "CurrencyInUse")
      })
    )

    it.effect("of both names of a user tells of the email, and leaves the transaction around it usable", () =>
      Effect.gen(function* () {
        const { insert, modify } = yield* UserRepository
        const one = (yield* givenAccount()).user
        const other = (yield* givenAccount()).user
        const changes = { email: one.email, username: one.username.toUpperCase() }
        const change = modify(other.id, ({ passwordHash, user }) =>
          Result.succeed({ passwordHash, user: reviseUser(user, changes, instant(1)) })
        )
        assert.strictEqual(yield* caught(change), "EmailTaken")
        assert.strictEqual(yield* caught(insert(yield* newAccount(changes))), "EmailTaken")
        assert.strictEqual(yield* caught(insert(yield* newAccount({ username: changes.username }))), "UsernameTaken")
      })
    )
  })
}
