import { changeBudget, getBudget, listBudgets, removeBudget } from "@outlay/application"
import { assert, describe, it } from "@effect/vitest"
import { givenActor, givenBudget } from "../support/givens.ts"
import { euro, noBudget } from "../support/values.ts"
import { inWorld, refusedWith } from "../support/world.ts"

describe("removeBudget", () => {
  it.effect(
    "removes one budget and no other",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { id } = yield* givenBudget(actor)
      const other = yield* givenBudget(actor, { period: "weekly" })
      yield* removeBudget(actor, id)
      assert.deepStrictEqual(yield* listBudgets(actor), [other])
      yield* givenBudget(actor)
    })
  )

  it.effect(
    "refuses what is not there any more, never was, or is another book's",
    inWorld(function* () {
      const actor = yield* givenActor()
      const stranger = yield* givenActor()
      const { id } = yield* givenBudget(actor)
      const foreign = yield* givenBudget(stranger)
      yield* removeBudget(actor, id)
      for (const gone of [id, noBudget, foreign.id]) {
        assert.strictEqual((yield* refusedWith("BudgetNotFound", removeBudget(actor, gone))).id, gone)
      }
      assert.deepStrictEqual(yield* getBudget(stranger, foreign.id), foreign)
    })
  )

  it.effect(
    "removes the version that the writer has seen, or nothing",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { id } = yield* givenBudget(actor)
      const current = yield* changeBudget(actor, id, { amount: euro(2n) })
      const refusal = yield* refusedWith("VersionMismatch", removeBudget(actor, id, { version: 1 }))
      assert.deepInclude(refusal, { expected: 1, actual: 2 })
      assert.deepStrictEqual(yield* listBudgets(actor), [current])
      yield* removeBudget(actor, id, { version: 2 })
      assert.deepStrictEqual(yield* listBudgets(actor), [])
    })
  )
})
