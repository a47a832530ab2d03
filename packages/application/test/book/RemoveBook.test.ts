import { removeBook } from "@outlay/application"
import { BookRepository, CategoryRepository, expenseQuery, ExpenseRepository } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Option } from "effect"
import { givenActor, givenExpense } from "../support/givens.ts"
import { inWorld, refusedWith } from "../support/world.ts"

describe("removeBook", () => {
  it.effect(
    "removes the book with everything in it, and no other",
    inWorld(function* () {
      const [actor, other] = [yield* givenActor(), yield* givenActor()]
      yield* givenExpense(actor)
      yield* givenExpense(other)
      yield* removeBook(actor)
      const [books, categories, expenses] = [yield* BookRepository, yield* CategoryRepository, yield* ExpenseRepository]
      assert.deepStrictEqual(yield* books.find(actor.book.id), Option.none())
      assert.deepStrictEqual(yield* categories.list(actor.book.id), [])
      assert.strictEqual((yield* expenses.list(actor.book.id, expenseQuery())).total, 0)
      assert.strictEqual((yield* expenses.list(other.book.id, expenseQuery())).total, 1)
      yield* refusedWith("BookNotFound", removeBook(actor))
    })
  )
})
