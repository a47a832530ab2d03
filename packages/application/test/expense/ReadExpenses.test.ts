import { getExpense, listExpenses } from "@outlay/application"
import { expenseQuery, noFilter } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { givenActor, givenCategory, givenExpense } from "../support/givens.ts"
import { day, noExpense } from "../support/values.ts"
import { inWorld, refusedWith } from "../support/world.ts"

describe("getExpense", () => {
  it.effect(
    "refuses what is not there or is another book's",
    inWorld(function* () {
      const actor = yield* givenActor()
      const foreign = yield* givenExpense(yield* givenActor())
      for (const id of [noExpense, foreign.id]) {
        assert.strictEqual((yield* refusedWith("ExpenseNotFound", getExpense(actor, id))).id, id)
      }
    })
  )
})

describe("listExpenses", () => {
  it.effect(
    "gives the pages of a query, one after the other",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { id: categoryId } = yield* givenCategory(actor, "Lunch")
      for (const date of ["2026-03-01", "2026-03-03", "2026-03-02", "2026-04-01"]) {
        yield* givenExpense(actor, { categoryId, date: day(date) })
      }
      const query = expenseQuery({ filter: { ...noFilter, endDate: day("2026-03-31") }, perPage: 2 })
      const first = yield* listExpenses(actor, query)
      assert.deepStrictEqual(
        first.items.map((expense) => expense.date),
        [day("2026-03-03"), day("2026-03-02")]
      )
      assert.strictEqual(first.total, 3)
      assert.isNotNull(first.next)
      if (first.next === null) return
      const second = yield* listExpenses(actor, { ...query, from: { after: first.next } })
      assert.deepStrictEqual(
        second.items.map((expense) => expense.date),
        [day("2026-03-01")]
      )
      assert.isNull(second.next)
    })
  )

  it.effect(
    "shows nothing of another book",
    inWorld(function* () {
      yield* givenExpense(yield* givenActor())
      assert.deepStrictEqual(yield* listExpenses(yield* givenActor(), expenseQuery()), {
        items: [],
        total: 0,
        next: null
      })
    })
  )
})
