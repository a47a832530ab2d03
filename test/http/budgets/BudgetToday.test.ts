import { assert, describe, it } from "@effect/vitest"
import { bodyOf } from "../support/Client.ts"
import { givenBudget, givenCategory, givenExpense } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults } from "../support/Problem.ts"
import type { BudgetStatus, List } from "../support/Shapes.ts"

// In Kiritimati (UTC+14) it is the 1st of April, in Pago Pago (UTC-11) still the 31st of March, at 01:00 there.
const { somebody } = givenServer({ now: () => Date.UTC(2026, 2, 31, 12) })

/** Somebody with a budget of a category and an expense of 90.00 in it. */
const given = async (budget: object, settings = {}) => {
  const alice = await somebody(settings)
  const { id: category_id } = await givenCategory(alice, "Pets")
  const { id } = await givenBudget(alice, { category_id, ...budget })
  await givenExpense(alice, { category_id, date: "2026-03-01", amount: 90 })
  const status = (date: string) => bodyOf(200, alice.get<BudgetStatus>(`/budgets/${id}/status?date=${date}`))
  return { alice, category_id, id, status }
}

describe("the status of a budget without a date", () => {
  it.each([
    ["UTC", "2026-03-31", "2026-03-31"],
    ["Pacific/Kiritimati", "2026-04-01", "2026-04-30"],
    ["Pacific/Pago_Pago", "2026-03-31", "2026-03-31"]
  ])("is that of today in %s", async (timezone, today, period_end) => {
    const { alice, id } = await given({ period: "daily" }, { timezone })
    for (const query of ["", "?date="]) {
      const one = await bodyOf(200, alice.get<BudgetStatus>(`/budgets/${id}/status${query}`))
      assert.deepInclude(one, { period_start: today, period_end: today })
      const all = await bodyOf(200, alice.get<List<BudgetStatus>>(`/budgets/status${query}`))
      assert.deepStrictEqual(all, { total: 1, items: [one] })
    }
    const monthly = await givenBudget(alice, { period: "monthly" })
    assert.strictEqual(
      (await bodyOf(200, alice.get<BudgetStatus>(`/budgets/${monthly.id}/status`))).period_end,
      period_end
    )
  })

  it("needs a date for a budget that is over, or yet to begin", async () => {
    const { alice, id, status } = await given({ start_date: "2026-04-01" }, { timezone: "Pacific/Pago_Pago" })
    await assertFaults(alice.get(`/budgets/${id}/status`), "date")
    assert.strictEqual((await status("2026-04-01")).period_start, "2026-04-01")
  })
})

describe("GET /budgets/status", () => {
  it("has every budget that is in force on the day, each as by itself", async () => {
    const { alice, category_id, status } = await given({ end_date: "2026-03-31" })
    await givenBudget(alice, { category_id, start_date: "2026-04-01" })
    const { id: weekly } = await givenBudget(alice, { category_id: null, period: "weekly", amount: 10 })
    const list = (date: string) => bodyOf(200, alice.get<List<BudgetStatus>>(`/budgets/status?date=${date}`))
    const { total, items } = await list("2026-03-01")
    assert.strictEqual(total, 2)
    assert.sameDeepMembers(
      [...items],
      [
        await status("2026-03-01"),
        await bodyOf(200, alice.get<BudgetStatus>(`/budgets/${weekly}/status?date=2026-03-01`))
      ]
    )
    assert.strictEqual((await list("2026-04-01")).total, 2)
    assert.strictEqual((await list("2025-12-31")).total, 0)
  })
})
