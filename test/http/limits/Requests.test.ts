import { defaultRateLimits } from "@outlay/adapters-http"
import { assert, describe, it } from "@effect/vitest"
import { Duration } from "effect"
import { givenAccount, signIn } from "../support/Accounts.ts"
import { bodyOf, Client } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { assertProblem } from "../support/Problem.ts"
import { limitIn, many, refusedFor } from "./Attempts.ts"

const clock = { now: Date.now() }
const requests = { max: 6, window: Duration.minutes(1) }
const off = { loginAccount: undefined, loginAddress: undefined, register: undefined }
const server = givenServer({ now: () => clock.now, rateLimits: { ...off, requests } })

const ask = async (client: Client, times: number) => {
  const statuses: Array<number> = []
  for (let n = 0; n < times; n++) statuses.push((await client.get("/users/me")).status)
  return statuses
}

describe("requests of one user", () => {
  it("are as many as are allowed, whatever they ask, and free again when the window is over", async () => {
    const { client } = await givenAccount(server.url())
    const seen = [
      await client.get("/users/me"),
      await client.post("/categories", { name: "Lunch" }),
      await client.get("/expenses?page=0"),
      await client.put("/users/me", {}),
      await client.delete("/budgets/no-id"),
      await client.send("HEAD", "/categories")
    ]
    assert.deepStrictEqual(
      seen.map((answer) => [answer.status, limitIn(answer, "requests").remaining]),
      [
        [200, 5],
        [201, 4],
        [422, 3],
        [200, 2],
        [422, 1],
        [200, 0]
      ]
    )
    const refusal = await client.get("/users/me")
    assert.strictEqual(refusedFor(refusal, "requests", 60), 60)
    assert.deepInclude(limitIn(refusal, "requests"), { max: 6, window: 60 })
    clock.now += 59_999
    assert.strictEqual(refusedFor(await client.get("/users/me"), "requests", 60), 1)
    clock.now += 1
    assert.deepStrictEqual(await ask(client, 7), [...many(6, 200), 429])
  })

  it("are refused before the faults of a body or a parameter", async () => {
    const { client } = await givenAccount(server.url())
    await ask(client, 6)
    for (const answer of [
      await client.send("POST", "/expenses", { raw: "{" }),
      await client.send("POST", "/expenses", { raw: "{}", headers: { "content-type": "text/plain" } }),
      await client.send("POST", "/expenses", { raw: `"${"x".repeat(1_048_576)}"` }),
      await client.get("/expenses?page=0"),
      await client.delete("/budgets/no-id")
    ]) {
      refusedFor(answer, "requests", 60)
    }
  })

  it("that are refused do nothing", async () => {
    const { client, email } = await givenAccount(server.url())
    await ask(client, 6)
    refusedFor(await client.post("/categories", { name: "Lunch" }), "requests", 60)
    refusedFor(await client.delete("/users/me"), "requests", 60)
    clock.now += 60_000
    const again = new Client(server.url(), (await signIn(server.url(), email)).access_token)
    const { items } = await bodyOf(200, again.get<{ items: ReadonlyArray<{ name: string }> }>("/categories"))
    assert.notInclude(
      items.map(({ name }) => name),
      "Lunch"
    )
  })

  it("of all their sessions are counted together", async () => {
    const { client, email } = await givenAccount(server.url())
    const other = new Client(server.url(), (await signIn(server.url(), email)).access_token)
    assert.deepStrictEqual([...(await ask(client, 3)), ...(await ask(other, 4))], [...many(6, 200), 429])
    assert.deepStrictEqual(await ask(client, 1), [429])
  })

  it("are nobody else's", async () => {
    const [one, other] = [await givenAccount(server.url()), await givenAccount(server.url())]
    await ask(one.client, 10)
    assert.deepStrictEqual(await ask(other.client, 7), [...many(6, 200), 429])
  })

  it("can't slip through at one moment", async () => {
    const { client } = await givenAccount(server.url())
    const answers = await Promise.all(many(30, "/users/me").map((path) => client.get(path)))
    assert.deepStrictEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [...many(6, 200), ...many(24, 429)]
    )
  })

  it("do not count without a valid token, which is 401, nor on a path that is not there", async () => {
    const { client, tokens } = await givenAccount(server.url())
    for (const token of [undefined, "none", tokens.refresh_token, `${tokens.access_token}x`]) {
      for (let n = 0; n < 10; n++) {
        const answer = new Client(server.url(), token).get("/users/me")
        await assertProblem(401, "unauthorized", answer)
        assert.isNull((await answer).headers.get("ratelimit"))
      }
    }
    await assertProblem(404, "not-found", client.get("/nothing"))
    await assertProblem(405, "method-not-allowed", client.send("PATCH", "/users/me"))
    assert.deepStrictEqual(await ask(client, 7), [...many(6, 200), 429])
  })

  it("do not count where no token is needed", async () => {
    const { client, email } = await givenAccount(server.url())
    await ask(client, 7)
    const tokens = await signIn(server.url(), email)
    const { refresh_token } = tokens
    await bodyOf(200, client.post("/auth/refresh", { refresh_token }))
    assert.strictEqual((await fetch(`${server.url()}/health/live`)).status, 200)
  })
})

describe("without a limit", () => {
  const unlimited = givenServer()

  it("requests and failed logins are never refused, and nothing is told of limits", async () => {
    const { client, email } = await givenAccount(unlimited.url())
    for (const status of await ask(client, 60)) assert.strictEqual(status, 200)
    for (let n = 0; n < 60; n++) {
      const answer = await client.post("/auth/login", { email, password: "a wrong password" })
      const told = ["ratelimit", "ratelimit-policy", "retry-after"].map((name) => answer.headers.get(name))
      assert.deepStrictEqual([answer.status, ...told], [401, null, null, null])
    }
    await signIn(unlimited.url(), email)
  })

  it("by default there is none of requests", () => assert.isUndefined(defaultRateLimits.requests))
})
