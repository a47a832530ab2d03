import { assert, describe, it } from "@effect/vitest"
import { bodyOf } from "../support/Client.ts"
import { givenBudget, givenCategory, givenExpense } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, assertProblem } from "../support/Problem.ts"
import { type Budget, type Expense, nobodysId } from "../support/Shapes.ts"

const { somebody } = givenServer()

const given = async () => {
  const alice = await somebody()
  const [from, to] = [await givenCategory(alice, "From"), await givenCategory(alice, "To")]
  const reassign = (target: string) => alice.delete(`/categories/${from.id}?reassign_to=${target}`)
  return { alice, from, to, path: `/categories/${from.id}`, reassign }
}

describe("DELETE /categories/{id}", () => {
  it("answers 204 without a body, and the category is gone", async () => {
    const { alice, path } = await given()
    const answer = await alice.delete(path)
    assert.deepStrictEqual([answer.status, answer.text], [204, ""])
    for (const gone of [alice.get(path), alice.put(path, {}), alice.delete(path)]) {
      await assertProblem(404, "not-found", gone)
    }
  })

  it("is refused while there are expenses", async () => {
    const { alice, from, path } = await given()
    const { id } = await givenExpense(alice, { category_id: from.id, amount: 1 })
    await assertProblem(409, "category-in-use", alice.delete(path))
    await bodyOf(200, alice.get(path))
    await bodyOf(204, alice.delete(`/expenses/${id}`))
    await bodyOf(204, alice.delete(path))
  })

  it("is refused while there are budgets", async () => {
    const { alice, from, path } = await given()
    const { id } = await givenBudget(alice, { category_id: from.id })
    await assertProblem(409, "category-in-use", alice.delete(path))
    await bodyOf(200, alice.put(`/budgets/${id}`, { category_id: null }))
    await bodyOf(204, alice.delete(path))
  })

  it("takes an id in upper case", async () => {
    const { alice, from } = await given()
    await bodyOf(204, alice.delete(`/categories/${from.id.toUpperCase()}`))
  })
})

describe("DELETE /categories/{id}?reassign_to=", () => {
  it("moves expenses and budgets there, each as a change of its own", async () => {
    const { alice, from, to, path } = await given()
    const expense = await givenExpense(alice, { category_id: from.id, amount: 1 })
    const budget = await givenBudget(alice, { category_id: from.id })
    const other = await givenExpense(alice, { category_id: to.id, amount: 2 })
    const before = await Promise.all([alice.get(`/expenses/${expense.id}`), alice.get(`/expenses/${other.id}`)])
    const answer = await alice.delete(`${path}?reassign_to=${to.id.toUpperCase()}`)
    assert.deepStrictEqual([answer.status, answer.text], [204, ""])
    const moved = await alice.get<Expense>(`/expenses/${expense.id}`)
    assert.deepStrictEqual(moved.body, { ...expense, category_id: to.id, updated_at: moved.body.updated_at })
    assert.notStrictEqual(moved.headers.get("etag"), before[0].headers.get("etag"))
    assert.strictEqual((await bodyOf(200, alice.get<Budget>(`/budgets/${budget.id}`))).category_id, to.id)
    const left = await alice.get<Expense>(`/expenses/${other.id}`)
    assert.deepStrictEqual([left.body, left.headers.get("etag")], [other, before[1].headers.get("etag")])
    await assertProblem(404, "not-found", alice.get(path))
  })

  it("moves the spending of the category too", async () => {
    const { alice, from, to, reassign } = await given()
    for (const { id } of [from, to]) await givenExpense(alice, { category_id: id, amount: "10.00" })
    await reassign(to.id)
    const report = await bodyOf(200, alice.get<{ categories: unknown }>("/analytics/monthly/2026/3"))
    assert.deepStrictEqual(report.categories, [
      { category_id: to.id, name: "To", color: to.color, icon: to.icon, total: "20.00", count: 2, percentage: 100 }
    ])
  })

  it("also removes one that nothing refers to", async () => {
    const { to, reassign } = await given()
    assert.strictEqual((await reassign(to.id)).status, 204)
  })

  it("is refused when budgets would overlap there, and moves nothing", async () => {
    const { alice, from, to, path, reassign } = await given()
    const expense = await givenExpense(alice, { category_id: from.id, amount: 1 })
    await givenBudget(alice, { category_id: from.id, start_date: "2026-01-01", end_date: "2026-06-30" })
    const free = await givenBudget(alice, { category_id: from.id, period: "weekly" })
    await givenBudget(alice, { category_id: to.id, start_date: "2026-06-30" })
    await assertProblem(409, "budget-overlap", reassign(to.id))
    await bodyOf(200, alice.get(path))
    assert.deepStrictEqual((await alice.get(`/expenses/${expense.id}`)).body, expense)
    assert.deepStrictEqual((await alice.get(`/budgets/${free.id}`)).body, free)
  })

  it("goes through when budgets only touch there, or have another period", async () => {
    const { alice, from, to, reassign } = await given()
    await givenBudget(alice, { category_id: from.id, start_date: "2026-01-01", end_date: "2026-06-30" })
    await givenBudget(alice, { category_id: to.id, start_date: "2026-07-01" })
    await givenBudget(alice, { category_id: to.id, period: "yearly" })
    await givenBudget(alice, { category_id: null })
    assert.strictEqual((await reassign(to.id)).status, 204)
  })

  it("is refused to itself, to nothing, and to what is no id", async () => {
    const { alice, from, path, reassign } = await given()
    for (const target of [from.id, from.id.toUpperCase(), nobodysId, "7", "null", `${nobodysId}0`]) {
      await assertFaults(reassign(target), "reassign_to")
    }
    await bodyOf(200, alice.get(path))
  })

  it("is refused twice, beside an unknown parameter, and tells of a bad id too", async () => {
    const { alice, to, path } = await given()
    await assertFaults(alice.delete(`${path}?reassign_to=${to.id}&reassign_to=${to.id}`), "reassign_to")
    await assertFaults(alice.delete(`/categories/x?reassign_to=y&force=true`), "id", "reassign_to", "force")
    await bodyOf(200, alice.get(path))
  })

  it("counts as absent when it is empty", async () => {
    const { alice, from, path, reassign } = await given()
    await givenExpense(alice, { category_id: from.id, amount: 1 })
    await assertProblem(409, "category-in-use", reassign(""))
    await bodyOf(200, alice.get(path))
  })

  it("answers 404 when the category itself is not there", async () => {
    const { alice, to } = await given()
    await assertProblem(404, "not-found", alice.delete(`/categories/${nobodysId}?reassign_to=${to.id}`))
    await assertProblem(404, "not-found", alice.delete(`/categories/${nobodysId}?reassign_to=${nobodysId}`))
  })
})
