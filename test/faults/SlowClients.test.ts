/** Clients that take their time: with a request, with an answer, between requests. Each is cut off when it is told. */
import { assert, beforeAll, describe, it } from "@effect/vitest"
import { setInterval } from "node:timers"
import type { Server } from "../e2e/support/Outlay.ts"
import { type Connection, connection, head, lastOf } from "./support/Connection.ts"
import { expenses } from "./support/Ledger.ts"
import { type Member, member, memory, started } from "./support/Servers.ts"

const seconds = { headers: 1, request: 3, keepAlive: 7 }

/** Node looks every half second; the rest is for a busy machine. */
const late = 3000

let server: Server
let ann: Member

beforeAll(async () => {
  server = await started({
    ...memory,
    HEADERS_TIMEOUT: String(seconds.headers),
    REQUEST_TIMEOUT: String(seconds.request),
    KEEP_ALIVE_TIMEOUT: String(seconds.keepAlive)
  })
  ann = await member(server.url)
})

/** Sends one character after the other, each sooner than any timeout, until the server has had enough. */
const drip = async (slow: Connection, text: string): Promise<string> => {
  let at = 0
  const dripping = setInterval(() => slow.send(text[at++ % text.length] ?? ""), 200)
  try {
    return await slow.closed
  } finally {
    clearInterval(dripping)
  }
}

const took = async (what: Promise<unknown>): Promise<number> => {
  const since = performance.now()
  await what
  return performance.now() - since
}

const assertBetween = (millis: number, from: number, to: number): void => {
  assert.isAtLeast(millis, from)
  assert.isBelow(millis, to)
}

const timedOut = (answer: string): void => {
  assert.match(answer, /^HTTP\/1\.1 408 /)
  assert.match(answer, /\r\nX-Request-Id: [0-9a-f-]{36}\r\n/)
  assert.match(answer, /\r\nConnection: close\r\n/)
  assert.include(answer, '"type":"/problems/request-timeout"')
}

const bodyOf = (length: number) => ({
  Authorization: `Bearer ${ann.client.token}`,
  "Content-Type": "application/json",
  "Content-Length": String(length)
})

describe.concurrent("a slow client", () => {
  it("that sends its headers in drops is told 408 after HEADERS_TIMEOUT", async () => {
    const slow = await connection(server.url)
    slow.send("GET / HTTP/1.1\r\nHost: localhost\r\n")
    const answer = drip(slow, "X-Drop: drop\r\n")
    assertBetween(await took(answer), 900, seconds.headers * 1000 + late)
    timedOut(await answer)
  })

  it("that sends nothing at all is cut off after HEADERS_TIMEOUT", async () => {
    const silent = await connection(server.url)
    assertBetween(await took(silent.closed), 900, seconds.headers * 1000 + late)
  })

  it("that sends its body in drops is told 408 after REQUEST_TIMEOUT, and nothing is written", async () => {
    const slow = await connection(server.url)
    const expense = JSON.stringify({ category_id: ann.category, amount: "1.00", date: "2026-01-01" })
    slow.send(head("POST /api/v1/expenses", bodyOf(expense.length)))
    const answer = drip(slow, expense)
    assertBetween(await took(answer), 2900, seconds.request * 1000 + late)
    timedOut(await answer)
    assert.lengthOf(
      (await expenses(ann.client)).filter(({ amount }) => amount === "1.00"),
      0
    )
  })

  it("that stops in the middle of its body is told 408 after REQUEST_TIMEOUT", async () => {
    const slow = await connection(server.url)
    slow.send(`${head("POST /api/v1/expenses", bodyOf(100))}{"amount":`)
    assertBetween(await took(slow.closed), 2900, seconds.request * 1000 + late)
    timedOut(slow.received())
  })

  it("that was told 408 and does not hang up is cut off all the same", async () => {
    const rude = await connection(server.url, { allowHalfOpen: true })
    rude.send("GET / HTTP/1.1\r\n")
    await rude.until(/^HTTP\/1\.1 408 /)
    // Its own side is still open: only a server that is gone from the connection makes sending fail.
    assertBetween(await took(drip(rude, "X-Drop: drop\r\n")), 0, 1000 + late)
  })

  it("that asks nothing more is cut off after KEEP_ALIVE_TIMEOUT, and not before", async () => {
    const kept = await connection(server.url)
    kept.send(head("GET /"))
    await kept.until(/"docs"/)
    assertBetween(await took(kept.closed), seconds.keepAlive * 1000 - 100, seconds.keepAlive * 1000 + 1000 + late)
    assert.match(kept.received(), /^HTTP\/1\.1 200 /)
  })

  it("whose handler takes longer than REQUEST_TIMEOUT gets its answer", async () => {
    const patient = await started({ ...memory, REQUEST_TIMEOUT: "1", BCRYPT_COST: "14" })
    const answer = await connection(patient.url)
    const body = JSON.stringify({ email: "bob@example.com", username: "bob", password: "correct horse battery" })
    answer.send(
      head("POST /api/v1/auth/register", {
        "Content-Type": "application/json",
        "Content-Length": String(body.length),
        Connection: "close"
      }) + body
    )
    assert.isAtLeast(await took(answer.closed), 1100)
    assert.match(lastOf(answer.received()), /^HTTP\/1\.1 201 /)
    await patient.stop()
  })
})
