import { assert, describe, it } from "@effect/vitest"
import { bodyOf, etagOf } from "../support/Client.ts"
import { givenBudget, givenCategory } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, assertProblem } from "../support/Problem.ts"
import { type Budget, nobodysId } from "../support/Shapes.ts"

const { somebody } = givenServer()

const fields = { amount: "12.50", period: "monthly", start_date: "2026-01-31", end_date: "2026-12-31" }

const given = async () => {
  const alice = await somebody()
  const pets = await givenCategory(alice, "Pets")
  const budget = await givenBudget(alice, { category_id: pets.id, ...fields })
  const path = `/budgets/${budget.id}`
  return { alice, pets, budget, path, etag: etagOf(await alice.get(path)) }
}

describe("PUT /budgets/{id}", () => {
  it.each([
    [{ amount: 7 }, { amount: "7.00" }],
    [{ category_id: null }, { category_id: null }],
    [{ period: "yearly" }, { period: "yearly" }],
    [{ start_date: "2025-12-31" }, { start_date: "2025-12-31" }],
    [{ start_date: "2026-12-31" }, { start_date: "2026-12-31" }],
    [{ end_date: null }, { end_date: null }],
    [{ end_date: "2026-01-31" }, { end_date: "2026-01-31" }],
    [
      { start_date: "2027-01-01", end_date: "2027-12-31" },
      { start_date: "2027-01-01", end_date: "2027-12-31" }
    ]
  ])("changes what is in the body and nothing else: %j", async (body, expected) => {
    const { alice, budget, path, etag } = await given()
    const answer = await alice.put<Budget>(path, body)
    assert.strictEqual(answer.status, 200)
    assert.deepStrictEqual(answer.body, { ...budget, ...expected, updated_at: answer.body.updated_at })
    assert.notStrictEqual(etagOf(answer), etag)
    const read = await alice.get<Budget>(path)
    assert.deepStrictEqual([read.body, etagOf(read)], [answer.body, etagOf(answer)])
  })

  it.each([{}, fields, { amount: 12.5 }, { amount: "12.5" }, { end_date: "2026-12-31" }])(
    "changes nothing by values that are there already: %j",
    async (body) => {
      const { alice, budget, path, etag } = await given()
      const answer = await alice.put<Budget>(path, body)
      assert.strictEqual(answer.status, 200)
      assert.deepStrictEqual([answer.body, etagOf(answer)], [budget, etag])
    }
  )

  it.each([
    [{ amount: null }, ["/amount"]],
    [{ amount: 0 }, ["/amount"]],
    [{ period: null }, ["/period"]],
    [{ start_date: null }, ["/start_date"]],
    [{ end_date: "" }, ["/end_date"]],
    [{ end_date: "2026-01-30" }, ["/end_date"]],
    [{ start_date: "2027-01-01" }, ["/end_date"]],
    [{ start_date: "2027-01-02", end_date: "2027-01-01" }, ["/end_date"]],
    [
      { start_date: "2026-03-02", end_date: "2026-03-01", period: "x", amount: "x" },
      ["/end_date", "/period", "/amount"]
    ],
    [{ category_id: nobodysId }, ["/category_id"]],
    [{ category_id: 7, id: nobodysId }, ["/category_id", "/id"]]
  ])("refuses %j and changes nothing", async (body, pointers) => {
    const { alice, budget, path, etag } = await given()
    await assertFaults(alice.put(path, { amount: 99, ...body }), ...pointers)
    const read = await alice.get<Budget>(path)
    assert.deepStrictEqual([read.body, etagOf(read)], [budget, etag])
  })

  it("tells a bad id, a bad parameter and a bad body at once", async () => {
    const { alice } = await given()
    await assertFaults(alice.put("/budgets/7?x=1", { amount: null }), "id", "x", "/amount")
  })
})

describe("DELETE /budgets/{id}", () => {
  it("answers 204 without a body, and the budget is gone", async () => {
    const { alice, path } = await given()
    const answer = await alice.delete(path)
    assert.deepStrictEqual([answer.status, answer.text], [204, ""])
    for (const gone of [alice.get(path), alice.get(`${path}/status`), alice.put(path, {}), alice.delete(path)]) {
      await assertProblem(404, "not-found", gone)
    }
  })
})

describe("the version of a budget", () => {
  it("is answered by 304 when the client has it, and whole when not", async () => {
    const { alice, path, etag } = await given()
    for (const header of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const answer = await alice.get(path, { "if-none-match": header })
      assert.deepStrictEqual([answer.status, answer.text, answer.headers.get("etag")], [304, "", etag])
    }
    await alice.put(path, { amount: 1 })
    assert.strictEqual((await alice.get(path, { "if-none-match": etag })).status, 200)
  })

  it("lets a change and a removal through, and refuses those of another one", async () => {
    const { alice, path, etag } = await given()
    const changed = await alice.put(path, { amount: 1 }, { "if-match": etag })
    assert.strictEqual(changed.status, 200)
    for (const header of [etag, '"x", "y"', `W/${etagOf(changed)}`]) {
      const headers = { "if-match": header }
      await assertProblem(412, "precondition-failed", alice.put(path, { amount: 2 }, headers))
      await assertProblem(412, "precondition-failed", alice.put(path, { end_date: "2026-01-01" }, headers))
      await assertProblem(412, "precondition-failed", alice.put(path, {}, headers))
      await assertProblem(412, "precondition-failed", alice.delete(path, headers))
    }
    await bodyOf(204, alice.delete(path, { "if-match": `"x", ${etagOf(changed)}` }))
  })
})

describe("a budget of somebody else", () => {
  it("does not exist in any verb, whatever the precondition and the body", async () => {
    const { alice, pets, budget, path } = await given()
    const bob = await somebody()
    for (const headers of [{}, { "if-match": '"1"' }, { "if-match": '"99"' }, { "if-match": '"1", "2"' }]) {
      for (const body of [{}, { amount: 1 }, { category_id: pets.id }, { end_date: "1900-01-01" }]) {
        await assertProblem(404, "not-found", bob.put(path, body, headers))
      }
      await assertProblem(404, "not-found", bob.delete(path, headers))
    }
    for (const under of ["", "/status", "/status?date=2026-03-01", "/status?date=1900-01-01"]) {
      await assertProblem(404, "not-found", bob.get(`${path}${under}`))
    }
    assert.deepStrictEqual(await bodyOf(200, bob.get("/budgets")), { total: 0, items: [] })
    assert.deepStrictEqual(await bodyOf(200, bob.get("/budgets/status?date=2026-03-01")), { total: 0, items: [] })
    assert.deepStrictEqual((await alice.get(path)).body, budget)
  })

  it("does not stand in the way, and neither does its category", async () => {
    const { pets } = await given()
    const bob = await somebody()
    await assertFaults(bob.post("/budgets", { ...fields, category_id: pets.id }), "/category_id")
    const own = await givenBudget(bob, { category_id: null })
    await assertFaults(bob.put(`/budgets/${own.id}`, { category_id: pets.id }), "/category_id")
  })
})
