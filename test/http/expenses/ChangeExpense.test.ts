import { assert, describe, it } from "@effect/vitest"
import { bodyOf, etagOf } from "../support/Client.ts"
import { givenCategory, givenExpense } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, assertProblem } from "../support/Problem.ts"
import { type Expense, type ExpensePage, nobodysId } from "../support/Shapes.ts"

let now = Date.UTC(2026, 2, 15, 12)
const { somebody } = givenServer({ now: () => now })

const fields = {
  amount: "12.50",
  date: "2026-03-15",
  description: "Food",
  payment_method: "Card",
  tags: ["cat"],
  notes: "Dry",
  receipt_url: "https://shop.example/1"
}

const given = async () => {
  const alice = await somebody()
  const [pets, toys] = [await givenCategory(alice, "Pets"), await givenCategory(alice, "Toys")]
  const expense = await givenExpense(alice, { category_id: pets.id, ...fields })
  const path = `/expenses/${expense.id}`
  return { alice, pets, toys, expense, path, etag: etagOf(await alice.get(path)) }
}

describe("PUT /expenses/{id}", () => {
  it.each([
    [{ amount: 7 }, { amount: "7.00" }],
    [{ amount: "0.01" }, { amount: "0.01" }],
    [{ date: "1900-01-01" }, { date: "1900-01-01" }],
    [{ description: null }, { description: null }],
    [{ description: " " }, { description: null }],
    [{ description: "Fish " }, { description: "Fish" }],
    [{ payment_method: null }, { payment_method: null }],
    [{ tags: [] }, { tags: [] }],
    [{ tags: ["B", "a"] }, { tags: ["b", "a"] }],
    [{ notes: "" }, { notes: null }],
    [{ receipt_url: null }, { receipt_url: null }],
    [
      { amount: 1, notes: null, tags: ["x"] },
      { amount: "1.00", notes: null, tags: ["x"] }
    ]
  ])("changes what is in the body and nothing else: %j", async (body, expected) => {
    const { alice, expense, path, etag } = await given()
    now += 1
    const answer = await alice.put<Expense>(path, body)
    assert.strictEqual(answer.status, 200)
    assert.deepStrictEqual(answer.body, { ...expense, ...expected, updated_at: new Date(now).toISOString() })
    assert.notStrictEqual(etagOf(answer), etag)
    const read = await alice.get<Expense>(path)
    assert.deepStrictEqual([read.body, etagOf(read)], [answer.body, etagOf(answer)])
  })

  it("moves it to another category", async () => {
    const { alice, toys, expense, path } = await given()
    const moved = await bodyOf(200, alice.put<Expense>(path, { category_id: toys.id.toUpperCase() }))
    assert.deepStrictEqual(moved, { ...expense, category_id: toys.id, updated_at: moved.updated_at })
    await bodyOf(204, alice.delete(`/categories/${expense.category_id}`))
  })

  it.each([
    {},
    fields,
    { amount: 12.5 },
    { amount: "12.5", description: " Food\n" },
    { tags: ["CAT", "cat "] },
    { receipt_url: " https://shop.example/1" }
  ])("changes nothing by values that are there already: %j", async (body) => {
    const { alice, expense, path, etag } = await given()
    now += 1
    const answer = await alice.put<Expense>(path, body)
    assert.strictEqual(answer.status, 200)
    assert.deepStrictEqual([answer.body, etagOf(answer)], [expense, etag])
  })

  it("changes nothing by the category that it has, in upper case", async () => {
    const { alice, pets, path, etag } = await given()
    assert.strictEqual(etagOf(await alice.put(path, { category_id: pets.id.toUpperCase() })), etag)
  })

  it.each([
    [{ amount: null }, ["/amount"]],
    [{ amount: 0 }, ["/amount"]],
    [{ amount: "12.505" }, ["/amount"]],
    [{ date: null }, ["/date"]],
    [{ date: "2026-02-30" }, ["/date"]],
    [{ category_id: null }, ["/category_id"]],
    [{ category_id: nobodysId }, ["/category_id"]],
    [{ category_id: "x", tags: null }, ["/category_id", "/tags"]],
    [{ description: "x".repeat(256), notes: "x".repeat(5001) }, ["/description", "/notes"]],
    [{ id: nobodysId, user_id: nobodysId, currency: "EUR" }, ["/id", "/user_id", "/currency"]],
    [{ created_at: "2026-01-01T00:00:00.000Z", receipt_url: "x" }, ["/created_at", "/receipt_url"]]
  ])("refuses %j and changes nothing", async (body, pointers) => {
    const { alice, expense, path, etag } = await given()
    await assertFaults(alice.put(path, { notes: "Wet", ...body }), ...pointers)
    const read = await alice.get<Expense>(path)
    assert.deepStrictEqual([read.body, etagOf(read)], [expense, etag])
  })

  it("tells a bad id, a bad parameter and a bad body at once", async () => {
    const { alice } = await given()
    await assertFaults(alice.put("/expenses/7?x=1", { amount: null }), "id", "x", "/amount")
  })
})

describe("DELETE /expenses/{id}", () => {
  it("answers 204 without a body, and the expense is gone", async () => {
    const { alice, path } = await given()
    const answer = await alice.delete(path)
    assert.deepStrictEqual([answer.status, answer.text], [204, ""])
    for (const gone of [alice.get(path), alice.put(path, {}), alice.delete(path)]) {
      await assertProblem(404, "not-found", gone)
    }
    assert.deepInclude(await bodyOf(200, alice.get<ExpensePage>("/expenses")), { total: 0, items: [] })
  })
})

describe("the version of an expense", () => {
  it("is answered by 304 when the client has it, and whole when not", async () => {
    const { alice, path, etag } = await given()
    for (const header of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const answer = await alice.get(path, { "if-none-match": header })
      assert.deepStrictEqual([answer.status, answer.text, answer.headers.get("etag")], [304, "", etag])
    }
    await alice.put(path, { amount: 1 })
    assert.strictEqual((await alice.get(path, { "if-none-match": etag })).status, 200)
  })

  it("lets a change and a removal through", async () => {
    const { alice, path, etag } = await given()
    const changed = await alice.put(path, { amount: 1 }, { "if-match": `"x", ${etag}` })
    assert.strictEqual(changed.status, 200)
    await bodyOf(204, alice.delete(path, { "if-match": etagOf(changed) }))
  })

  it("refuses a change and a removal of another one", async () => {
    const { alice, expense, path, etag } = await given()
    await bodyOf(200, alice.put(path, { amount: 1 }))
    for (const header of [etag, `W/${etag}`, '"x"', '"x", "y"', etag.replaceAll('"', "")]) {
      const headers = { "if-match": header }
      for (const body of [{ amount: 2 }, {}, fields]) {
        await assertProblem(412, "precondition-failed", alice.put(path, body, headers))
      }
      await assertProblem(412, "precondition-failed", alice.delete(path, headers))
    }
    const { updated_at, ...rest } = await bodyOf(200, alice.get<Expense>(path))
    assert.deepStrictEqual({ ...rest, updated_at }, { ...expense, amount: "1.00", updated_at })
  })

  it("refuses the second of two writers who saw the same", async () => {
    const { alice, path, etag } = await given()
    const headers = { "if-match": etag }
    const answers = await Promise.all([1, 2, 3].map((amount) => alice.put(path, { amount }, headers)))
    assert.deepStrictEqual(answers.map((answer) => answer.status).toSorted(), [200, 412, 412])
  })
})
