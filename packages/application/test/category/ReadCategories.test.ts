import { getCategory, listCategories } from "@outlay/application"
import { caseKey, compareCodePoints, predefinedCategories } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { givenActor, givenCategory } from "../support/givens.ts"
import { noCategory } from "../support/values.ts"
import { inWorld, refusedWith } from "../support/world.ts"

describe("listCategories", () => {
  it.effect(
    "gives all of the book and none of another, by the lower-case name",
    inWorld(function* () {
      const actor = yield* givenActor()
      yield* givenCategory(actor, "lunch")
      yield* givenCategory(yield* givenActor(), "Foreign")
      const names = (yield* listCategories(actor)).map((category) => category.name)
      assert.deepStrictEqual(
        names,
        [...predefinedCategories.map((category) => category.name), "lunch"].toSorted((a, b) =>
          compareCodePoints(caseKey(a), caseKey(b))
        )
      )
    })
  )
})

describe("getCategory", () => {
  it.effect(
    "refuses what is not there or is another book's",
    inWorld(function* () {
      const actor = yield* givenActor()
      const foreign = yield* givenCategory(yield* givenActor(), "Lunch")
      for (const id of [noCategory, foreign.id]) {
        assert.strictEqual((yield* refusedWith("CategoryNotFound", getCategory(actor, id))).id, id)
      }
    })
  )
})
