import { createBudget, getBudget, listBudgets } from "@outlay/application"
import { BudgetDraft, Money } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit } from "effect"
import { givenActor, givenBudget, givenCategory, givenTime } from "../support/givens.ts"
import { day, euro, jpy, noCategory } from "../support/values.ts"
import { inWorld, refusedWith } from "../support/world.ts"

describe("createBudget", () => {
  it.effect(
    "keeps what was said, in which book and when",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { id: categoryId } = yield* givenCategory(actor, "Lunch")
      const now = yield* givenTime("2026-03-14T12:30:00Z")
      const draft = BudgetDraft.make({
        categoryId,
        amount: euro(50_00n),
        period: "weekly",
        startDate: day("2026-03-02"),
        endDate: day("2026-12-31")
      })
      const budget = yield* createBudget(actor, draft)
      assert.deepInclude(budget, { ...draft, bookId: actor.book.id, createdAt: now, updatedAt: now, version: 1 })
      assert.deepStrictEqual(yield* getBudget(actor, budget.id), budget)
    })
  )

  it.effect(
    "is monthly, open, and about all spending unless told otherwise",
    inWorld(function* () {
      const budget = yield* givenBudget(yield* givenActor())
      assert.deepInclude(budget, { period: "monthly", endDate: null, categoryId: null })
    })
  )

  it.effect(
    "refuses one that overlaps, also when two writers meet, and keeps one",
    inWorld(function* () {
      const actor = yield* givenActor()
      const write = Effect.exit(givenBudget(actor))
      const exits = yield* Effect.all([write, write], { concurrency: "unbounded" })
      assert.strictEqual(exits.filter(Exit.isSuccess).length, 1)
      yield* refusedWith("BudgetOverlap", givenBudget(actor, { startDate: day("2030-01-01") }))
      assert.strictEqual((yield* listBudgets(actor)).length, 1)
    })
  )

  it.effect(
    "takes one beside those of another period, category or book",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { id: categoryId } = yield* givenCategory(actor, "Lunch")
      yield* givenBudget(actor)
      yield* givenBudget(actor, { period: "weekly" })
      yield* givenBudget(actor, { categoryId })
      yield* givenBudget(yield* givenActor())
      assert.strictEqual((yield* listBudgets(actor)).length, 3)
    })
  )

  it.effect(
    "refuses a category or a currency that the book does not have, and keeps nothing",
    inWorld(function* () {
      const actor = yield* givenActor()
      const foreign = yield* givenCategory(yield* givenActor(), "Lunch")
      for (const categoryId of [noCategory, foreign.id]) {
        const refusal = yield* refusedWith("CategoryNotFound", givenBudget(actor, { categoryId }))
        assert.strictEqual(refusal.id, categoryId)
      }
      const { currency } = yield* refusedWith("CurrencyMismatch", givenBudget(actor, { amount: Money.of(1n, jpy) }))
      assert.strictEqual(currency, jpy)
      assert.deepStrictEqual(yield* listBudgets(actor), [])
    })
  )
})
