import { changeExpense, getExpense, removeExpense } from "@outlay/application"
import { assert, describe, it } from "@effect/vitest"
import { givenActor, givenExpense } from "../support/givens.ts"
import { noExpense } from "../support/values.ts"
import { inWorld, refusedWith } from "../support/world.ts"

describe("removeExpense", () => {
  it.effect(
    "removes one expense and no other",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { id, categoryId } = yield* givenExpense(actor)
      const other = yield* givenExpense(actor, { categoryId })
      yield* removeExpense(actor, id)
      yield* refusedWith("ExpenseNotFound", getExpense(actor, id))
      assert.deepStrictEqual(yield* getExpense(actor, other.id), other)
    })
  )

  it.effect(
    "refuses what is not there any more, never was, or is another book's",
    inWorld(function* () {
      const actor = yield* givenActor()
      const stranger = yield* givenActor()
      const { id } = yield* givenExpense(actor)
      const foreign = yield* givenExpense(stranger)
      yield* removeExpense(actor, id)
      for (const gone of [id, noExpense, foreign.id]) {
        assert.strictEqual((yield* refusedWith("ExpenseNotFound", removeExpense(actor, gone))).id, gone)
      }
      assert.deepStrictEqual(yield* getExpense(stranger, foreign.id), foreign)
    })
  )

  it.effect(
    "removes the version that the writer has seen, or nothing",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { id } = yield* givenExpense(actor)
      const current = yield* changeExpense(actor, id, { notes: "two" })
      const refusal = yield* refusedWith("VersionMismatch", removeExpense(actor, id, { version: 1 }))
      assert.deepInclude(refusal, { expected: 1, actual: 2 })
      assert.deepStrictEqual(yield* getExpense(actor, id), current)
      yield* removeExpense(actor, id, { version: 2 })
      yield* refusedWith("ExpenseNotFound", getExpense(actor, id))
    })
  )
})
