import { createClient, tokensInMemory, type TokenStore } from "@outlay/client"
import { afterAll, assert, beforeAll, describe, it, vi } from "@effect/vitest"
import { start, type TestServer } from "../../../test/http/support/TestServer.ts"
import { givenMember } from "./support/members.ts"

/** What a promise rejects with; it must. */
const rejectionOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => assert.fail("it did not reject"),
    (reason: unknown) => reason
  )

const reason = new Error("the page was left")

/** A client of a server that never answers, and the signals that it was asked under. */
const givenSilence = (tokens?: TokenStore) => {
  const asked: Array<AbortSignal> = []
  const client = createClient({
    baseUrl: "https://outlay.example",
    ...(tokens === undefined ? {} : { tokens }),
    fetch: (_, init) =>
      new Promise((_, reject) => {
        const { signal } = init ?? {}
        if (!signal) return
        asked.push(signal)
        signal.addEventListener("abort", () => reject(signal.reason))
      })
  })
  return { asked, client }
}

/** Aborts what is asked under the signal once a request is on its way; gives what it ends with. */
const abortedOnce = async (asked: ReadonlyArray<unknown>, ask: (signal: AbortSignal) => Promise<unknown>) => {
  const controller = new AbortController()
  const ended = rejectionOf(ask(controller.signal))
  await begun(asked)
  controller.abort(reason)
  return ended
}

const begun = (asked: ReadonlyArray<unknown>) => vi.waitUntil(() => asked.length > 0, { interval: 1 })

describe("a signal", () => {
  let server: TestServer
  beforeAll(async () => {
    server = await start()
  })
  afterAll(() => server.close())

  /** Somebody who has spent 1, 2 and 3. */
  const givenThree = async () => {
    const member = await givenMember(server.url)
    const { category_id, client, network } = member
    await Promise.all(
      ["1.00", "2.00", "3.00"].map((amount) =>
        client.expenses.recordExpense({ payload: { category_id, amount, date: "2026-11-21" } })
      )
    )
    network.sent.length = 0
    return member
  }

  it("ends a call that is waited for, and its request", async () => {
    const { asked, client } = givenSilence()
    const ended = await abortedOnce(asked, (signal) => client.withSignal(signal).categories.listCategories())
    assert.strictEqual(ended, reason)
    assert.deepStrictEqual(
      asked.map(({ aborted }) => aborted),
      [true]
    )
  })

  it("ends an iteration that is waited for", async () => {
    const { asked, client } = givenSilence()
    const ended = await abortedOnce(asked, (signal) => Array.fromAsync(client.withSignal(signal).expenses.all({})))
    assert.strictEqual(ended, reason)
  })

  it("ends an iteration between two items, of one page too", async () => {
    const { client } = await givenThree()
    const controller = new AbortController()
    const amounts: Array<string> = []
    const iteration = async () => {
      for await (const { amount } of client.withSignal(controller.signal).expenses.all({ sort: "amount" })) {
        amounts.push(amount)
        controller.abort(reason)
      }
    }
    assert.strictEqual(await rejectionOf(iteration()), reason)
    assert.deepStrictEqual(amounts, ["1.00"])
  })

  it("lets an iteration ask for no more than it needs", async () => {
    const { client, network } = await givenThree()
    const { signal } = new AbortController()
    for await (const { amount } of client.withSignal(signal).expenses.all({ sort: "amount", per_page: 1 })) {
      if (amount === "2.00") break
    }
    assert.lengthOf(network.sent, 2)
  })

  it("ends a call that waits for new tokens, which go on", async () => {
    const expired = { accessToken: "expired", refreshToken: "silent", expiresAt: 0 }
    const { asked, client } = givenSilence(tokensInMemory(expired))
    const ended = await abortedOnce(asked, (signal) => client.withSignal(signal).categories.listCategories())
    assert.strictEqual(ended, reason)
    assert.deepStrictEqual(
      asked.map(({ aborted }) => aborted),
      [false]
    )
  })

  it("that has aborted lets nothing begin", async () => {
    const { asked, client } = givenSilence()
    const calls = client.withSignal(AbortSignal.abort(reason))
    assert.strictEqual(await rejectionOf(calls.categories.listCategories()), reason)
    assert.strictEqual(await rejectionOf(Array.fromAsync(calls.expenses.all({}))), reason)
    assert.deepStrictEqual(asked, [])
  })

  it("that does not abort changes nothing", async () => {
    const { category_id, client } = await givenMember(server.url)
    const { signal } = new AbortController()
    const calls = client.withSignal(signal)
    const payload = { category_id, amount: "12.50", date: "2026-11-21" }
    const recorded = await calls.expenses.recordExpense({ payload })
    assert.isTrue(recorded.ok)
    const amounts = await Array.fromAsync(calls.expenses.all({}), ({ amount }) => amount)
    assert.deepStrictEqual(amounts, ["12.50"])
    assert.isFalse((await calls.expenses.getExpense({ params: { id: category_id } })).ok)
  })
})
