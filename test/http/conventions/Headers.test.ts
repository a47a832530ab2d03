import { assert, describe, it } from "@effect/vitest"
import { newcomer } from "../support/Accounts.ts"
import { givenServer } from "../support/People.ts"
import { wire } from "../support/Wire.ts"

const server = givenServer()

const allowed = "https://app.example"
const origin = `Origin: ${allowed}`

const paths = [
  "/",
  "/health/live",
  "/openapi.json",
  "/docs",
  "/redoc",
  "/nowhere",
  "/api/v1/users/me",
  "/api/v1/nowhere"
]

describe("security headers", () => {
  it.each(paths)("are on every answer: %s", async (path) => {
    for (const method of ["GET", "HEAD", "PATCH", "POST"]) {
      const { headers } = await wire(server.url(), path, { method })
      assert.strictEqual(headers.get("x-content-type-options"), "nosniff")
      assert.strictEqual(headers.get("referrer-policy"), "no-referrer")
      assert.isFalse(headers.has("x-powered-by"))
      assert.isFalse(headers.has("server"))
    }
  })

  it("keep what is personal out of every cache", async () => {
    const { token = "" } = await server.somebody()
    for (const path of [
      "/users/me",
      "/categories",
      "/expenses",
      "/budgets",
      "/analytics/trends",
      "/users/me?x=1",
      "/x"
    ]) {
      const { headers } = await wire(server.url(), `/api/v1${path}`, { headers: [`Authorization: Bearer ${token}`] })
      assert.strictEqual(headers.get("cache-control"), "no-store")
    }
    const { headers, status } = await wire(server.url(), "/api/v1/auth/register", {
      method: "POST",
      headers: ["Content-Type: application/json"],
      body: JSON.stringify(newcomer())
    })
    assert.deepStrictEqual([status, headers.get("cache-control")], [201, "no-store"])
  })
})

const preflight = (path: string, ...headers: ReadonlyArray<string>) =>
  wire(server.url(), path, { method: "OPTIONS", headers: ["Access-Control-Request-Method: PUT", ...headers] })

const list = (text: string | undefined) => (text ?? "").split(",").map((name) => name.trim().toLowerCase())

describe("a page of an allowed origin", () => {
  it.each([...paths, "/api/v1/expenses/x"])("may ask whether it may call: %s", async (path) => {
    const { status, headers, text } = await preflight(path, origin, "Access-Control-Request-Headers: authorization")
    assert.deepStrictEqual([status, text, headers.get("access-control-allow-origin")], [204, "", allowed])
    assert.includeMembers(list(headers.get("access-control-allow-methods")), ["get", "post", "put", "delete"])
    assert.includeMembers(list(headers.get("access-control-allow-headers")), [
      "authorization",
      "content-type",
      "if-match",
      "if-none-match",
      "x-request-id"
    ])
    assert.include(list(headers.get("vary")), "origin")
  })

  it.each(paths)("reads the answer and its headers: %s", async (path) => {
    for (const method of ["GET", "PATCH"]) {
      const { headers } = await wire(server.url(), path, { method, headers: [origin] })
      assert.strictEqual(headers.get("access-control-allow-origin"), allowed)
      assert.includeMembers(list(headers.get("access-control-expose-headers")), [
        "etag",
        "location",
        "x-request-id",
        "retry-after"
      ])
      assert.include(list(headers.get("vary")), "origin")
      assert.isFalse(headers.has("access-control-allow-credentials"))
    }
  })
})

describe("a page of another origin", () => {
  it.each([
    "https://evil.example",
    "http://app.example",
    "https://app.example:8443",
    "https://app.example.evil.example",
    "https://APP.example",
    "https://app.example/",
    "null",
    "*",
    "",
    `${allowed}, ${allowed}`
  ])("gets no leave: %s", async (other) => {
    for (const answer of [
      await preflight("/api/v1/users/me", `Origin: ${other}`),
      await wire(server.url(), "/api/v1/users/me", { headers: [`Origin: ${other}`] })
    ]) {
      const leave = [...answer.headers.keys()].filter((name) => name.startsWith("access-control-"))
      assert.deepStrictEqual(leave, [])
      assert.include(list(answer.headers.get("vary")), "origin")
    }
  })

  it("is no preflight without an origin, or without the method that is asked about", async () => {
    for (const headers of [[], [origin], ["Access-Control-Request-Method: PUT"]]) {
      const { status } = await wire(server.url(), "/api/v1/users/me", { method: "OPTIONS", headers })
      assert.strictEqual(status, 405)
    }
  })
})

describe("an answer", () => {
  it("is JSON in UTF-8 with its length", async () => {
    const { headers, text } = await wire(server.url(), "/")
    assert.match(headers.get("content-type") ?? "", /^application\/json(; ?charset=utf-8)?$/i)
    assert.strictEqual(headers.get("content-length"), String(Buffer.byteLength(text)))
  })

  it("is a problem whatever the client accepts", async () => {
    for (const accept of ["text/html", "application/xml", "image/*;q=0.1", ""]) {
      const { status, headers } = await wire(server.url(), "/api/v1/users/me", { headers: [`Accept: ${accept}`] })
      assert.strictEqual(status, 401)
      assert.match(headers.get("content-type") ?? "", /^application\/problem\+json/)
    }
  })
})
