import { changeBudget, getBudget } from "@outlay/application"
import { Money } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { givenActor, givenBudget, givenCategory, givenTime } from "../support/givens.ts"
import { day, euro, jpy, noBudget, noCategory } from "../support/values.ts"
import { inWorld, refusedWith } from "../support/world.ts"

describe("changeBudget", () => {
  it.effect(
    "changes what is named and nothing else",
    inWorld(function* () {
      const actor = yield* givenActor()
      const before = yield* givenBudget(actor)
      const { id: categoryId } = yield* givenCategory(actor, "Lunch")
      const now = yield* givenTime("2026-03-15T08:00:00Z")
      const changes = { categoryId, period: "weekly", endDate: day("2026-12-31") } as const
      const after = yield* changeBudget(actor, before.id, changes)
      assert.deepStrictEqual({ ...after }, { ...before, ...changes, updatedAt: now, version: 2 })
      assert.deepStrictEqual(yield* getBudget(actor, before.id), after)
    })
  )

  it.effect(
    "keeps version and time when nothing changes",
    inWorld(function* () {
      const actor = yield* givenActor()
      const before = yield* givenBudget(actor)
      yield* givenTime("2026-03-15T08:00:00Z")
      for (const changes of [{}, { endDate: undefined }, { amount: euro(100_00n), categoryId: null }]) {
        assert.deepStrictEqual(yield* changeBudget(actor, before.id, changes), before)
      }
    })
  )

  it.effect(
    "refuses an end before the start, be it stored or new, and leaves the budget",
    inWorld(function* () {
      const actor = yield* givenActor()
      const before = yield* givenBudget(actor, { endDate: day("2026-06-30") })
      for (const changes of [{ endDate: day("2025-12-31") }, { startDate: day("2026-07-01") }]) {
        const refusal = yield* refusedWith("InvalidValue", changeBudget(actor, before.id, changes))
        assert.deepInclude(refusal, { field: "endDate", rule: "must not be before the start date" })
      }
      assert.deepStrictEqual(yield* getBudget(actor, before.id), before)
      assert.strictEqual((yield* changeBudget(actor, before.id, { endDate: before.startDate })).version, 2)
    })
  )

  it.effect(
    "refuses to overlap with another one, and leaves the budget",
    inWorld(function* () {
      const actor = yield* givenActor()
      const before = yield* givenBudget(actor, { endDate: day("2026-06-30") })
      yield* givenBudget(actor, { startDate: day("2026-07-01") })
      yield* refusedWith("BudgetOverlap", changeBudget(actor, before.id, { endDate: day("2026-07-01") }))
      assert.deepStrictEqual(yield* getBudget(actor, before.id), before)
    })
  )

  it.effect(
    "refuses a category or a currency that the book does not have, and leaves the budget",
    inWorld(function* () {
      const actor = yield* givenActor()
      const before = yield* givenBudget(actor)
      const foreign = yield* givenCategory(yield* givenActor(), "Lunch")
      for (const categoryId of [noCategory, foreign.id]) {
        yield* refusedWith("CategoryNotFound", changeBudget(actor, before.id, { categoryId }))
      }
      yield* refusedWith("CurrencyMismatch", changeBudget(actor, before.id, { amount: Money.of(1n, jpy) }))
      assert.deepStrictEqual(yield* getBudget(actor, before.id), before)
    })
  )

  it.effect(
    "is made to the version that the writer has seen, or not at all",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { id } = yield* givenBudget(actor)
      const second = yield* changeBudget(actor, id, { amount: euro(2n) }, { version: 1 })
      const refusal = yield* refusedWith(
        "VersionMismatch",
        changeBudget(actor, id, { amount: euro(3n) }, { version: 1 })
      )
      assert.deepInclude(refusal, { expected: 1, actual: 2 })
      assert.deepStrictEqual(yield* getBudget(actor, id), second)
    })
  )

  it.effect(
    "refuses what is not there or is another book's",
    inWorld(function* () {
      const actor = yield* givenActor()
      const foreign = yield* givenBudget(yield* givenActor())
      for (const id of [noBudget, foreign.id]) {
        assert.strictEqual((yield* refusedWith("BudgetNotFound", changeBudget(actor, id, {}))).id, id)
      }
    })
  )
})
