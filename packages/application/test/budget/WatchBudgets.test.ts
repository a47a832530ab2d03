import { getBudgetStatus, listBudgetStatuses } from "@outlay/application"
import { SpendingReader } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { givenActor, givenBudget, givenCategory, givenExpense, givenTime } from "../support/givens.ts"
import { day, euro, honolulu, kiritimati, noBudget } from "../support/values.ts"
import { inWorld, refusedWith } from "../support/world.ts"

const inForceOnly = { field: "date", rule: "must be a day on which the budget is in force" }

describe("getBudgetStatus", () => {
  it.effect(
    "tells the spending of the whole period, later days included, and projects that of the days so far",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { id: categoryId } = yield* givenCategory(actor, "Lunch")
      for (const [date, amount] of [
        ["2026-03-31", 1n],
        ["2026-04-01", 10_00n],
        ["2026-04-10", 20_00n],
        ["2026-04-11", 25_00n],
        ["2026-05-01", 1n]
      ] as const) {
        yield* givenExpense(actor, { categoryId, date: day(date), amount: euro(amount) })
      }
      const budget = yield* givenBudget(actor)
      assert.deepStrictEqual(yield* getBudgetStatus(actor, budget.id, day("2026-04-10")), {
        budget,
        period: { start: day("2026-04-01"), end: day("2026-04-30") },
        spent: euro(55_00n),
        remaining: euro(45_00n),
        percentage: 55,
        state: "ok",
        projected: euro(90_00n)
      })
    })
  )

  it.effect(
    "counts only the budget's own category, if it has one",
    inWorld(function* () {
      const actor = yield* givenActor()
      const lunch = yield* givenExpense(actor, { amount: euro(1_00n) })
      const other = yield* givenCategory(actor, "Dinner")
      yield* givenExpense(actor, { categoryId: other.id, amount: euro(2_00n) })
      const spentOf = (categoryId: typeof lunch.categoryId | null) =>
        Effect.gen(function* () {
          const { id } = yield* givenBudget(actor, { categoryId })
          return (yield* getBudgetStatus(actor, id, day("2026-03-14"))).spent
        })
      assert.deepStrictEqual(yield* spentOf(lunch.categoryId), euro(1_00n))
      assert.deepStrictEqual(yield* spentOf(other.id), euro(2_00n))
      assert.deepStrictEqual(yield* spentOf(null), euro(3_00n))
    })
  )

  it.effect.each([
    { zone: kiritimati, now: "2026-02-28T23:59:00Z", start: "2026-03-01", end: "2026-03-31" },
    { zone: honolulu, now: "2026-03-01T00:01:00Z", start: "2026-02-01", end: "2026-02-28" }
  ])("is about today in the book's zone unless told otherwise: $zone at $now", ({ zone, now, start, end }) =>
    inWorld(function* () {
      yield* givenTime(now)
      const actor = yield* givenActor({ timeZone: zone })
      const { id } = yield* givenBudget(actor)
      const period = { start: day(start), end: day(end) }
      assert.deepStrictEqual((yield* getBudgetStatus(actor, id)).period, period)
      assert.deepStrictEqual(
        (yield* listBudgetStatuses(actor)).map((status) => status.period),
        [period]
      )
    })()
  )

  it.effect(
    "refuses a day on which the budget is not in force",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { id } = yield* givenBudget(actor, { endDate: day("2026-06-15") })
      for (const date of ["2025-12-31", "2026-06-16"]) {
        const refusal = yield* refusedWith("InvalidValue", getBudgetStatus(actor, id, day(date)))
        assert.deepInclude(refusal, inForceOnly)
      }
      for (const date of ["2026-01-01", "2026-06-15"]) yield* getBudgetStatus(actor, id, day(date))
    })
  )

  it.effect(
    "refuses what is not there or is another book's, whatever the day",
    inWorld(function* () {
      const actor = yield* givenActor()
      const foreign = yield* givenBudget(yield* givenActor())
      for (const id of [noBudget, foreign.id]) {
        const refusal = yield* refusedWith("BudgetNotFound", getBudgetStatus(actor, id, day("1999-01-01")))
        assert.strictEqual(refusal.id, id)
      }
    })
  )
})

describe("listBudgetStatuses", () => {
  it.effect(
    "tells of all budgets in force on the day, by start date, each as it is alone",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { categoryId } = yield* givenExpense(actor)
      yield* givenBudget(actor, { startDate: day("2027-01-01") })
      yield* givenBudget(actor, { startDate: day("2026-01-01"), endDate: day("2026-02-28") })
      const weekly = yield* givenBudget(actor, { categoryId, period: "weekly", startDate: day("2026-02-02") })
      const yearly = yield* givenBudget(actor, { period: "yearly" })
      const date = day("2026-03-14")
      const statuses = yield* listBudgetStatuses(actor, date)
      assert.deepStrictEqual(statuses, [
        yield* getBudgetStatus(actor, yearly.id, date),
        yield* getBudgetStatus(actor, weekly.id, date)
      ])
    })
  )

  it.effect(
    "asks one question for all of them, and none where there is none",
    inWorld(function* () {
      const actor = yield* givenActor()
      let asked = 0
      const statuses = listBudgetStatuses(actor, day("2026-03-14")).pipe(
        Effect.updateService(SpendingReader, (reader) => ({
          ...reader,
          sums: (...question) =>
            Effect.andThen(
              Effect.sync(() => asked++),
              reader.sums(...question)
            )
        }))
      )
      assert.deepStrictEqual(yield* statuses, [])
      assert.strictEqual(asked, 0)
      yield* givenBudget(actor)
      yield* givenBudget(actor, { period: "yearly" })
      assert.strictEqual((yield* statuses).length, 2)
      assert.strictEqual(asked, 1)
    })
  )

  it.effect(
    "has nothing of another book",
    inWorld(function* () {
      const stranger = yield* givenActor()
      yield* givenBudget(stranger)
      yield* givenExpense(stranger)
      const actor = yield* givenActor()
      yield* givenBudget(actor)
      const [status] = yield* listBudgetStatuses(actor, day("2026-03-14"))
      assert.deepStrictEqual(status?.spent, euro(0n))
    })
  )
})
