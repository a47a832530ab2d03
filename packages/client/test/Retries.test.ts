import { createClient, orThrow } from "@outlay/client"
import { StorageUnavailable } from "@outlay/domain"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { start, type TestServer } from "../../../test/http/support/TestServer.ts"
import { givenMember } from "./support/members.ts"

const amount = "12.50"
const date = "2026-11-21"

describe("what a client sends again", () => {
  let down = 0
  let server: TestServer
  beforeAll(async () => {
    const health = Effect.suspend(() => (down-- > 0 ? new StorageUnavailable({ reason: "down" }) : Effect.void))
    server = await start({ health })
  })
  afterAll(() => server.close())

  it("a create whose answer is lost, which is done once", async () => {
    const { client, network, category_id } = await givenMember(server.url)
    network.loseAnswers(1)
    const { body, headers } = orThrow(await client.expenses.recordExpense({ payload: { category_id, amount, date } }))
    assert.strictEqual(headers["idempotency-replayed"], "true")
    const keys = network.to("/api/v1/expenses").map((it) => it.headers.get("idempotency-key"))
    assert.lengthOf(keys, 2)
    assert.strictEqual(keys[0], keys[1])
    const { total, items } = orThrow(await client.expenses.listExpenses())
    assert.strictEqual(total, 1)
    assert.deepStrictEqual(items, [body])
  })

  it("a create whose answer breaks off, which is done once", async () => {
    const { client, network, category_id } = await givenMember(server.url)
    network.breakOffAnswers(1)
    const { body } = orThrow(await client.expenses.recordExpense({ payload: { category_id, amount, date } }))
    assert.deepStrictEqual(orThrow(await client.expenses.listExpenses()).items, [body])
    assert.lengthOf(network.to("/api/v1/expenses"), 3)
  })

  it("with the key that it is given", async () => {
    const { client, network, category_id } = await givenMember(server.url)
    network.loseAnswers(1)
    const headers = { "idempotency-key": "lunch" }
    orThrow(await client.expenses.recordExpense({ headers, payload: { category_id, amount, date } }))
    const keys = network.to("/api/v1/expenses").map((it) => it.headers.get("idempotency-key"))
    assert.deepStrictEqual(keys, ["lunch", "lunch"])
  })

  it("each of two creates with a key of its own", async () => {
    const { client, network, category_id } = await givenMember(server.url)
    const payload = { category_id, amount, date }
    orThrow(await client.expenses.recordExpense({ payload }))
    orThrow(await client.expenses.recordExpense({ payload }))
    assert.strictEqual(orThrow(await client.expenses.listExpenses()).total, 2)
    const keys = network.to("/api/v1/expenses").map((it) => it.headers.get("idempotency-key"))
    assert.notStrictEqual(keys[0], keys[1])
  })

  it("a read that is answered with 503, after the time that Retry-After says", async () => {
    const { client, network } = await givenMember(server.url)
    down = 1
    const begun = performance.now()
    assert.deepStrictEqual(await client.service.getReadiness(), { ok: true, value: { status: "ok" } })
    assert.isAtLeast(performance.now() - begun, 1000)
    assert.lengthOf(network.to("/health/ready"), 2)
  })

  it("nothing more often than it is told to", async () => {
    const { network } = await givenMember(server.url)
    const client = createClient({ baseUrl: server.url, fetch: network.fetch, retries: { times: 1 } })
    down = 9
    const refused = await client.service.getReadiness()
    down = 0
    assert.strictEqual(refused.ok ? undefined : refused.error._tag, "ServiceUnavailable")
    assert.lengthOf(network.to("/health/ready"), 2)
  })

  it("nothing after a longer time than it has patience for", async () => {
    const { network } = await givenMember(server.url)
    const client = createClient({ baseUrl: server.url, fetch: network.fetch, retries: { longestWait: 500 } })
    down = 1
    const refused = await client.service.getReadiness()
    assert.strictEqual(refused.ok ? undefined : refused.error._tag, "ServiceUnavailable")
    assert.lengthOf(network.to("/health/ready"), 1)
  })

  it("no change without a key, whose answer may have been lost after it was done", async () => {
    const { client, network } = await givenMember(server.url)
    network.loseAnswers(1)
    const lost = await client.users.changeMe({ payload: { full_name: "Zoë" } })
    assert.strictEqual(lost.ok ? undefined : lost.error._tag, "Unreachable")
    assert.lengthOf(network.sent, 1)
  })

  it("a read that is not answered in time", async () => {
    const { network } = await givenMember(server.url)
    let silent = 1
    const fetch: typeof globalThis.fetch = (input, init) =>
      silent-- > 0 ? new Promise(() => {}) : network.fetch(input, init)
    const client = createClient({ baseUrl: server.url, fetch, timeout: "200 millis" })
    orThrow(await client.service.getLiveness())
    silent = 9
    const lost = await client.service.getLiveness()
    assert.strictEqual(lost.ok ? undefined : lost.error._tag, "Unreachable")
  })

  it("a read while nobody answers, until it gives up", async () => {
    const client = createClient({ baseUrl: "http://127.0.0.1:1", retries: { times: 2 } })
    const begun = performance.now()
    const lost = await client.service.getLiveness()
    assert.strictEqual(lost.ok ? undefined : lost.error._tag, "Unreachable")
    // A tenth of a second and then two, each with a fifth more or less.
    assert.isAtLeast(performance.now() - begun, 240)
  })
})
