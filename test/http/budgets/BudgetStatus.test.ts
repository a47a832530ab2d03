import { assert, describe, it } from "@effect/vitest"
import { bodyOf } from "../support/Client.ts"
import { givenBudget, givenCategory, givenExpense } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import type { BudgetStatus } from "../support/Shapes.ts"

const { somebody } = givenServer({ now: () => Date.UTC(2026, 2, 31, 12) })

type Spent = ReadonlyArray<readonly [date: string, amount: number | string]>

/** Somebody with a budget of a category and expenses in it. */
const given = async (budget: object, spent: Spent, settings = {}) => {
  const alice = await somebody(settings)
  const { id: category_id } = await givenCategory(alice, "Pets")
  const { id } = await givenBudget(alice, { category_id, ...budget })
  for (const [date, amount] of spent) await givenExpense(alice, { category_id, date, amount })
  const status = (date: string) => bodyOf(200, alice.get<BudgetStatus>(`/budgets/${id}/status?date=${date}`))
  return { alice, category_id, id, status }
}

describe("the status of a budget", () => {
  it("names every field in the order of the contract", async () => {
    const { status } = await given({}, [])
    const names =
      "budget_id category_id period period_start period_end amount spent remaining percentage state projected"
    assert.deepStrictEqual(Object.keys(await status("2026-03-01")), names.split(" "))
  })

  it("counts the first and the last day of the period, later days too, and no others", async () => {
    const days: Spent = [
      ["2026-02-14", 1000],
      ["2026-02-15", 1],
      ["2026-03-01", 2],
      ["2026-03-14", 4],
      ["2026-03-15", 1000]
    ]
    const { status } = await given({ start_date: "2026-01-15" }, days)
    for (const date of ["2026-02-15", "2026-02-20", "2026-03-14"]) {
      assert.deepInclude(await status(date), { spent: "7.00", remaining: "93.00", percentage: 7 })
    }
  })

  it.each([
    ["79.99", "ok", 79.99, "20.01"],
    ["80.00", "warning", 80, "20.00"],
    ["99.99", "warning", 99.99, "0.01"],
    ["100.00", "warning", 100, "0.00"],
    ["100.01", "exceeded", 100.01, "-0.01"],
    ["250.00", "exceeded", 250, "-150.00"]
  ])("of 100.00 after %s is %s", async (amount, state, percentage, remaining) => {
    const { status } = await given({ amount: "100.00" }, [["2026-03-01", amount]])
    assert.deepInclude(await status("2026-03-31"), { spent: amount, state, percentage, remaining })
  })

  it.each([
    ["10000.00", "7999.99", "ok", 80],
    ["10000.00", "8000.00", "warning", 80],
    ["10000.00", "10000.01", "exceeded", 100],
    ["0.03", "0.02", "ok", 66.67],
    ["0.01", "0.01", "warning", 100],
    ["3.00", "2.00", "ok", 66.67],
    ["3.00", "1.00", "ok", 33.33],
    ["800.00", "0.01", "ok", 0],
    ["200.00", "0.01", "ok", 0.01],
    ["9999999999.99", "9999999999.99", "warning", 100]
  ])(
    "of %s after %s is %s by the exact ratio, not by the rounded percentage",
    async (amount, spent, state, percentage) => {
      const { status } = await given({ amount }, [["2026-03-01", spent]])
      assert.deepInclude(await status("2026-03-31"), { state, percentage })
    }
  )

  it("shows what is beyond every percentage", async () => {
    const { status } = await given({ amount: "0.01" }, [["2026-03-01", "9999999999.99"]])
    assert.deepInclude(await status("2026-03-31"), { percentage: 99999999999900, remaining: "-9999999999.98" })
  })

  it.each([
    // 31 days from the 1st: so far / days so far * 31, half up, at least what is spent.
    ["2026-03-10", [["2026-03-01", 10]], "31.00"],
    ["2026-03-01", [["2026-03-01", 10]], "310.00"],
    ["2026-03-31", [["2026-03-01", 10]], "10.00"],
    ["2026-03-30", [["2026-03-01", 10]], "10.33"],
    ["2026-03-20", [["2026-03-01", "0.10"]], "0.16"],
    ["2026-03-02", [["2026-03-01", "0.01"]], "0.16"],
    ["2026-03-10", [["2026-03-10", 10]], "31.00"],
    ["2026-03-10", [["2026-03-11", 10]], "10.00"],
    [
      "2026-03-10",
      [
        ["2026-03-01", 10],
        ["2026-03-20", 10]
      ],
      "31.00"
    ],
    [
      "2026-03-10",
      [
        ["2026-03-01", 10],
        ["2026-03-20", 22]
      ],
      "32.00"
    ],
    ["2026-03-10", [], "0.00"]
  ] satisfies ReadonlyArray<readonly [string, Spent, string]>)(
    "on %s after %j projects %s",
    async (date, spent, projected) => {
      const { status } = await given({}, spent)
      assert.strictEqual((await status(date)).projected, projected)
    }
  )

  it("keeps the whole amount in a last period that is cut, and projects its own days", async () => {
    const { status } = await given({ start_date: "2026-03-01", end_date: "2026-03-10" }, [
      ["2026-03-05", 50],
      ["2026-03-11", 1000]
    ])
    assert.deepInclude(await status("2026-03-05"), {
      period_start: "2026-03-01",
      period_end: "2026-03-10",
      amount: "100.00",
      spent: "50.00",
      remaining: "50.00",
      percentage: 50,
      state: "ok",
      projected: "100.00"
    })
  })

  it("of a day and of a year", async () => {
    const spent: Spent = [
      ["2026-03-10", 10],
      ["2026-03-11", 20]
    ]
    const day = await given({ period: "daily" }, spent)
    assert.deepInclude(await day.status("2026-03-10"), { spent: "10.00", projected: "10.00", percentage: 10 })
    const year = await given({ period: "yearly" }, spent)
    // The 10th of March is day 69 of 365.
    assert.deepInclude(await year.status("2026-03-10"), { spent: "30.00", projected: "52.90", percentage: 30 })
  })

  it.each([
    ["JPY", "1000", "999", "1", "30969"],
    ["KWD", "1000.000", "999.999", "0.001", "30999.969"]
  ])("is in the decimals of %s", async (currency, amount, spent, remaining, projected) => {
    const { status } = await given({ amount }, [["2026-03-01", spent]], { currency })
    assert.deepInclude(await status("2026-03-01"), { amount, spent, remaining, projected, state: "warning" })
  })

  it("counts a budget of all spending over every category, and others their own", async () => {
    const { alice, id, status } = await given({}, [["2026-03-01", 10]])
    const all = await givenBudget(alice, { category_id: null })
    const { id: other } = await givenCategory(alice, "Toys")
    const expense = await givenExpense(alice, { category_id: other, date: "2026-03-02", amount: 5 })
    const total = async () => (await bodyOf(200, alice.get<BudgetStatus>(`/budgets/${all.id}/status`))).spent
    assert.deepStrictEqual([(await status("2026-03-31")).spent, await total()], ["10.00", "15.00"])
    await alice.put(`/expenses/${expense.id}`, { amount: 7 })
    assert.strictEqual(await total(), "17.00")
    await alice.put(`/expenses/${expense.id}`, { date: "2026-04-01" })
    assert.strictEqual(await total(), "10.00")
    await alice.put(`/budgets/${id}`, { category_id: other, period: "weekly" })
    assert.strictEqual((await status("2026-04-01")).spent, "7.00")
    await alice.delete(`/expenses/${expense.id}`)
    assert.strictEqual((await status("2026-04-01")).spent, "0.00")
  })
})
