import { getBudget, listBudgets } from "@outlay/application"
import { assert, describe, it } from "@effect/vitest"
import { givenActor, givenBudget } from "../support/givens.ts"
import { day, noBudget } from "../support/values.ts"
import { inWorld, refusedWith } from "../support/world.ts"

describe("listBudgets", () => {
  it.effect(
    "gives all of the book and none of another, by start date and id",
    inWorld(function* () {
      const actor = yield* givenActor()
      const third = yield* givenBudget(actor, { startDate: day("2026-03-01") })
      const first = yield* givenBudget(actor, { period: "weekly" })
      const second = yield* givenBudget(actor, { period: "yearly" })
      yield* givenBudget(yield* givenActor())
      assert.deepStrictEqual(yield* listBudgets(actor), [first, second, third])
    })
  )
})

describe("getBudget", () => {
  it.effect(
    "refuses what is not there or is another book's",
    inWorld(function* () {
      const actor = yield* givenActor()
      const foreign = yield* givenBudget(yield* givenActor())
      for (const id of [noBudget, foreign.id]) {
        assert.strictEqual((yield* refusedWith("BudgetNotFound", getBudget(actor, id))).id, id)
      }
    })
  )
})
