import { assert, describe, it } from "@effect/vitest"
import { once } from "node:events"
import { connect } from "node:net"
import { Client } from "../http/support/Client.ts"
import { serve } from "./support/Outlay.ts"
import { found, live } from "./support/secrets.ts"

type Line = Readonly<Record<string, unknown>>

const memory = { DATABASE_URL: "memory:" }
const json = { ...memory, LOG_FORMAT: "json" }

/** Every line of a log, each of which must be JSON. */
const linesOf = (stdout: string): ReadonlyArray<Line> =>
  stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))

const requestsOf = (stdout: string) => linesOf(stdout).filter(({ message }) => message === "request")

const keys = ["timestamp", "level", "message", "request_id", "method", "route", "status", "duration_ms"]

describe.concurrent("the log of requests", () => {
  it("is one line of JSON for each, with these keys and no others", async () => {
    const { stop, url } = await serve({ ...json, LOG_LEVEL: "debug" })
    const ask = (id: string, method: string, path: string) =>
      fetch(url + path, { method, headers: { "x-request-id": id } })
    const id = "01900000-0000-7000-8000-000000000001"
    const asked = [
      ["GET", "/", 200, "/", "INFO"],
      ["GET", "/health/live", 200, "/health/live", "DEBUG"],
      ["GET", "/health/ready?verbose=1", 422, "/health/ready", "DEBUG"],
      ["HEAD", "/openapi.json", 200, "/openapi.json", "INFO"],
      ["GET", `/api/v1/expenses/${id}`, 401, "/api/v1/expenses/:id", "INFO"],
      ["GET", `//api//v1/expens%65s/${id}/`, 401, "/api/v1/expenses/:id", "INFO"],
      ["GET", "/api/v1/analytics/monthly/2026/3", 401, "/api/v1/analytics/monthly/:year/:month", "INFO"],
      ["PATCH", `/api/v1/expenses/${id}`, 405, "/api/v1/expenses/:id", "INFO"],
      ["GET", "/wp-login.php?user=admin", 404, "unmatched", "INFO"],
      ["GET", "/metrics", 404, "unmatched", "INFO"],
      ["GET", `/docs?${"x".repeat(9000)}`, 414, "/docs", "INFO"],
      ["GET", "/docs;x", 200, "/docs", "INFO"],
      ["PROPFIND", "/docs", 405, "/docs", "INFO"]
    ] as const
    const statuses = await Promise.all(
      asked.map(async ([method, path], index) => (await ask(`request-${index}`, method, path)).status)
    )
    assert.deepStrictEqual(
      statuses,
      asked.map(([, , status]) => status)
    )
    const { stdout } = await stop()
    const number = (line: Line) => Number(/\d+/.exec(String(line["request_id"])))
    const lines = requestsOf(stdout).toSorted((one, other) => number(one) - number(other))
    assert.deepStrictEqual(
      lines.map((line) => [line["request_id"], line["method"], line["status"], line["route"], line["level"]]),
      asked.map(([method, , status, route, level], index) => [
        `request-${index}`,
        method === "PROPFIND" ? "other" : method,
        status,
        route,
        level
      ])
    )
    for (const line of lines) {
      assert.deepStrictEqual(Object.keys(line), keys)
      assert.isAbove(Number(line["duration_ms"]), 0)
      assert.match(String(line["timestamp"]), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    }
  })

  it("says who asked, and nothing else of what was sent and answered", async () => {
    const { stop, url } = await serve({ ...json, LOG_LEVEL: "trace" })
    const lived = await live(url)
    const { stderr, stdout } = await stop()
    const lines = requestsOf(stdout)
    const byUser = lines.filter(({ user_id }) => user_id !== undefined)
    assert.deepStrictEqual(
      lines.filter(({ route, user_id }) => String(route).startsWith("/api/v1/auth/") && user_id !== undefined),
      []
    )
    assert.isAbove(byUser.length, 5)
    for (const line of byUser) {
      assert.deepStrictEqual(Object.keys(line), [...keys, "user_id"])
      assert.strictEqual(line["user_id"], lived.userId)
    }
    assert.deepStrictEqual(found(stdout + stderr, lived), [])
  })

  it("leaves out health checks by default", async () => {
    const { stop, url } = await serve(json)
    await fetch(`${url}/health/live`)
    await fetch(`${url}/docs`)
    assert.deepStrictEqual(
      requestsOf((await stop()).stdout).map(({ route }) => route),
      ["/docs"]
    )
  })

  it("is silent above its level; where the server listens is told all the same", async () => {
    const { stop, url } = await serve({ ...json, LOG_LEVEL: "error" })
    assert.strictEqual((await new Client(url).get("/users/me")).status, 401)
    const { stdout } = await stop()
    assert.deepStrictEqual(
      linesOf(stdout).map(({ message }) => message),
      [`Outlay is running at ${url} (docs: ${url}/docs)`]
    )
  })

  it("is text for a person where that is wanted, a line for each too", async () => {
    const { stop, url } = await serve({ ...memory, LOG_FORMAT: "pretty" })
    await fetch(`${url}/docs`, { headers: { "x-request-id": "mine" } })
    const [first, second, ...rest] = (await stop()).stdout.split("\n")
    assert.strictEqual(first, `Outlay is running at ${url} (docs: ${url}/docs)`)
    assert.match(
      second ?? "",
      /^\S+Z INFO request request_id=mine method=GET route=\/docs status=200 duration_ms=[\d.]+$/
    )
    assert.deepStrictEqual(rest, [""])
  })

  it("has those too whose client did not wait for the answer", async () => {
    const { program, stop, url } = await serve({ ...json, BCRYPT_COST: "14" })
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    const body = JSON.stringify({ email: "ann@example.com", username: "ann", password: "correct horse battery" })
    const head = ["POST /api/v1/auth/register HTTP/1.1", "Host: localhost", "Content-Type: application/json"]
    socket.write([...head, `Content-Length: ${body.length}`, "Expect: 100-continue", "", ""].join("\r\n"))
    await once(socket, "data")
    socket.write(body)
    // What another one asks is answered after the body has come in, and long before the password is hashed.
    await fetch(`${url}/health/live`)
    socket.destroy()
    await program.printed(/"route":"\/api\/v1\/auth\/register","status":499,/)
    assert.lengthOf(requestsOf((await stop()).stdout), 1)
  })
})
