import { assert, describe, it } from "@effect/vitest"
import { bodyOf, etagOf } from "../support/Client.ts"
import { givenBudget, givenCategory } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertProblem } from "../support/Problem.ts"
import type { Budget } from "../support/Shapes.ts"

const { somebody } = givenServer()

type Dates = readonly [start: string, end: string | null]

const rows: ReadonlyArray<readonly [what: string, one: Dates, other: Dates, overlap: boolean]> = [
  ["the same days", ["2026-03-01", "2026-03-31"], ["2026-03-01", "2026-03-31"], true],
  ["one day in common", ["2026-03-01", "2026-03-31"], ["2026-03-31", "2026-04-30"], true],
  ["days that touch", ["2026-03-01", "2026-03-31"], ["2026-04-01", "2026-04-30"], false],
  ["a gap between", ["2026-03-01", "2026-03-31"], ["2026-05-01", "2026-05-31"], false],
  ["one within the other", ["2026-01-01", "2026-12-31"], ["2026-03-01", "2026-03-01"], true],
  ["one day each, the same", ["2026-03-01", "2026-03-01"], ["2026-03-01", "2026-03-01"], true],
  ["one day each, the next", ["2026-03-01", "2026-03-01"], ["2026-03-02", "2026-03-02"], false],
  ["two open ends", ["2026-03-01", null], ["2030-01-01", null], true],
  ["an open end and days within it", ["2026-03-01", null], ["2026-06-01", "2026-06-30"], true],
  ["an open end that begins on the last day", ["2026-03-31", null], ["2026-03-01", "2026-03-31"], true],
  ["an open end that begins the day after", ["2026-04-01", null], ["2026-03-01", "2026-03-31"], false],
  ["an open end at the end of time", ["2100-12-31", null], ["2100-12-31", "2100-12-31"], true]
]

const dates = ([start_date, end_date]: Dates) => ({ start_date, end_date })

describe("two budgets of one category and period", () => {
  it.each(rows)("with %s", async (_, one, other, overlap) => {
    for (const [first, second] of [
      [one, other],
      [other, one]
    ] as const) {
      const alice = await somebody()
      const { id } = await givenCategory(alice, "Pets")
      for (const category_id of [null, id]) {
        await givenBudget(alice, { category_id, ...dates(first) })
        const answer = alice.post("/budgets", { category_id, amount: 1, ...dates(second) })
        await (overlap ? assertProblem(409, "budget-overlap", answer) : bodyOf(201, answer))
      }
    }
  })

  it("overlap by a change too, and nothing is changed then", async () => {
    const alice = await somebody()
    const { id: category_id } = await givenCategory(alice, "Pets")
    await givenBudget(alice, { category_id, start_date: "2026-03-01", end_date: "2026-03-31" })
    const other = await givenBudget(alice, { category_id, start_date: "2026-04-01", end_date: "2026-04-30" })
    const weekly = await givenBudget(alice, { category_id, start_date: "2026-03-01", period: "weekly" })
    const all = await givenBudget(alice, { category_id: null, start_date: "2026-03-01" })
    for (const [budget, body] of [
      [other, { start_date: "2026-03-31" }],
      [other, { start_date: "2026-01-01", end_date: null }],
      [other, { start_date: "2026-01-01", end_date: "2026-03-01", amount: 1 }],
      [weekly, { period: "monthly" }],
      [all, { category_id }]
    ] as const) {
      const path = `/budgets/${budget.id}`
      const etag = etagOf(await alice.get(path))
      await assertProblem(409, "budget-overlap", alice.put(path, body))
      const read = await alice.get<Budget>(path)
      assert.deepStrictEqual([read.body, etagOf(read)], [budget, etag])
    }
    await bodyOf(200, alice.put(`/budgets/${other.id}`, { start_date: "2026-04-02", end_date: null }))
    await bodyOf(200, alice.put(`/budgets/${other.id}`, { amount: 5 }))
  })

  it("stand beside those of other periods and other categories", async () => {
    const alice = await somebody()
    const [pets, toys] = [await givenCategory(alice, "Pets"), await givenCategory(alice, "Toys")]
    for (const category_id of [null, pets.id, toys.id]) {
      for (const period of ["daily", "weekly", "monthly", "yearly"]) await givenBudget(alice, { category_id, period })
    }
  })

  it("leave their days free once they are gone", async () => {
    const alice = await somebody()
    const { id } = await givenBudget(alice, {})
    await assertProblem(409, "budget-overlap", alice.post("/budgets", { amount: 1, start_date: "2026-01-01" }))
    await bodyOf(204, alice.delete(`/budgets/${id}`))
    await givenBudget(alice, {})
  })

  it("are one when they are made at the same moment", async () => {
    const alice = await somebody()
    const body = { amount: 1, start_date: "2026-01-01" }
    const answers = await Promise.all([1, 2, 3].map(() => alice.post("/budgets", body)))
    assert.deepStrictEqual(answers.map((answer) => answer.status).toSorted(), [201, 409, 409])
  })
})
