import { createClient, orThrow } from "@outlay/client"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { start, type TestServer } from "../../../test/http/support/TestServer.ts"
import { givenMember } from "./support/members.ts"

const date = "2026-11-21"

describe("expenses by promises", () => {
  let server: TestServer
  beforeAll(async () => {
    server = await start()
  })
  afterAll(() => server.close())

  /** Somebody who has spent 1, 2, 3, … cents. */
  const givenExpenses = async (count: number) => {
    const member = await givenMember(server.url)
    const { client, category_id } = member
    const spent = Array.from({ length: count }, (_, index) => `0.0${index + 1}`)
    await Promise.all(
      spent.map(async (amount) =>
        orThrow(await client.expenses.recordExpense({ payload: { category_id, amount, date } }))
      )
    )
    member.network.sent.length = 0
    return member
  }

  it("are iterated over several pages, each asked for when it is needed", async () => {
    const { client, network } = await givenExpenses(7)
    const amounts: Array<string> = []
    for await (const { amount } of client.expenses.all({ sort: "amount", per_page: 3 })) {
      amounts.push(amount)
      assert.lengthOf(network.sent, Math.ceil(amounts.length / 3))
    }
    assert.deepStrictEqual(amounts, ["0.01", "0.02", "0.03", "0.04", "0.05", "0.06", "0.07"])
    assert.lengthOf(network.sent, 3)
  })

  it("are filtered while iterated", async () => {
    const { client } = await givenExpenses(4)
    const amounts: Array<string> = []
    const query = { sort: "amount", per_page: 1, min_amount: "0.03" } as const
    for await (const { amount } of client.expenses.all(query)) amounts.push(amount)
    assert.deepStrictEqual(amounts, ["0.03", "0.04"])
  })

  it("are found by every kind of filter", async () => {
    const { client, category_id } = await givenMember(server.url)
    const payload = { category_id, amount: "12.50", date, tags: ["work", "late"], description: "Lunch, cafe & co" }
    const { body } = orThrow(await client.expenses.recordExpense({ payload }))
    const query = {
      category_id: [category_id],
      start_date: date,
      end_date: date,
      min_amount: "12.5",
      max_amount: "12.50",
      tags: ["late", "work"],
      tags_match: "all",
      q: "cafe & LUNCH",
      page: 1
    } as const
    assert.deepStrictEqual(orThrow(await client.expenses.listExpenses({ query })).items, [body])
    const others = { ...query, tags: ["early"] }
    assert.deepStrictEqual(orThrow(await client.expenses.listExpenses({ query: others })).items, [])
  })

  it("are gone with the account, for whose end the password is asked", async () => {
    const { client } = await givenExpenses(1)
    const refused = await client.users.removeMe({ payload: { current_password: "wrong" } })
    assert.strictEqual(refused.ok ? undefined : refused.error._tag, "ReauthenticationRequired")
    orThrow(await client.users.removeMe({ payload: { current_password: "correct horse battery" } }))
    const ended = await client.expenses.listExpenses()
    assert.strictEqual(ended.ok ? undefined : ended.error._tag, "SessionEnded")
  })

  it("are asked for no further by who stops", async () => {
    const { client, network } = await givenExpenses(4)
    for await (const { amount } of client.expenses.all({ per_page: 2 })) {
      assert.isString(amount)
      break
    }
    assert.lengthOf(network.sent, 1)
  })

  it("throw the tagged error of an iteration that is refused", async () => {
    const guest = createClient({ baseUrl: server.url })
    const iterate = async () => {
      for await (const expense of guest.expenses.all()) assert.fail(expense.id)
    }
    const error: unknown = await iterate().then(
      () => undefined,
      (it: unknown) => it
    )
    assert.propertyVal(error, "_tag", "Unauthorized")
  })

  it("are refused with a value of the problem, every fault with its place", async () => {
    const { client } = await givenMember(server.url)
    const nowhere = "01900000-0000-7000-8000-000000000000"
    const refused = await client.expenses.recordExpense({ payload: { category_id: nowhere, amount: "0.01", date } })
    assert.isFalse(refused.ok)
    if (refused.ok || refused.error._tag !== "ValidationFailed") return assert.fail("it is not told")
    assert.deepStrictEqual(refused.error.errors, [
      { pointer: "/category_id", detail: "must be a category that is there" }
    ])
  })

  it("are not sent when nobody could read them", async () => {
    const { client, network } = await givenMember(server.url)
    const twice: object = { payload: { name: "Twice", twice: true } }
    const refused = await client.categories.createCategory(twice as { payload: { name: string } })
    assert.strictEqual(refused.ok ? undefined : refused.error._tag, "InvalidRequest")
    assert.lengthOf(network.sent, 0)
  })

  it("are reported on by year and month, which are numbers", async () => {
    const { client } = await givenExpenses(2)
    const report = orThrow(await client.analytics.getMonthlyReport({ params: { year: 2026, month: 11 } }))
    assert.deepInclude(report, { year: 2026, month: 11, total: "0.03", count: 2 })
  })

  it("are asked for with no header that a page of another origin may not send", async () => {
    const { client, network } = await givenExpenses(1)
    orThrow(await client.expenses.listExpenses())
    const names = network.sent.flatMap(({ headers }) => [...headers.keys()])
    assert.deepStrictEqual(names, ["authorization"])
  })

  it("are refused as unexpected when something else answers", async () => {
    const fetch = async () => new Response("<html>", { status: 200, headers: { "content-type": "text/html" } })
    const client = createClient({ baseUrl: server.url, fetch })
    const refused = await client.service.getLiveness()
    assert.strictEqual(refused.ok ? undefined : refused.error._tag, "UnexpectedAnswer")
  })
})
