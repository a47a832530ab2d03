import { assert, beforeAll, describe, it } from "@effect/vitest"
import { bodyOf, type Client } from "../support/Client.ts"
import { givenBudget, givenCategory } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults } from "../support/Problem.ts"
import type { BudgetStatus, List } from "../support/Shapes.ts"

const { somebody } = givenServer()
let alice: Client

beforeAll(async () => {
  alice = await somebody()
})

let count = 0

/** A budget of a category of its own. */
const given = async (period: string, start_date: string, end_date: string | null) => {
  const { id: category_id } = await givenCategory(alice, `Category ${++count}`)
  return givenBudget(alice, { category_id, period, start_date, end_date })
}

type Row = readonly [period: string, start: string, end: string | null, date: string, from: string, to: string]

const rows: ReadonlyArray<Row> = [
  ["daily", "2026-01-15", null, "2026-01-15", "2026-01-15", "2026-01-15"],
  ["daily", "2026-01-15", null, "2028-02-29", "2028-02-29", "2028-02-29"],
  ["weekly", "2026-01-01", null, "2026-01-01", "2026-01-01", "2026-01-07"],
  ["weekly", "2026-01-01", null, "2026-01-07", "2026-01-01", "2026-01-07"],
  ["weekly", "2026-01-01", null, "2026-01-08", "2026-01-08", "2026-01-14"],
  ["weekly", "2026-01-04", null, "2026-03-01", "2026-03-01", "2026-03-07"],
  ["weekly", "2026-01-04", null, "2026-02-28", "2026-02-22", "2026-02-28"],
  ["weekly", "2025-12-30", null, "2026-01-02", "2025-12-30", "2026-01-05"],
  ["weekly", "1900-01-01", null, "2100-12-31", "2100-12-27", "2101-01-02"],
  ["monthly", "2026-01-01", null, "2026-02-15", "2026-02-01", "2026-02-28"],
  ["monthly", "2026-01-15", null, "2026-02-14", "2026-01-15", "2026-02-14"],
  ["monthly", "2026-01-15", null, "2026-02-15", "2026-02-15", "2026-03-14"],
  ["monthly", "2026-01-15", null, "2027-01-14", "2026-12-15", "2027-01-14"],
  ["monthly", "2026-01-31", null, "2026-01-31", "2026-01-31", "2026-02-27"],
  ["monthly", "2026-01-31", null, "2026-02-27", "2026-01-31", "2026-02-27"],
  ["monthly", "2026-01-31", null, "2026-02-28", "2026-02-28", "2026-03-30"],
  ["monthly", "2026-01-31", null, "2026-03-30", "2026-02-28", "2026-03-30"],
  ["monthly", "2026-01-31", null, "2026-03-31", "2026-03-31", "2026-04-29"],
  ["monthly", "2026-01-31", null, "2026-04-30", "2026-04-30", "2026-05-30"],
  ["monthly", "2026-01-31", null, "2028-02-28", "2028-01-31", "2028-02-28"],
  ["monthly", "2026-01-31", null, "2028-02-29", "2028-02-29", "2028-03-30"],
  ["monthly", "2026-01-30", null, "2026-02-28", "2026-02-28", "2026-03-29"],
  ["monthly", "2026-01-29", null, "2028-02-29", "2028-02-29", "2028-03-28"],
  ["monthly", "2024-02-29", null, "2026-02-28", "2026-02-28", "2026-03-28"],
  ["monthly", "2024-02-29", null, "2026-03-28", "2026-02-28", "2026-03-28"],
  ["monthly", "2024-02-29", null, "2026-03-29", "2026-03-29", "2026-04-28"],
  ["yearly", "2026-01-01", null, "2026-12-31", "2026-01-01", "2026-12-31"],
  ["yearly", "2025-07-01", null, "2026-06-30", "2025-07-01", "2026-06-30"],
  ["yearly", "2025-07-01", null, "2026-07-01", "2026-07-01", "2027-06-30"],
  ["yearly", "2024-02-29", null, "2025-02-27", "2024-02-29", "2025-02-27"],
  ["yearly", "2024-02-29", null, "2025-02-28", "2025-02-28", "2026-02-27"],
  ["yearly", "2024-02-29", null, "2028-02-28", "2027-02-28", "2028-02-28"],
  ["yearly", "2024-02-29", null, "2028-02-29", "2028-02-29", "2029-02-27"],
  ["yearly", "1900-01-01", null, "2100-06-01", "2100-01-01", "2100-12-31"],
  ["yearly", "2100-12-31", null, "2100-12-31", "2100-12-31", "2101-12-30"],
  ["monthly", "2026-01-15", "2026-02-20", "2026-02-20", "2026-02-15", "2026-02-20"],
  ["monthly", "2026-01-15", "2026-02-20", "2026-02-14", "2026-01-15", "2026-02-14"],
  ["monthly", "2026-01-15", "2026-02-14", "2026-02-14", "2026-01-15", "2026-02-14"],
  ["monthly", "2026-01-15", "2026-01-15", "2026-01-15", "2026-01-15", "2026-01-15"],
  ["weekly", "2026-01-01", "2026-01-10", "2026-01-09", "2026-01-08", "2026-01-10"],
  ["yearly", "2026-01-01", "2026-03-31", "2026-02-01", "2026-01-01", "2026-03-31"]
]

