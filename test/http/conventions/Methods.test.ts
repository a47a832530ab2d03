import { assert, describe, it } from "@effect/vitest"
import { givenServer } from "../support/People.ts"
import { problemOf } from "../support/Problem.ts"
import { nobodysId } from "../support/Shapes.ts"
import { wire, type WireAnswer } from "../support/Wire.ts"

const server = givenServer()

const api = "/api/v1"

const problem = (answer: WireAnswer) => answer.body as { readonly [name: string]: unknown }

describe("a path that is not there", () => {
  it.each([
    "/nowhere",
    "/api",
    "/api/v1",
    "/api/v1/",
    "/api/v2/users/me",
    "/API/V1/users/me",
    "/api/v1/Users/me",
    "/users/me",
    "/api/v1/users",
    "/api/v1/users/you",
    "/api/v1/users/me/more",
    "/api/v1/auth",
    "/api/v1/auth/registers",
    `/api/v1/expenses/${nobodysId}/status`,
    "/api/v1/analytics",
    "/api/v1/analytics/monthly/2026",
    "/health",
    "/metrics",
    "/openapi.yaml",
    "/favicon.ico",
    "/api/v1/%"
  ])("is 404 for everyone: %s", async (path) => {
    const answer = await wire(server.url(), path)
    assert.deepStrictEqual(problem(answer), {
      type: "/problems/not-found",
      title: "There is no such thing here",
      status: 404,
      detail: "There is no such path.",
      instance: path.endsWith("%") ? `${path}25` : path
    })
    assert.match(answer.headers.get("content-type") ?? "", /^application\/problem\+json/)
    assert.isFalse(answer.headers.has("allow"))
  })

  it.each(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])(
    "is 404 by %s",
    async (method) => {
      const answer = await wire(server.url(), `${api}/nowhere`, { method })
      assert.strictEqual(answer.status, 404)
    }
  )
})

const paths: ReadonlyArray<readonly [path: string, allow: string]> = [
  ["/", "GET, HEAD"],
  ["/health/live", "GET, HEAD"],
  ["/health/ready", "GET, HEAD"],
  ["/openapi.json", "GET, HEAD"],
  ["/docs", "GET, HEAD"],
  ["/redoc", "GET, HEAD"],
  [`${api}/auth/register`, "POST"],
  [`${api}/auth/login`, "POST"],
  [`${api}/auth/refresh`, "POST"],
  [`${api}/auth/logout`, "POST"],
  [`${api}/users/me`, "DELETE, GET, HEAD, PUT"],
  [`${api}/categories`, "GET, HEAD, POST"],
  [`${api}/categories/${nobodysId}`, "DELETE, GET, HEAD, PUT"],
  [`${api}/categories/no-id`, "DELETE, GET, HEAD, PUT"],
  [`${api}/expenses`, "GET, HEAD, POST"],
  [`${api}/expenses/${nobodysId}`, "DELETE, GET, HEAD, PUT"],
  [`${api}/budgets`, "GET, HEAD, POST"],
  [`${api}/budgets/status`, "GET, HEAD"],
  [`${api}/budgets/${nobodysId}`, "DELETE, GET, HEAD, PUT"],
  [`${api}/budgets/${nobodysId}/status`, "GET, HEAD"],
  [`${api}/analytics/monthly/2026/1`, "GET, HEAD"],
  [`${api}/analytics/yearly/2026`, "GET, HEAD"],
  [`${api}/analytics/category-breakdown`, "GET, HEAD"],
  [`${api}/analytics/trends`, "GET, HEAD"]
]

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "QUERY"]

describe("a method that a path does not have", () => {
  it.each(paths)("is 405 with Allow: %s", async (path, allow) => {
    for (const method of methods.filter((method) => !allow.split(", ").includes(method))) {
      const answer = await wire(server.url(), path, { method })
      assert.deepStrictEqual([method, answer.status, answer.headers.get("allow")], [method, 405, allow])
      if (method === "HEAD") continue
      const { type, status, instance } = problem(answer)
      assert.deepStrictEqual([type, status, instance], ["/problems/method-not-allowed", 405, path])
    }
  })

  it.each(paths)("is none of those that Allow names: %s", async (path, allow) => {
    for (const method of allow.split(", ")) {
      const answer = await wire(server.url(), path, { method })
      assert.notInclude([404, 405], answer.status, method)
    }
  })

  it("is told also of a path with a query, and without reading the body", async () => {
    const answer = await wire(server.url(), `${api}/users/me?x=1`, { method: "POST", body: "{" })
    assert.deepStrictEqual([answer.status, problem(answer).instance], [405, `${api}/users/me`])
  })
})

describe("HEAD", () => {
  it.each(paths.filter(([, allow]) => allow.includes("HEAD")).map(([path]) => path))(
    "answers as GET does, without a body: %s",
    async (path) => {
      const token = (await server.somebody()).token ?? ""
      for (const headers of [[], [`Authorization: Bearer ${token}`]]) {
        const [get, head] = [
          await wire(server.url(), path, { headers }),
          await wire(server.url(), path, { method: "HEAD", headers })
        ]
        assert.deepStrictEqual([head.status, head.text], [get.status, ""])
        for (const name of ["content-type", "etag", "cache-control", "www-authenticate", "content-length"]) {
          assert.strictEqual(head.headers.get(name), get.headers.get(name), name)
        }
      }
    }
  )
})

describe("a path", () => {
  it.each(["/api/v1/users/me/", "/api/v1//users/me", "//api/v1/users/me", "/api/v1/users/m%65"])(
    "is the same when it is spelled %s: never a way around the token",
    async (path) => {
      const answer = await wire(server.url(), path)
      assert.include([401, 404], answer.status)
      const { token = "" } = await server.somebody()
      const known = await wire(server.url(), path, { headers: [`Authorization: Bearer ${token}`] })
      if (known.status === 200) assert.strictEqual(known.headers.get("cache-control"), "no-store")
    }
  )

  it("may come as an absolute address", async () => {
    const answer = await wire(server.url(), "http://localhost/api/v1/users/me?a=b")
    assert.deepStrictEqual([answer.status, problem(answer).instance], [401, "/api/v1/users/me"])
  })

  it.each(["x".repeat(101), "x".repeat(5000), "0".repeat(100), `${nobodysId}0`])(
    "with an id that is none, however long, is 422",
    async (id) => {
      const client = await server.somebody()
      for (const path of [`/expenses/${id}`, `/categories/${id}`, `/budgets/${id}`, `/budgets/${id}/status`]) {
        assert.deepStrictEqual(problemOf(422, await client.get(path)).errors, [
          { parameter: "id", detail: "must be a UUID" }
        ])
      }
    }
  )

  it("that is too long is 414", async () => {
    const answer = await wire(server.url(), `${api}/${"x".repeat(9000)}`)
    assert.deepStrictEqual([answer.status, problem(answer).type], [414, "/problems/uri-too-long"])
  })
})
