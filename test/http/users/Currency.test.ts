import { assert, describe, it } from "@effect/vitest"
import { givenAccount, type User } from "../support/Accounts.ts"
import { bodyOf, type Client } from "../support/Client.ts"
import { givenBudget, givenExpense } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, assertProblem, problemOf } from "../support/Problem.ts"
import type { Category, Expense, List } from "../support/Shapes.ts"

const server = givenServer()

const aCategory = async (client: Client): Promise<string> => {
  const { items } = await bodyOf(200, client.get<List<Category>>("/categories"))
  return items[0]?.id ?? ""
}

const currencyOf = async (client: Client) => (await bodyOf(200, client.get<User>("/users/me"))).currency

describe("the currency of a user", () => {
  it("can't change while expenses exist", async () => {
    const { client } = await givenAccount(server.url())
    const { id } = await givenExpense(client, { category_id: await aCategory(client), amount: "1.00" })
    const problem = problemOf(409, await client.put("/users/me", { currency: "EUR" }))
    assert.deepStrictEqual(problem, {
      type: "/problems/currency-in-use",
      title: "The currency can't change while there are expenses or budgets",
      status: 409,
      detail: "Remove all expenses and budgets first.",
      instance: "/api/v1/users/me"
    })
    assert.strictEqual(await currencyOf(client), "USD")
    await client.delete(`/expenses/${id}`)
    await bodyOf(200, client.put("/users/me", { currency: "EUR" }))
    assert.strictEqual(await currencyOf(client), "EUR")
  })

  it("can't change while budgets exist", async () => {
    const { client } = await givenAccount(server.url())
    const { id } = await givenBudget(client, {})
    await assertProblem(409, "currency-in-use", client.put("/users/me", { currency: "EUR" }))
    await client.delete(`/budgets/${id}`)
    await bodyOf(200, client.put("/users/me", { currency: "EUR" }))
  })

  it("changes nothing else either when it can't", async () => {
    const { client, user } = await givenAccount(server.url())
    await givenBudget(client, {})
    await assertProblem(
      409,
      "currency-in-use",
      client.put("/users/me", { currency: "EUR", full_name: "X", timezone: "Asia/Tokyo" })
    )
    assert.deepStrictEqual((await client.get("/users/me")).body, user)
  })

  it("may be named again while there are expenses, and everything else may change", async () => {
    const { client } = await givenAccount(server.url())
    await givenExpense(client, { category_id: await aCategory(client), amount: "1.00" })
    const user = await bodyOf(
      200,
      client.put<User>("/users/me", { currency: "USD", timezone: "Asia/Tokyo", full_name: "X" })
    )
    assert.deepStrictEqual([user.currency, user.timezone, user.full_name], ["USD", "Asia/Tokyo", "X"])
  })

  it("does not depend on what others spend", async () => {
    const { client } = await givenAccount(server.url())
    await givenExpense(client, { category_id: await aCategory(client), amount: "1.00" })
    await bodyOf(200, (await server.somebody()).put("/users/me", { currency: "EUR" }))
  })

  it("is that of the next amount", async () => {
    const { client } = await givenAccount(server.url())
    const category_id = await aCategory(client)
    await bodyOf(200, client.put("/users/me", { currency: "JPY" }))
    await assertFaults(client.post("/expenses", { category_id, amount: "12.50", date: "2026-01-01" }), "/amount")
    const expense: Expense = await givenExpense(client, { category_id, amount: "1250" })
    assert.deepStrictEqual([expense.amount, expense.currency], ["1250", "JPY"])
  })
})
