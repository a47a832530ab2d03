import { changeCategory, getCategory, listCategories, removeCategory } from "@outlay/application"
import { assert, describe, it } from "@effect/vitest"
import { givenActor, givenBudget, givenCategory, givenExpense } from "../support/givens.ts"
import { noCategory } from "../support/values.ts"
import { inWorld, refusedWith } from "../support/world.ts"

describe("removeCategory", () => {
  it.effect(
    "removes one that nothing refers to, and frees its name",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { id } = yield* givenCategory(actor, "Lunch")
      yield* removeCategory(actor, id)
      yield* refusedWith("CategoryNotFound", getCategory(actor, id))
      yield* givenCategory(actor, "lunch")
    })
  )

  it.effect(
    "removes predefined ones like any other",
    inWorld(function* () {
      const actor = yield* givenActor()
      for (const { id } of yield* listCategories(actor)) yield* removeCategory(actor, id)
      assert.deepStrictEqual(yield* listCategories(actor), [])
    })
  )

  it.effect(
    "refuses one that has expenses or budgets, and leaves it",
    inWorld(function* () {
      const actor = yield* givenActor()
      const spent = yield* givenCategory(actor, "Lunch")
      const planned = yield* givenCategory(actor, "Dinner")
      yield* givenExpense(actor, { categoryId: spent.id })
      yield* givenBudget(actor, { categoryId: planned.id })
      for (const category of [spent, planned]) {
        assert.strictEqual((yield* refusedWith("CategoryInUse", removeCategory(actor, category.id))).id, category.id)
        assert.deepStrictEqual(yield* getCategory(actor, category.id), category)
      }
    })
  )

  it.effect(
    "removes the version that the writer has seen, or nothing",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { id } = yield* givenCategory(actor, "Lunch")
      yield* changeCategory(actor, id, { icon: "🍜" })
      const refusal = yield* refusedWith("VersionMismatch", removeCategory(actor, id, { version: 1 }))
      assert.deepInclude(refusal, { expected: 1, actual: 2 })
      yield* removeCategory(actor, id, { version: 2 })
      yield* refusedWith("CategoryNotFound", getCategory(actor, id))
    })
  )

  it.effect(
    "refuses what is not there or is another book's",
    inWorld(function* () {
      const actor = yield* givenActor()
      const stranger = yield* givenActor()
      const foreign = yield* givenCategory(stranger, "Lunch")
      for (const id of [noCategory, foreign.id]) {
        assert.strictEqual((yield* refusedWith("CategoryNotFound", removeCategory(actor, id))).id, id)
      }
      assert.deepStrictEqual(yield* getCategory(stranger, foreign.id), foreign)
    })
  )
})