describe("the period of a budget", () => {
  it.each(rows)("%s from %s to %s: on %s it is %s to %s", async (period, start, end, date, from, to) => {
    const { id, category_id } = await given(period, start, end)
    const status = await bodyOf(200, alice.get<BudgetStatus>(`/budgets/${id}/status?date=${date}`))
    assert.deepStrictEqual(status, {
      budget_id: id,
      category_id,
      period,
      period_start: from,
      period_end: to,
      amount: "100.00",
      spent: "0.00",
      remaining: "100.00",
      percentage: 0,
      state: "ok",
      projected: "0.00"
    })
  })
})

describe("a day outside of a budget's life", () => {
  it.each([
    ["2026-01-15", "2026-02-20", "2026-01-14"],
    ["2026-01-15", "2026-02-20", "2026-02-21"],
    ["2026-01-15", null, "2026-01-14"],
    ["2026-01-15", "2026-01-15", "2026-01-16"]
  ])("%s to %s does not have %s: refused for one, left out for all", async (start, end, date) => {
    const { id } = await given("monthly", start, end)
    await assertFaults(alice.get(`/budgets/${id}/status?date=${date}`), "date")
    const { total, items } = await bodyOf(200, alice.get<List<BudgetStatus>>(`/budgets/status?date=${date}`))
    assert.strictEqual(total, items.length)
    assert.isFalse(items.some((status) => status.budget_id === id))
  })
})

describe("the parameter date", () => {
  it.each(["2026-02-30", "1899-12-31", "2101-01-01", "2026-1-1", "today", "2026-01-01T00:00:00Z", "%202026-01-01"])(
    "refuses %s",
    async (date) => {
      const { id } = await given("monthly", "1900-01-01", null)
      for (const path of [`/budgets/${id}/status`, "/budgets/status"]) {
        await assertFaults(alice.get(`${path}?date=${date}`), "date")
      }
    }
  )

  it("is given once, and nothing else beside it", async () => {
    const { id } = await given("monthly", "1900-01-01", null)
    for (const path of [`/budgets/${id}/status`, "/budgets/status"]) {
      await assertFaults(alice.get(`${path}?date=2026-01-01&date=2026-01-01`), "date")
      await assertFaults(alice.get(`${path}?date=x&day=1`), "date", "day")
    }
    await assertFaults(alice.get("/budgets/7/status?date=x&day=1"), "id", "date", "day")
  })
})
