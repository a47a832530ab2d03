/** Requests that are too much, or not what they say: each is refused, and its connection does not read on for ever. */
import { assert, beforeAll, describe, it } from "@effect/vitest"
import { once } from "node:events"
import { gzipSync } from "node:zlib"
import type { Server } from "../e2e/support/Outlay.ts"
import { type Connection, connection, head } from "./support/Connection.ts"
import { type Member, member, memory, started } from "./support/Servers.ts"

let server: Server
let ann: Member

beforeAll(async () => {
  server = await started(memory)
  ann = await member(server.url)
})

const authorized = (headers: Readonly<Record<string, string>>) => ({
  Authorization: `Bearer ${ann.client.token}`,
  "Content-Type": "application/json",
  ...headers
})

/** Sends and gives the whole answer; the server hangs up. */
const refusedWith = async (status: number, type: string, request: string): Promise<string> => {
  const client = await connection(server.url)
  client.send(request)
  const answer = await client.closed
  assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `))
  assert.include(answer, `"type":"/problems/${type}"`)
  assert.match(answer, /\r\nx-request-id: /i)
  return answer
}

const mebibyte = 1024 * 1024

/** Sends chunks for as long as they are taken, 64 MiB at the most; how many MiB were. */
const flood = async ({ socket, closed }: Connection): Promise<number> => {
  const chunk = `10000\r\n${" ".repeat(0x10000)}\r\n`
  let isOver = false
  socket.once("close", () => {
    isOver = true
  })
  const more = async (chunks: number): Promise<number> => {
    if (isOver || chunks === 1024) return (chunks * 0x10000) / mebibyte
    if (!socket.write(chunk)) await Promise.race([once(socket, "drain").catch(() => {}), closed])
    return more(chunks + 1)
  }
  return more(0)
}

describe.concurrent("a hostile request", () => {
  it("with headers of more than 16 KiB is refused with 431", () =>
    refusedWith(431, "headers-too-large", head("GET /", { "X-Long": "x".repeat(17_000) })))

  it("with many headers of more than 16 KiB together is refused with 431", () =>
    refusedWith(
      431,
      "headers-too-large",
      head("GET /", Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`X-${index}`, "value"])))
    ))

  it("with too many headers is refused with 431, however short they are", () =>
    refusedWith(
      431,
      "headers-too-large",
      head("GET /", Object.fromEntries(Array.from({ length: 2200 }, (_, index) => [index.toString(36), ""])))
    ))

  it("that goes on with its headers for ever is refused with 431 and cut off", async () => {
    const client = await connection(server.url, { allowHalfOpen: true })
    client.send("GET / HTTP/1.1\r\nX-Endless: ")
    const mebibytes = await flood(client)
    assert.isBelow(mebibytes, 16)
    await client.closed
  })

  it("that is no HTTP is refused with 400", () => refusedWith(400, "bad-request", "HELO example.com\r\n\r\n"))

  it("with two different lengths is refused with 400", () =>
    refusedWith(
      400,
      "bad-request",
      `POST /api/v1/expenses HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n`
    ))

  it("with a length and chunks is refused with 400", () =>
    refusedWith(
      400,
      "bad-request",
      head("POST /api/v1/expenses", authorized({ "Content-Length": "5", "Transfer-Encoding": "chunked" }))
    ))

  it("that announces a body of more than 1 MiB is refused with 413 before it is sent", async () => {
    const client = await connection(server.url)
    client.send(head("POST /api/v1/expenses", authorized({ "Content-Length": String(mebibyte + 1) })))
    assert.include(await client.until(/"title"/), '"type":"/problems/payload-too-large"')
    assert.match(client.received(), /^HTTP\/1\.1 413 /)
  })

  it("that announces a huge body, has its 413 and sends on is not read for ever", async () => {
    const client = await connection(server.url, { allowHalfOpen: true })
    client.send(head("POST /api/v1/expenses", authorized({ "Content-Length": String(1e12) })))
    await client.until(/^HTTP\/1\.1 413 /)
    assert.isBelow(await flood(client), 16)
  })

  for (const [what, status, headers] of [
    ["without a length, endless, is refused with 413", 413, {}],
    ["that is compressed is refused with 415", 415, { "Content-Encoding": "gzip" }],
    ["of another type is refused with 415", 415, { "Content-Type": "text/plain" }],
    ["without a token is refused with 401", 401, { Authorization: "Bearer none" }]
  ] as const) {
    it(`in chunks ${what} and not read for ever`, async () => {
      const client = await connection(server.url, { allowHalfOpen: true })
      client.send(head("POST /api/v1/expenses", authorized({ "Transfer-Encoding": "chunked", ...headers })))
      assert.isBelow(await flood(client), 16)
      assert.match(client.received(), new RegExp(`^HTTP/1\\.1 ${status} `))
    })
  }

  it("whose small body would be a large one unpacked is refused with 415", async () => {
    const raw = new Uint8Array(gzipSync(Buffer.alloc(8 * mebibyte, " ")))
    const answer = await ann.client.send("POST", "/expenses", { raw, headers: { "content-encoding": "gzip" } })
    assert.strictEqual(answer.status, 415)
  })

  it("that would leave HTTP for another protocol is answered, and its connection stays under the timeouts", async () => {
    const client = await connection(server.url)
    client.send(head("GET /health/live", { Connection: "Upgrade", Upgrade: "websocket" }))
    await client.until(/^HTTP\/1\.1 200 [^]*"ok"/)
    client.send(head("GET /health/live", { Connection: "close" }))
    assert.match(await client.closed, /"ok"[^]*HTTP\/1\.1 200 [^]*"ok"/)
  })
})

describe("clients that go away", () => {
  it("in the middle of a request or of an answer leave nothing behind, and the server serves on", async () => {
    const body = JSON.stringify({ category_id: ann.category, amount: "7.77", date: "2026-01-01" })
    const post = head("POST /api/v1/expenses", authorized({ "Content-Length": String(body.length) }))
    const list = head("GET /openapi.json")
    const parts = [post.slice(0, 40), post, post + body.slice(0, 20), list]
    await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const client = await connection(server.url)
        client.send(parts[index % parts.length] ?? "")
        await new Promise(setImmediate)
        if (index % 2 === 0) client.socket.resetAndDestroy()
        else client.socket.destroy()
        await client.closed
      })
    )
    const { body: page } = await ann.client.get<{ readonly total: number }>("/expenses?min_amount=7.77&max_amount=7.77")
    assert.strictEqual(page.total, 0)
    assert.strictEqual((await fetch(`${server.url}/health/ready`)).status, 200)
    const { code, stderr } = await server.stop()
    assert.deepStrictEqual([code, stderr], [0, ""])
    assert.notMatch(server.program.output(), /error/i)
  })
})
