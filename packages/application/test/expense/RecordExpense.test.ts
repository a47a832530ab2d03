import { getExpense, listExpenses, recordExpense } from "@outlay/application"
import { ExpenseDraft, expenseQuery, Money } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { givenActor, givenCategory, givenTime } from "../support/givens.ts"
import { day, euro, jpy, noCategory } from "../support/values.ts"
import { inWorld, refusedWith } from "../support/world.ts"

describe("recordExpense", () => {
  it.effect(
    "keeps what was said, and who recorded it in which book and when",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { id: categoryId } = yield* givenCategory(actor, "Lunch")
      const now = yield* givenTime("2026-03-14T12:30:00.123Z")
      const draft = ExpenseDraft.make({
        categoryId,
        amount: euro(12_50n),
        date: day("2026-03-13"),
        description: "Soup",
        paymentMethod: "card",
        tags: ["work"],
        notes: "with Grace",
        receiptUrl: "https://example.com/1"
      })
      const expense = yield* recordExpense(actor, draft)
      assert.deepInclude(expense, {
        ...draft,
        bookId: actor.book.id,
        recordedBy: actor.userId,
        createdAt: now,
        updatedAt: now,
        version: 1
      })
      assert.deepStrictEqual(yield* getExpense(actor, expense.id), expense)
    })
  )

  it.effect(
    "makes a new one each time, in ids that sort by time",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { id: categoryId } = yield* givenCategory(actor, "Lunch")
      const draft = ExpenseDraft.make({ categoryId, amount: euro(1n), date: day("2026-03-13") })
      const made = yield* Effect.all(Array.from({ length: 5 }, () => recordExpense(actor, draft)))
      const ids = made.map((expense) => expense.id)
      assert.deepStrictEqual([...new Set(ids)].toSorted(), ids)
      assert.strictEqual((yield* listExpenses(actor, expenseQuery())).total, 5)
    })
  )

  it.effect(
    "refuses a category that is not there or is another book's, and keeps nothing",
    inWorld(function* () {
      const actor = yield* givenActor()
      const foreign = yield* givenCategory(yield* givenActor(), "Lunch")
      for (const categoryId of [noCategory, foreign.id]) {
        const draft = ExpenseDraft.make({ categoryId, amount: euro(1n), date: day("2026-03-13") })
        const { id } = yield* refusedWith("CategoryNotFound", recordExpense(actor, draft))
        assert.strictEqual(id, categoryId)
      }
      assert.strictEqual((yield* listExpenses(actor, expenseQuery())).total, 0)
    })
  )

  it.effect(
    "refuses a currency that is not the book's, and keeps nothing",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { id: categoryId } = yield* givenCategory(actor, "Lunch")
      const draft = ExpenseDraft.make({ categoryId, amount: Money.of(1n, jpy), date: day("2026-03-13") })
      const { currency } = yield* refusedWith("CurrencyMismatch", recordExpense(actor, draft))
      assert.strictEqual(currency, jpy)
      assert.strictEqual((yield* listExpenses(actor, expenseQuery())).total, 0)
    })
  )
})
