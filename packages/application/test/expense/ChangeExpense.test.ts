import { changeExpense, getExpense } from "@outlay/application"
import { Money } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit } from "effect"
import { givenActor, givenCategory, givenExpense, givenTime } from "../support/givens.ts"
import { day, euro, jpy, noCategory, noExpense } from "../support/values.ts"
import { inWorld, refusedWith } from "../support/world.ts"

describe("changeExpense", () => {
  it.effect(
    "changes what is named and nothing else",
    inWorld(function* () {
      const actor = yield* givenActor()
      const before = yield* givenExpense(actor, { description: "Soup", tags: ["work"], notes: "hot" })
      const { id: categoryId } = yield* givenCategory(actor, "Dinner")
      const now = yield* givenTime("2026-03-15T08:00:00Z")
      const changes = { categoryId, amount: euro(9_00n), date: day("2026-03-15"), tags: [], notes: null }
      const after = yield* changeExpense(actor, before.id, changes)
      assert.deepStrictEqual({ ...after }, { ...before, ...changes, updatedAt: now, version: 2 })
      assert.deepStrictEqual(yield* getExpense(actor, before.id), after)
    })
  )

  it.effect(
    "leaves who recorded it, whoever changes it",
    inWorld(function* () {
      const actor = yield* givenActor()
      const before = yield* givenExpense(actor)
      const other = { ...(yield* givenActor()), book: actor.book }
      const after = yield* changeExpense(other, before.id, { notes: "seen" })
      assert.strictEqual(after.recordedBy, before.recordedBy)
    })
  )

  it.effect(
    "keeps version and time when nothing changes",
    inWorld(function* () {
      const actor = yield* givenActor()
      const before = yield* givenExpense(actor, { tags: ["work"] })
      yield* givenTime("2026-03-15T08:00:00Z")
      const { amount, date, tags } = before
      for (const changes of [{}, { notes: undefined }, { amount: euro(amount.minor), date, tags: [...tags] }]) {
        assert.deepStrictEqual(yield* changeExpense(actor, before.id, changes), before)
      }
      assert.deepStrictEqual(yield* getExpense(actor, before.id), before)
    })
  )

  it.effect(
    "is made to the version that the writer has seen, or not at all",
    inWorld(function* () {
      const actor = yield* givenActor()
      const before = yield* givenExpense(actor)
      const second = yield* changeExpense(actor, before.id, { notes: "two" }, { version: 1 })
      const stale = changeExpense(actor, before.id, { notes: "three" }, { version: 1 })
      assert.deepInclude(yield* refusedWith("VersionMismatch", stale), { expected: 1, actual: 2 })
      assert.deepStrictEqual(yield* getExpense(actor, before.id), second)
    })
  )

  it.effect(
    "refuses a stale version also where nothing would change",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { id } = yield* givenExpense(actor)
      yield* refusedWith("VersionMismatch", changeExpense(actor, id, {}, { version: 2 }))
    })
  )

  it.effect(
    "lets one of two writers through who have seen the same version",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { id } = yield* givenExpense(actor)
      const write = (notes: string) => Effect.exit(changeExpense(actor, id, { notes }, { version: 1 }))
      const exits = yield* Effect.all([write("one"), write("two")], { concurrency: "unbounded" })
      assert.strictEqual(exits.filter(Exit.isSuccess).length, 1)
      assert.strictEqual((yield* getExpense(actor, id)).version, 2)
    })
  )

  it.effect(
    "refuses what is not there or is another book's",
    inWorld(function* () {
      const actor = yield* givenActor()
      const foreign = yield* givenExpense(yield* givenActor())
      for (const id of [noExpense, foreign.id]) {
        const refusal = yield* refusedWith("ExpenseNotFound", changeExpense(actor, id, { notes: "mine" }))
        assert.strictEqual(refusal.id, id)
      }
    })
  )

  it.effect(
    "refuses a category or a currency that the book does not have, and leaves the expense",
    inWorld(function* () {
      const actor = yield* givenActor()
      const before = yield* givenExpense(actor)
      const foreign = yield* givenCategory(yield* givenActor(), "Lunch")
      for (const categoryId of [noCategory, foreign.id]) {
        yield* refusedWith("CategoryNotFound", changeExpense(actor, before.id, { categoryId, notes: "moved" }))
      }
      yield* refusedWith("CurrencyMismatch", changeExpense(actor, before.id, { amount: Money.of(1n, jpy) }))
      assert.deepStrictEqual(yield* getExpense(actor, before.id), before)
    })
  )
})
