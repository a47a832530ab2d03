import { assert, layer } from "@effect/vitest"
import { Transactor } from "@outlay/application"
import { type Expense, ExpenseRepository, reviseExpense } from "@outlay/domain"
import { Deferred, Effect, Result } from "effect"
import { givenBookAndCategory, givenExpense, instant } from "@outlay/testing"
import * as TestDatabase from "../../../../test/support/TestDatabase.ts"
import { storeOn } from "../stores.ts"

const note = Effect.fnUntraced(function* (expense: Expense, notes: string) {
  yield* (yield* ExpenseRepository).modify(expense.bookId, expense.id, (it) =>
    Result.succeed(reviseExpense(it, { notes: (it.notes ?? "") + notes }, instant(1)))
  )
})

layer(storeOn(TestDatabase.layer), { excludeTestServices: true, timeout: "1 minute" })("Transactor", (it) => {
  it.effect("runs a transaction again that a deadlock has ended, however deep it was met", () =>
    Effect.gen(function* () {
      const { run } = yield* Transactor
      const { book, category } = yield* givenBookAndCategory
      const a = yield* givenExpense(book, category)
      const b = yield* givenExpense(book, category)
      const [hasA, hasB] = [yield* Deferred.make<void>(), yield* Deferred.make<void>()]
      let attempts = 0
      const through = (
        first: Expense,
        second: Expense,
        mine: Deferred.Deferred<void>,
        theirs: Deferred.Deferred<void>
      ) =>
        run(
          Effect.gen(function* () {
            attempts++
            yield* note(first, "x")
            yield* Deferred.succeed(mine, undefined)
            yield* Deferred.await(theirs)
            yield* run(note(second, "y"))
          })
        )
      yield* Effect.all([through(a, b, hasA, hasB), through(b, a, hasB, hasA)], { concurrency: 2 })
      const { get } = yield* ExpenseRepository
      const notes = [(yield* get(book.id, a.id)).notes, (yield* get(book.id, b.id)).notes]
      // Whoever was ended did both after the other one.
      assert.includeMembers(["xy,yx", "yx,xy"], [notes.join()])
      assert.strictEqual(attempts, 3)
    })
  )
})
