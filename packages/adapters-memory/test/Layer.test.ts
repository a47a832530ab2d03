import { Transactor } from "@outlay/application"
import { BookRepository, ExpenseRepository, UserRepository } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Context, Effect, Layer, Option } from "effect"
import { layer } from "../src/index.ts"
import { account, book, countExpenses, expense, insert, openBook, userId } from "./fixtures.ts"

const build = Layer.build(Layer.fresh(layer))

describe("the layer", () => {
  it.effect.each([1, 2])("is a new and empty store in each build, test %i", () =>
    Effect.gen(function* () {
      yield* openBook
      yield* insert(1)
      assert.strictEqual(yield* countExpenses, 1)
    }).pipe(Effect.provide(layer))
  )

  it.effect("has all ports over one store", () =>
    Effect.gen(function* () {
      const books = yield* BookRepository
      yield* books.insert(book)
      yield* (yield* UserRepository).insert(account)
      yield* books.join({ bookId: book.id, userId, role: "owner" })
      assert.deepStrictEqual(yield* books.ofUser(userId), [{ book, role: "owner" }])
    }).pipe(Effect.provide(layer))
  )

  it.effect("keeps the transactions of two stores apart", () =>
    Effect.gen(function* () {
      const [one, two] = [yield* build, yield* build]
      yield* Effect.provideContext(openBook, one)
      yield* Effect.provideContext(openBook, two)
      const both = Effect.andThen(
        Context.get(one, ExpenseRepository).insert(book.id, expense(1)),
        Context.get(two, ExpenseRepository).insert(book.id, expense(1))
      )
      const failing = Effect.andThen(both, Effect.fail("no"))
      yield* Context.get(one, Transactor).run(Effect.ignore(Context.get(two, Transactor).run(failing)))
      assert.isTrue(Option.isSome(yield* Context.get(one, ExpenseRepository).find(book.id, expense(1).id)))
      assert.isTrue(Option.isNone(yield* Context.get(two, ExpenseRepository).find(book.id, expense(1).id)))
    })
  )
})
