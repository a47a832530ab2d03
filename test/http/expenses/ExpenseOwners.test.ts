import { assert, describe, it } from "@effect/vitest"
import { bodyOf } from "../support/Client.ts"
import { givenCategory, givenExpense } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, assertProblem } from "../support/Problem.ts"
import { type ExpensePage, nobodysId } from "../support/Shapes.ts"

const { somebody } = givenServer()

const given = async () => {
  const [alice, bob] = [await somebody(), await somebody()]
  const [pets, own] = [await givenCategory(alice, "Pets"), await givenCategory(bob, "Own")]
  const expense = await givenExpense(alice, { category_id: pets.id, amount: 1, tags: ["a"], description: "Food" })
  return { alice, bob, pets, own, expense, path: `/expenses/${expense.id}` }
}

describe("an expense of somebody else", () => {
  it("does not exist in any verb, whatever the precondition and the body", async () => {
    const { alice, bob, pets, own, expense, path } = await given()
    for (const headers of [{}, { "if-match": '"1"' }, { "if-match": '"99"' }, { "if-match": '"1", "2"' }]) {
      for (const body of [{}, { amount: 1 }, { category_id: own.id }, { category_id: pets.id }]) {
        await assertProblem(404, "not-found", bob.put(path, body, headers))
      }
      await assertProblem(404, "not-found", bob.delete(path, headers))
    }
    await assertProblem(404, "not-found", bob.get(path))
    await assertProblem(404, "not-found", bob.get(path, { "if-none-match": '"1"' }))
    assert.strictEqual((await bob.send("HEAD", path)).status, 404)
    assert.deepStrictEqual((await alice.get(path)).body, expense)
  })

  it("is answered exactly like one that nobody has", async () => {
    const { bob, expense, path } = await given()
    const [anothers, nobodys] = [await bob.get(path), await bob.get(`/expenses/${nobodysId}`)]
    assert.strictEqual(anothers.text.replaceAll(expense.id, nobodysId), nobodys.text)
  })

  it.each(["", "?tags=a", "?q=food", "?min_amount=0", "?sort=amount&per_page=100", "?start_date=1900-01-01"])(
    "is not in a list: %s",
    async (query) => {
      const { bob } = await given()
      const page = await bodyOf(200, bob.get<ExpensePage>(`/expenses${query}`))
      assert.deepInclude(page, { total: 0, items: [], next_cursor: null })
    }
  )
})

describe("a category of somebody else", () => {
  it("is no category of an expense", async () => {
    const { bob, pets, own } = await given()
    const body = { category_id: pets.id, amount: 1, date: "2026-03-15" }
    await assertFaults(bob.post("/expenses", body), "/category_id")
    const { id } = await givenExpense(bob, { category_id: own.id, amount: 1 })
    await assertFaults(bob.put(`/expenses/${id}`, { category_id: pets.id }), "/category_id")
    const anothers = await bob.post("/expenses", body)
    const nobodys = await bob.post("/expenses", { ...body, category_id: nobodysId })
    assert.strictEqual(anothers.text, nobodys.text)
  })

  it("is an empty list as a filter, and does not matter beside one's own", async () => {
    const { bob, pets, own } = await given()
    const { id } = await givenExpense(bob, { category_id: own.id, amount: 1 })
    const list = (query: string) => bodyOf(200, bob.get<ExpensePage>(`/expenses?${query}`))
    assert.deepInclude(await list(`category_id=${pets.id}`), { total: 0, items: [], page: 1, next_cursor: null })
    assert.deepInclude(await list(`category_id=${nobodysId}`), { total: 0, items: [] })
    const { total, items } = await list(`category_id=${pets.id}&category_id=${own.id}`)
    assert.deepStrictEqual([total, items.map((expense) => expense.id)], [1, [id]])
  })
})

describe("a cursor of somebody else", () => {
  it("shows nothing of theirs", async () => {
    const { alice, bob, pets, own } = await given()
    for (const amount of [2, 3]) await givenExpense(alice, { category_id: pets.id, amount })
    const { id } = await givenExpense(bob, { category_id: own.id, amount: 1, date: "2026-01-01" })
    const { next_cursor } = await bodyOf(200, alice.get<ExpensePage>("/expenses?per_page=1"))
    const answer = await bob.get<ExpensePage>(`/expenses?per_page=1&cursor=${next_cursor}`)
    if (answer.status === 200) assert.isTrue(answer.body.items.every((expense) => expense.id === id))
    else assert.strictEqual(answer.status, 422)
  })
})
