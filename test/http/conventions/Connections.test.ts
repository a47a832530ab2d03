import { assert, describe, it } from "@effect/vitest"
import { newcomer } from "../support/Accounts.ts"
import { givenServer } from "../support/People.ts"
import { exchange, lines, parseAnswer } from "../support/Wire.ts"

const server = givenServer()

const send = async (...parts: ReadonlyArray<string>) => parseAnswer(await exchange(server.url(), ...parts))

describe("what is not HTTP as it should be", () => {
  it.each([
    ["garbage", "hello\r\n\r\n"],
    ["another version", lines("GET / HTTP/3.7", "Host: localhost")],
    ["no path", lines("GET HTTP/1.1", "Host: localhost")],
    ["a space in the path", lines("GET /a b HTTP/1.1", "Host: localhost")],
    ["a method that is none", lines("GÉT / HTTP/1.1", "Host: localhost")],
    ["a header without a colon", lines("GET / HTTP/1.1", "Host: localhost", "nonsense")],
    ["a header name with a space", lines("GET / HTTP/1.1", "Host: localhost", "a b: c")],
    ["a space before the colon", lines("GET / HTTP/1.1", "Host: localhost", "a : b")],
    ["a length that is no number", lines("POST / HTTP/1.1", "Host: localhost", "Content-Length: x")],
    ["a negative length", lines("POST / HTTP/1.1", "Host: localhost", "Content-Length: -1")],
    ["two lengths", lines("POST / HTTP/1.1", "Host: localhost", "Content-Length: 1", "Content-Length: 2")],
    [
      "a length beside chunks",
      lines("POST / HTTP/1.1", "Host: localhost", "Content-Length: 1", "Transfer-Encoding: chunked")
    ],
    ["no host", lines("GET /health/live HTTP/1.1", "Connection: close")]
  ])("is 400: %s", async (_, request) => {
    assert.strictEqual((await send(request)).status, 400)
  })

  it("is a problem when there is no host", async () => {
    const { headers, body } = await send(lines("GET /health/live HTTP/1.1", "Connection: close", "X-Request-Id: mine"))
    assert.deepStrictEqual(body, {
      type: "/problems/bad-request",
      title: "The request can't be read",
      status: 400,
      detail: "The request has no Host.",
      instance: "/health/live"
    })
    assert.strictEqual(headers.get("x-request-id"), "mine")
  })

  it("is 400 when a chunk is no chunk", async () => {
    const start = lines(
      "POST /api/v1/auth/login HTTP/1.1",
      "Host: localhost",
      "Content-Type: application/json",
      "Transfer-Encoding: chunked",
      "Connection: close"
    )
    assert.strictEqual((await send(start, "zz\r\nnonsense\r\n0\r\n\r\n")).status, 400)
  })
})

describe("too much", () => {
  it.each([10_000, 20_000, 100_000])("path is 414 or 431: %i characters", async (length) => {
    const { status } = await send(lines(`GET /${"x".repeat(length)} HTTP/1.1`, "Host: localhost", "Connection: close"))
    assert.include([414, 431], status)
  })

  it("of headers is 431", async () => {
    const headers = Array.from({ length: 1000 }, (_, index) => `X-Header-${index}: some value`)
    assert.strictEqual(
      (await send(lines("GET / HTTP/1.1", "Host: localhost", "Connection: close", ...headers))).status,
      431
    )
  })

  it("of one header is 431", async () => {
    const token = `Authorization: Bearer ${"x".repeat(20_000)}`
    const { status } = await send(lines("GET /api/v1/users/me HTTP/1.1", "Host: localhost", "Connection: close", token))
    assert.strictEqual(status, 431)
  })
})

describe("a connection", () => {
  it("serves one request after another", async () => {
    const text = await exchange(
      server.url(),
      lines("GET /health/live HTTP/1.1", "Host: localhost"),
      lines("GET /nowhere HTTP/1.1", "Host: localhost"),
      lines("GET /health/live HTTP/1.1", "Host: localhost", "Connection: close")
    )
    assert.deepStrictEqual(
      [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status),
      ["200", "404", "200"]
    )
  })

  it("goes on after a request whose body nobody read", async () => {
    const body = JSON.stringify(newcomer())
    const text = await exchange(
      server.url(),
      lines("POST /nowhere HTTP/1.1", "Host: localhost", `Content-Length: ${body.length}`),
      body,
      lines("PUT /api/v1/users/me HTTP/1.1", "Host: localhost", `Content-Length: ${body.length}`),
      body,
      lines("GET /health/live HTTP/1.1", "Host: localhost", "Connection: close")
    )
    assert.deepStrictEqual(
      [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status),
      ["404", "401", "200"]
    )
  })

  it.each(["h2c", "websocket", "nonsense"])("stays what it is when a client asks for %s", async (protocol) => {
    const { status, headers } = await send(
      lines(
        "GET /health/live HTTP/1.1",
        "Host: localhost",
        "Connection: Upgrade, close",
        `Upgrade: ${protocol}`,
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13"
      )
    )
    assert.deepStrictEqual([status, headers.get("x-content-type-options")], [200, "nosniff"])
  })

  it("may speak HTTP/1.0, also without a host, as health checks do", async () => {
    assert.strictEqual((await send(lines("GET /health/live HTTP/1.0", "Host: localhost"))).status, 200)
    assert.strictEqual((await send(lines("GET /health/live HTTP/1.0"))).status, 200)
    assert.strictEqual((await send(lines("GET /health/live?a=b HTTP/1.0"))).status, 422)
  })

  it.each(["a b", "local/host", "a,b", "[::1", "host:99999999", "@"])(
    "with a host that is none is no fault of ours: %s",
    async (host) => {
      const { status } = await send(lines("GET /api/v1/users/me?a=b HTTP/1.1", `Host: ${host}`, "Connection: close"))
      assert.include([400, 401], status)
    }
  )
})
