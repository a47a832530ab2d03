import { assert, describe, it } from "@effect/vitest"
import { type Account, givenAccount, newcomer, signIn, type User } from "../support/Accounts.ts"
import { bodyOf, Client } from "../support/Client.ts"
import { givenBudget, givenCategory, givenExpense } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertProblem, problemOf } from "../support/Problem.ts"
import type { Category, List } from "../support/Shapes.ts"
import { wire, type WireRequest } from "../support/Wire.ts"

const server = givenServer()

const gone = async ({ client, tokens, email, password }: Account) => {
  const guest = new Client(server.url())
  await assertProblem(401, "unauthorized", client.get("/users/me"))
  await assertProblem(401, "invalid-credentials", guest.post("/auth/login", { email, password }))
  await assertProblem(
    401,
    "invalid-refresh-token",
    guest.post("/auth/refresh", { refresh_token: tokens.refresh_token })
  )
}

const json = "Content-Type: application/json"

describe("DELETE /users/me", () => {
  const remove = (token: string, { headers = [], ...request }: WireRequest) =>
    wire(server.url(), "/api/v1/users/me", {
      method: "DELETE",
      headers: [`Authorization: Bearer ${token}`, ...headers],
      ...request
    })

  it.each<readonly [string, WireRequest]>([
    ["no body", {}],
    ["a length of zero", { headers: ["Content-Length: 0"] }],
    ["a content type and no body", { headers: [json] }],
    ["no chunk", { headers: [json], chunks: [] }],
    ["an empty object", { headers: [json], body: "{}" }],
    ["the current password", { headers: [json], body: '{"current_password":"correct horse battery"}' }]
  ])("is 204 with %s, and the user is gone", async (_, request) => {
    const account = await givenAccount(server.url())
    const answer = await remove(account.tokens.access_token, request)
    assert.deepStrictEqual([answer.status, answer.text], [204, ""])
    await gone(account)
  })

  it.each<readonly [string, number, WireRequest]>([
    ["no JSON", 400, { headers: [json], body: "{" }],
    ["another content type", 415, { headers: ["Content-Type: text/plain"], body: "{}" }],
    ["no content type", 415, { body: "{}" }],
    ["no object", 422, { headers: [json], body: "null" }],
    ["an unknown field", 422, { headers: [json], body: '{"confirm":true}' }]
  ])("with %s is %i, and the user is there", async (_, status, request) => {
    const account = await givenAccount(server.url())
    assert.strictEqual((await remove(account.tokens.access_token, request)).status, status)
    await bodyOf(200, account.client.get("/users/me"))
  })

  it("is 401 the second time", async () => {
    const { client } = await givenAccount(server.url())
    assert.strictEqual((await client.delete("/users/me")).status, 204)
    await assertProblem(401, "unauthorized", client.delete("/users/me"))
  })

  it("is 204 for one of those who ask at the same moment", async () => {
    const { client } = await givenAccount(server.url())
    const answers = await Promise.all([0, 1, 2].map(() => client.delete("/users/me")))
    assert.deepStrictEqual(answers.map(({ status }) => status).toSorted(), [204, 401, 401])
  })

  it("ends every session of the user at once", async () => {
    const account = await givenAccount(server.url())
    const elsewhere = new Client(server.url(), (await signIn(server.url(), account.email)).access_token)
    await bodyOf(200, elsewhere.get("/users/me"))
    await account.client.delete("/users/me")
    await assertProblem(401, "unauthorized", elsewhere.get("/users/me"))
    await gone(account)
  })
})

describe("everything of a deleted user", () => {
  it("is gone, also categories with expenses and budgets", async () => {
    const account = await givenAccount(server.url())
    const category = await givenCategory(account.client, "Mine alone")
    const expense = await givenExpense(account.client, { category_id: category.id, amount: "1.00", tags: ["a"] })
    const budget = await givenBudget(account.client, { category_id: category.id })
    const stranger = await server.somebody()
    assert.strictEqual((await account.client.delete("/users/me")).status, 204)
    await gone(account)
    for (const path of [`/categories/${category.id}`, `/expenses/${expense.id}`, `/budgets/${budget.id}`]) {
      await assertProblem(401, "unauthorized", account.client.get(path))
      problemOf(404, await stranger.get(path))
    }
  })

  it("does not come back when the same names are registered again", async () => {
    const { client, email, username, user } = await givenAccount(server.url())
    await givenCategory(client, "Mine alone")
    await client.delete("/users/me")
    const again = await bodyOf(
      201,
      new Client(server.url()).post<User>("/auth/register", newcomer({ email, username }))
    )
    assert.notStrictEqual(again.id, user.id)
    const next = new Client(server.url(), (await signIn(server.url(), email)).access_token)
    await assertProblem(401, "unauthorized", client.get("/users/me"))
    const { items } = await bodyOf(200, next.get<List<Category>>("/categories"))
    assert.isTrue(items.every((category) => category.is_default))
    assert.strictEqual((await bodyOf(200, next.get<List<unknown>>("/expenses"))).total, 0)
  })

  it("leaves others what is theirs", async () => {
    const [a, b] = [await givenAccount(server.url()), await givenAccount(server.url())]
    const category = await givenCategory(b.client, "Theirs")
    const expense = await givenExpense(b.client, { category_id: category.id, amount: "1.00" })
    await a.client.delete("/users/me")
    assert.deepStrictEqual((await b.client.get("/users/me")).body, b.user)
    assert.deepStrictEqual((await b.client.get(`/expenses/${expense.id}`)).body, expense)
  })
})
