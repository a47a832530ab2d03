import { assert, beforeAll, describe, it } from "@effect/vitest"
import { Client, type Sent } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, assertProblem } from "../support/Problem.ts"

const server = givenServer()

const tooLarge = `"${"x".repeat(1_048_576)}"`

/** Everything that can be wrong with a body, from the first check to the last. */
const faults: ReadonlyArray<readonly [name: string, status: number, sent: Sent]> = [
  ["an empty body", 400, { raw: "" }],
  ["no JSON", 400, { raw: "{" }],
  ["no UTF-8", 400, { raw: new Uint8Array([0x22, 0xff, 0x22]) }],
  ["too much", 413, { raw: tooLarge }],
  ["another content type", 415, { raw: "{}", headers: { "content-type": "text/plain" } }],
  ["compression", 415, { raw: "{}", headers: { "content-encoding": "gzip" } }],
  ["an unknown field", 422, { body: { nonsense: 1 } }],
  ["another shape", 422, { body: [] }]
]

const guarded: ReadonlyArray<readonly [method: string, path: string]> = [
  ["PUT", "/users/me"],
  ["POST", "/categories"],
  ["PUT", "/categories/no-id"],
  ["POST", "/expenses"],
  ["PUT", "/expenses/no-id"],
  ["POST", "/budgets"],
  ["PUT", "/budgets/no-id"]
]

describe("without a token", () => {
  for (const [method, path] of guarded) {
    it.each(faults)(`${method} ${path} is 401 before %s`, async (_, __, sent) => {
      await assertProblem(401, "unauthorized", new Client(server.url()).send(method, `${path}?nonsense=1`, sent))
    })
  }

  it.each(["/expenses?page=0", "/expenses/no-id", "/budgets/status?date=x", "/analytics/yearly/0", "/categories?a=1"])(
    "GET %s is 401 before the faults of its parameters",
    (path) => assertProblem(401, "unauthorized", new Client(server.url()).get(path))
  )

  it.each(["%ff", "%", "%c3%28"])("a path or query that is not UTF-8 (%s) is 401 as well", async (escape) => {
    const guest = new Client(server.url())
    for (const path of [`/expenses?q=${escape}`, `/expenses/${escape}`, `/budgets/${escape}/status`]) {
      await assertProblem(401, "unauthorized", guest.get(path))
    }
  })

  it.each(faults)("DELETE /users/me is 401 before %s", (_, __, sent) =>
    assertProblem(401, "unauthorized", new Client(server.url()).send("DELETE", "/users/me", sent))
  )
})

describe("with a token", () => {
  let client = new Client("")
  beforeAll(async () => {
    client = await server.somebody()
  })

  for (const [method, path] of guarded) {
    it.each(faults)(`${method} ${path} with %s is %i`, async (_, status, sent) => {
      const answer = await client.send(method, path, sent)
      assert.strictEqual(answer.status, status, answer.text)
    })
  }

  it("a method that the path does not have is 405 first", async () => {
    for (const [, , sent] of faults) {
      await assertProblem(405, "method-not-allowed", client.send("PATCH", "/users/me", sent))
    }
  })

  it.each(["%ff", "%", "%c3%28"])("a path or query that is not UTF-8 (%s) is 400", async (escape) => {
    for (const path of [`/expenses?q=${escape}`, `/expenses/${escape}`, `/budgets/${escape}/status`]) {
      await assertProblem(400, "bad-request", client.get(path))
    }
  })

  it("faults of the path, the query and the body are told together", async () => {
    await assertFaults(
      client.put("/categories/no-id?nonsense=1&more=2", { name: 5, extra: true }),
      "id",
      "nonsense",
      "more",
      "/name",
      "/extra"
    )
  })

  it("a body that can't be read is told before faults of the path and the query", async () => {
    await assertProblem(400, "bad-request", client.send("PUT", "/categories/no-id?nonsense=1", { raw: "{" }))
  })

  it("faults are told before it is asked whether the thing is there", async () => {
    const path = "/categories/01900000-0000-7000-8000-000000000000"
    await assertFaults(client.put(path, { name: "" }), "/name")
    await assertProblem(404, "not-found", client.put(path, { name: "x" }))
  })
})

describe("paths that are open to everyone", () => {
  it.each(["register", "login", "refresh", "logout"])("/auth/%s don't mind a token that is not valid", async (path) => {
    const answer = await new Client(server.url(), "nonsense").post(`/auth/${path}`, {})
    assert.strictEqual(answer.status, 422)
  })
})
