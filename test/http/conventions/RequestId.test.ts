import { assert, describe, it } from "@effect/vitest"
import { newcomer } from "../support/Accounts.ts"
import { givenServer } from "../support/People.ts"
import { uuidV7 } from "../support/Shapes.ts"
import { wire } from "../support/Wire.ts"

const server = givenServer()

const json = "Content-Type: application/json"

describe("X-Request-Id", () => {
  it.each(["a", "0", "Ab9._-", "...", "x".repeat(128), "0198f3a2-7c1e-7000-8000-000000000000"])(
    "is the client's own when it is %s",
    async (id) => {
      const answer = await wire(server.url(), "/health/live", { headers: [`X-Request-Id: ${id}`] })
      assert.strictEqual(answer.headers.get("x-request-id"), id)
    }
  )

  it.each(["", "x".repeat(129), "a b", "a/b", "a,b", "é", "a\tb", '"a"', "a:b", "a;b", "%41", "a\\r"])(
    "is a new one when the client's is %j",
    async (id) => {
      const answer = await wire(server.url(), "/health/live", { headers: [`X-Request-Id: ${id}`] })
      assert.match(answer.headers.get("x-request-id") ?? "", uuidV7)
    }
  )

  it("is a new one when the client sends two", async () => {
    const answer = await wire(server.url(), "/", { headers: ["X-Request-Id: one", "X-Request-Id: two"] })
    assert.match(answer.headers.get("x-request-id") ?? "", uuidV7)
  })

  it("is another one for each request without one", async () => {
    const answers = await Promise.all([wire(server.url(), "/"), wire(server.url(), "/")])
    assert.strictEqual(new Set(answers.map(({ headers }) => headers.get("x-request-id"))).size, 2)
  })

  it.each([
    ["200", "GET", "/", undefined],
    ["204 of a preflight", "OPTIONS", "/api/v1/users/me", undefined],
    ["400", "POST", "/api/v1/auth/login", "{"],
    ["401", "GET", "/api/v1/users/me", undefined],
    ["404", "GET", "/nowhere", undefined],
    ["404 under the base path", "GET", "/api/v1/nowhere", undefined],
    ["405", "PATCH", "/api/v1/users/me", undefined],
    ["414", "GET", `/?${"x".repeat(9000)}`, undefined],
    ["422", "POST", "/api/v1/auth/login", "{}"],
    ["a page", "GET", "/docs", undefined],
    ["a HEAD", "HEAD", "/api/v1/users/me", undefined]
  ])("is on every answer: %s", async (status, method, path, body) => {
    const answer = await wire(server.url(), path, {
      method,
      headers: [
        "X-Request-Id: mine",
        ...(body === undefined ? [] : [json]),
        ...(method === "OPTIONS" ? ["Origin: https://app.example", "Access-Control-Request-Method: PUT"] : [])
      ],
      ...(body === undefined ? {} : { body })
    })
    assert.strictEqual(answer.headers.get("x-request-id"), "mine")
    if (/^\d/.test(status)) assert.strictEqual(answer.status, Number.parseInt(status, 10))
  })

  it("is on an answer of success with a body too", async () => {
    const answer = await wire(server.url(), "/api/v1/auth/register", {
      method: "POST",
      headers: [json, "X-Request-Id: mine"],
      body: JSON.stringify(newcomer())
    })
    assert.deepStrictEqual([answer.status, answer.headers.get("x-request-id")], [201, "mine"])
  })
})
