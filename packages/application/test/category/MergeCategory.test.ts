import { changeCategory, getBudget, getCategory, getExpense, mergeCategory } from "@outlay/application"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { givenActor, givenBudget, givenCategory, givenExpense } from "../support/givens.ts"
import { noCategory } from "../support/values.ts"
import { inWorld, refusedWith } from "../support/world.ts"

/** Lunch, which has an expense and a budget, and dinner, which has nothing. */
const givenLunch = Effect.gen(function* () {
  const actor = yield* givenActor()
  const lunch = yield* givenCategory(actor, "Lunch")
  const dinner = yield* givenCategory(actor, "Dinner")
  const expense = yield* givenExpense(actor, { categoryId: lunch.id })
  const budget = yield* givenBudget(actor, { categoryId: lunch.id })
  const untouched = Effect.gen(function* () {
    assert.deepStrictEqual(yield* getCategory(actor, lunch.id), lunch)
    assert.deepStrictEqual(yield* getExpense(actor, expense.id), expense)
    assert.deepStrictEqual(yield* getBudget(actor, budget.id), budget)
  })
  return { actor, lunch, dinner, expense, budget, untouched }
})

const reassignTo = (rule: string) => ({ field: "reassignTo", rule })

describe("mergeCategory", () => {
  it.effect(
    "moves expenses and budgets, and then removes the category",
    inWorld(function* () {
      const { actor, lunch, dinner, expense, budget } = yield* givenLunch
      yield* mergeCategory(actor, lunch.id, dinner.id)
      yield* refusedWith("CategoryNotFound", getCategory(actor, lunch.id))
      assert.deepInclude(yield* getExpense(actor, expense.id), { categoryId: dinner.id, version: 2 })
      assert.deepInclude(yield* getBudget(actor, budget.id), { categoryId: dinner.id, version: 2 })
    })
  )

  it.effect(
    "refuses to move a category into itself",
    inWorld(function* () {
      const { actor, lunch, untouched } = yield* givenLunch
      const refusal = yield* refusedWith("InvalidValue", mergeCategory(actor, lunch.id, lunch.id))
      assert.deepInclude(refusal, reassignTo("must be another category"))
      yield* untouched
    })
  )

  it.effect(
    "refuses a target that is not there or is another book's",
    inWorld(function* () {
      const { actor, lunch, untouched } = yield* givenLunch
      const foreign = yield* givenCategory(yield* givenActor(), "Dinner")
      for (const target of [noCategory, foreign.id]) {
        const refusal = yield* refusedWith("InvalidValue", mergeCategory(actor, lunch.id, target))
        assert.deepInclude(refusal, reassignTo("must be a category that is there"))
      }
      yield* untouched
    })
  )

  it.effect(
    "refuses a category that is not there, whatever the target",
    inWorld(function* () {
      const { actor, dinner } = yield* givenLunch
      const foreign = yield* givenCategory(yield* givenActor(), "Foreign")
      for (const id of [noCategory, foreign.id]) {
        for (const target of [dinner.id, noCategory, id]) {
          assert.strictEqual((yield* refusedWith("CategoryNotFound", mergeCategory(actor, id, target))).id, id)
        }
      }
    })
  )

  it.effect(
    "refuses when budgets would overlap, and moves nothing",
    inWorld(function* () {
      const { actor, lunch, dinner, untouched } = yield* givenLunch
      yield* givenBudget(actor, { categoryId: dinner.id })
      yield* refusedWith("BudgetOverlap", mergeCategory(actor, lunch.id, dinner.id))
      yield* untouched
    })
  )

  it.effect(
    "is made to the version that the writer has seen, or not at all",
    inWorld(function* () {
      const { actor, lunch, dinner, expense } = yield* givenLunch
      yield* changeCategory(actor, lunch.id, { icon: "🍜" })
      const stale = mergeCategory(actor, lunch.id, dinner.id, { version: 1 })
      assert.deepInclude(yield* refusedWith("VersionMismatch", stale), { expected: 1, actual: 2 })
      assert.strictEqual((yield* getExpense(actor, expense.id)).categoryId, lunch.id)
      yield* mergeCategory(actor, lunch.id, dinner.id, { version: 2 })
      yield* refusedWith("CategoryNotFound", getCategory(actor, lunch.id))
    })
  )
})
