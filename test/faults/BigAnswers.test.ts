/** Clients that ask for a lot and do not take it: the server keeps little of it, serves others, and cuts them off. */
import { assert, beforeAll, describe, it } from "@effect/vitest"
import { setInterval } from "node:timers"
import { setTimeout } from "node:timers/promises"
import type { Server } from "../e2e/support/Outlay.ts"
import { connection, head } from "./support/Connection.ts"
import { measured, p95 } from "./support/Latency.ts"
import { residentMegabytes } from "./support/residentMegabytes.ts"
import { type Member, member, memory, started } from "./support/Servers.ts"

const seconds = 2

let server: Server
let ann: Member
let list: string

beforeAll(async () => {
  server = await started({ ...memory, REQUEST_TIMEOUT: String(seconds) })
  ann = await member(server.url)
  const expense = { category_id: ann.category, amount: "1.00", date: "2026-01-01", notes: "€".repeat(5000) }
  await Promise.all(Array.from({ length: 100 }, () => ann.client.post("/expenses", expense)))
  list = head("GET /api/v1/expenses?per_page=100", { Authorization: `Bearer ${ann.client.token}` })
})

/** Asks and does not read. */
const deaf = async (requests: string) => {
  const client = await connection(server.url)
  client.socket.pause()
  client.send(requests)
  return client
}

describe("a client that does not read", () => {
  it("for longer than REQUEST_TIMEOUT gets no more of its answer, and others are served as ever", async () => {
    // Twenty answers of 1.5 MB: more than the system takes for a client that does not.
    const clients = await Promise.all(Array.from({ length: 10 }, () => deaf(list.repeat(20))))
    const meanwhile = await measured(100, () => ann.client.get("/categories"))
    assert.isBelow(p95(meanwhile), 500)
    // The timeout starts anew when something has moved since.
    await setTimeout(2 * seconds * 1000 + 1000)
    for (const { socket } of clients) socket.resume()
    const answers = await Promise.all(clients.map(({ closed }) => closed))
    const whole = await ann.client.get("/expenses?per_page=100")
    for (const answer of answers) {
      assert.match(answer, /^HTTP\/1\.1 200 /)
      assert.isBelow(answer.length, 20 * whole.text.length)
    }
  })

  it("and asks four hundred times on each of its connections makes the server keep one answer for each", async () => {
    const before = residentMegabytes(server.program.pid)
    const clients = await Promise.all(Array.from({ length: 5 }, () => deaf(list.repeat(400))))
    await measured(50, () => ann.client.get("/categories"))
    assert.isBelow(residentMegabytes(server.program.pid) - before, 100)
    for (const { socket } of clients) socket.destroy()
  })

  it("and asks for more and more is cut off at once", async () => {
    const greedy = await deaf(list + head("GET /").repeat(2000))
    const since = performance.now()
    // Who does not read learns of it when sending fails.
    const asking = setInterval(() => greedy.send(head("GET /")), 50)
    await greedy.closed.finally(() => clearInterval(asking))
    assert.isBelow(performance.now() - since, seconds * 1000)
  })
})

describe("a client that sends requests ahead of their answers", () => {
  it("gets them all, in their order", async () => {
    const eager = await connection(server.url)
    const paths = Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? `/nothing/${index}` : "/health/live"))
    const asked = paths.map((path, index) => head(`GET ${path}`, { "X-Request-Id": `r${index}` }))
    eager.send(`${asked.join("")}${head("GET /", { Connection: "close", "X-Request-Id": "last" })}`)
    const ids = [...(await eager.closed).matchAll(/\r\nx-request-id: (\S+)\r\n/gi)].map(([, id]) => id)
    assert.deepStrictEqual(ids, [...paths.map((_, index) => `r${index}`), "last"])
  })
})
