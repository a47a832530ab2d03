import { changeCategory, getCategory, listCategories } from "@outlay/application"
import { assert, describe, it } from "@effect/vitest"
import { givenActor, givenCategory, givenTime } from "../support/givens.ts"
import { noCategory } from "../support/values.ts"
import { inWorld, refusedWith } from "../support/world.ts"

describe("changeCategory", () => {
  it.effect(
    "changes what is named and nothing else",
    inWorld(function* () {
      const actor = yield* givenActor()
      const before = yield* givenCategory(actor, "Lunch")
      const now = yield* givenTime("2026-03-15T08:00:00Z")
      const after = yield* changeCategory(actor, before.id, { name: "Dinner", icon: "🍜" })
      assert.deepStrictEqual({ ...after }, { ...before, name: "Dinner", icon: "🍜", updatedAt: now, version: 2 })
      assert.deepStrictEqual(yield* getCategory(actor, before.id), after)
    })
  )

  it.effect(
    "changes a predefined one like any other",
    inWorld(function* () {
      const actor = yield* givenActor()
      for (const { id, isDefault } of yield* listCategories(actor)) {
        assert.isTrue(isDefault)
        assert.strictEqual((yield* changeCategory(actor, id, { description: null })).version, 2)
      }
    })
  )

  it.effect(
    "keeps version and time when nothing changes",
    inWorld(function* () {
      const actor = yield* givenActor()
      const before = yield* givenCategory(actor, "Lunch")
      yield* givenTime("2026-03-15T08:00:00Z")
      for (const changes of [{}, { icon: undefined }, { name: "Lunch", color: before.color, icon: null }]) {
        assert.deepStrictEqual(yield* changeCategory(actor, before.id, changes), before)
      }
    })
  )

  it.effect(
    "takes its own name in another case",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { id } = yield* givenCategory(actor, "Lunch")
      assert.strictEqual((yield* changeCategory(actor, id, { name: "LUNCH" })).name, "LUNCH")
    })
  )

  it.effect(
    "refuses a name that another one has in any case, and leaves the category",
    inWorld(function* () {
      const actor = yield* givenActor()
      const before = yield* givenCategory(actor, "Lunch")
      const taken = changeCategory(actor, before.id, { name: "groceries", icon: "🍜" })
      assert.strictEqual((yield* refusedWith("CategoryNameTaken", taken)).name, "groceries")
      assert.deepStrictEqual(yield* getCategory(actor, before.id), before)
    })
  )

  it.effect(
    "is made to the version that the writer has seen, or not at all",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { id } = yield* givenCategory(actor, "Lunch")
      const second = yield* changeCategory(actor, id, { icon: "2" }, { version: 1 })
      const refusal = yield* refusedWith("VersionMismatch", changeCategory(actor, id, { icon: "3" }, { version: 1 }))
      assert.deepInclude(refusal, { expected: 1, actual: 2 })
      assert.deepStrictEqual(yield* getCategory(actor, id), second)
    })
  )

  it.effect(
    "refuses what is not there or is another book's",
    inWorld(function* () {
      const actor = yield* givenActor()
      const foreign = yield* givenCategory(yield* givenActor(), "Lunch")
      for (const id of [noCategory, foreign.id]) {
        const refusal = yield* refusedWith("CategoryNotFound", changeCategory(actor, id, { name: "Mine" }))
        assert.strictEqual(refusal.id, id)
      }
    })
  )
})
