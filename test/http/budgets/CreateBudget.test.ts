import { assert, describe, it } from "@effect/vitest"
import { bodyOf, etagOf } from "../support/Client.ts"
import { givenBudget, givenCategory } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults } from "../support/Problem.ts"
import { type Budget, type List, nobodysId, timestamp, uuidV7 } from "../support/Shapes.ts"

const { somebody } = givenServer()

const needed = { amount: "100.00", start_date: "2026-01-01" }

describe("POST /budgets", () => {
  it("answers 201 with the whole budget, its place and its version", async () => {
    const alice = await somebody()
    const { id: category_id } = await givenCategory(alice, "Pets")
    const given = { category_id, amount: "12.50", period: "weekly", start_date: "2026-01-01", end_date: "2026-12-31" }
    const answer = await alice.post<Budget>("/budgets", given)
    assert.strictEqual(answer.status, 201)
    const { id, created_at, updated_at, ...rest } = answer.body
    assert.deepStrictEqual(rest, given)
    assert.match(id, uuidV7)
    assert.match(created_at, timestamp)
    assert.strictEqual(updated_at, created_at)
    assert.strictEqual(answer.headers.get("location"), `/api/v1/budgets/${id}`)
    const read = await alice.get<Budget>(`/budgets/${id}`)
    assert.deepStrictEqual([read.body, etagOf(read)], [answer.body, etagOf(answer)])
  })

  it("needs amount and start, and names every field in the order of the contract", async () => {
    const budget = await bodyOf(201, (await somebody()).post<Budget>("/budgets", needed))
    assert.deepInclude(budget, { category_id: null, period: "monthly", end_date: null })
    const names = "id category_id amount period start_date end_date created_at updated_at"
    assert.deepStrictEqual(Object.keys(budget), names.split(" "))
  })

  it.each([
    [{ category_id: null }, { category_id: null }],
    [{ end_date: null }, { end_date: null }],
    [{ end_date: "2026-01-01" }, { end_date: "2026-01-01" }],
    [{ period: "daily" }, { period: "daily" }],
    [{ period: "yearly" }, { period: "yearly" }],
    [
      { start_date: "1900-01-01", end_date: "2100-12-31" },
      { start_date: "1900-01-01", end_date: "2100-12-31" }
    ],
    [{ amount: 1 }, { amount: "1.00" }]
  ])("takes %j", async (given, expected) => {
    assert.deepInclude(
      await bodyOf(201, (await somebody()).post<Budget>("/budgets", { ...needed, ...given })),
      expected
    )
  })

  it("takes a category's id in upper case", async () => {
    const alice = await somebody()
    const { id } = await givenCategory(alice, "Pets")
    assert.strictEqual((await givenBudget(alice, { category_id: id.toUpperCase() })).category_id, id)
  })

  it.each([
    [{ amount: undefined }, ["/amount"]],
    [{ amount: null }, ["/amount"]],
    [{ start_date: undefined }, ["/start_date"]],
    [{ start_date: null }, ["/start_date"]],
    [{ start_date: "2026-02-30" }, ["/start_date"]],
    [{ start_date: "1899-12-31" }, ["/start_date"]],
    [{ start_date: "2026-01-01T00:00:00Z" }, ["/start_date"]],
    [{ end_date: "2101-01-01" }, ["/end_date"]],
    [{ end_date: "" }, ["/end_date"]],
    [{ end_date: "2025-12-31" }, ["/end_date"]],
    [{ period: null }, ["/period"]],
    [{ period: "" }, ["/period"]],
    [{ period: "Monthly" }, ["/period"]],
    [{ period: "quarterly" }, ["/period"]],
    [{ period: 30 }, ["/period"]],
    [{ category_id: nobodysId }, ["/category_id"]],
    [{ category_id: "" }, ["/category_id"]],
    [{ category_id: "all" }, ["/category_id"]],
    [{ currency: "USD" }, ["/currency"]],
    [{ id: nobodysId, spent: 0 }, ["/id", "/spent"]]
  ])("refuses %j", async (given, pointers) => {
    const alice = await somebody()
    await assertFaults(alice.post("/budgets", { ...needed, ...given }), ...pointers)
    assert.deepStrictEqual(await bodyOf(200, alice.get("/budgets")), { total: 0, items: [] })
  })

  it("tells every fault at once, also of the rule over both dates", async () => {
    const alice = await somebody()
    const backwards = { start_date: "2026-03-02", end_date: "2026-03-01" }
    const body = { category_id: "x", amount: "-1", period: "hourly", extra: 1 }
    const places = ["/category_id", "/amount", "/period", "/extra"]
    await assertFaults(alice.post("/budgets?x=1", { ...body, ...backwards }), ...places, "/end_date", "x")
    await assertFaults(alice.post("/budgets", { ...body, end_date: "2026-03-01" }), ...places, "/start_date")
    const bad = { start_date: "2026-02-30", end_date: "2026-02-01" }
    await assertFaults(alice.post("/budgets", { ...body, ...bad }), ...places, "/start_date")
    await assertFaults(alice.post("/budgets", {}), "/amount", "/start_date")
  })

  it("lists all of them, each as it is by itself, and knows no parameters there", async () => {
    const alice = await somebody()
    const budgets = [
      await givenBudget(alice, { start_date: "2026-03-01", period: "daily" }),
      await givenBudget(alice, { start_date: "2026-01-01", period: "weekly" }),
      await givenBudget(alice, { start_date: "2026-02-01", end_date: "2026-02-02" })
    ]
    const { total, items } = await bodyOf(200, alice.get<List<Budget>>("/budgets"))
    assert.strictEqual(total, 3)
    assert.sameDeepMembers([...items], budgets)
    await assertFaults(alice.get("/budgets?page=1"), "page")
  })
})
