/** What two servers on one database must not do twice: requests that are repeated, and attempts that are limited. */
import { assert, beforeAll, describe, it } from "@effect/vitest"
import { PostgresClient } from "@outlay/adapters-pg"
import { Deferred, Effect, Fiber, Redacted } from "effect"
import { SqlClient } from "effect/sql"
import { assertFirst, assertOneCreated, assertReplay, countOf, create, expenses } from "../http/idempotency/Creating.ts"
import { many, refusedFor, wrongPassword } from "../http/limits/Attempts.ts"
import { goodPassword, signIn } from "../http/support/Accounts.ts"
import { bodyOf, Client } from "../http/support/Client.ts"
import { problemOf } from "../http/support/Problem.ts"
import { freshDatabaseUrl } from "./support/Database.ts"
import { oneAfterAnother } from "./support/oneAfterAnother.ts"
import { serve, type Server } from "./support/Outlay.ts"

let [databaseUrl, one, two] = ["", "", ""]
let servers: ReadonlyArray<Server> = []

beforeAll(async () => {
  databaseUrl = await freshDatabaseUrl()
  const env = {
    DATABASE_URL: databaseUrl,
    SECRET_KEY: "a secret of thirty-two bytes, ok",
    RATE_LIMIT_REQUESTS: "500/10m",
    TRUSTED_PROXIES: "127.0.0.1"
  }
  servers = await Promise.all([serve(env), serve(env)])
  ;[one = "", two = ""] = servers.map(({ url }) => url)
  return () => Promise.all(servers.map(({ stop }) => stop()))
})

const register = async (name: string) => {
  const email = `${name}@example.com`
  await bodyOf(201, new Client(one).post("/auth/register", { email, username: name, password: goodPassword }))
  const { access_token } = await signIn(one, email)
  return { email, here: new Client(one, access_token), there: new Client(two, access_token) }
}

const login = (url: string, email: string, password: string, headers: Readonly<Record<string, string>> = {}) =>
  new Client(url).post("/auth/login", { email, password }, headers)

/** In turn on the one and on the other. */
const inTurn = (index: number): string => (index % 2 === 0 ? one : two)

describe("a request that is repeated on another server", () => {
  it("is answered as the first was", async () => {
    const { here, there } = await register("ann")
    const body = await expenses.given(here)
    const first = await create(here, expenses, body, "key")
    assertFirst(first)
    assertReplay(await create(there, expenses, body, "key"), first)
    const other = await create(there, expenses, { ...body, amount: "1" }, "key")
    assert.strictEqual(problemOf(422, other).type, "/problems/idempotency-key-reused")
    assert.strictEqual(await countOf(here, expenses), 1)
  })

  it("fifty times at once creates one row, and all are answered the same", async () => {
    const { here, there } = await register("bob")
    const body = await expenses.given(here)
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => create(index % 2 === 0 ? here : there, expenses, body, "key"))
    )
    assertOneCreated(answers)
    assert.strictEqual(await countOf(there, expenses), 1)
    const report = await bodyOf(200, there.get<{ total: string; count: number }>("/analytics/monthly/2026/3"))
    assert.deepInclude(report, { total: "12.50", count: 1 })
  })

  it("while the first is running waits for five seconds, is told so, and gets the answer later", async () => {
    const { here, there } = await register("cem")
    const body = await expenses.given(here)
    const { id } = await bodyOf(200, here.get<{ id: string }>("/users/me"))
    const program = Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const [held, end] = [yield* Deferred.make<void>(), yield* Deferred.make<void>()]
      // Stands for a server that has begun and does not come to an end.
      const endless = sql.withTransaction(
        Effect.gen(function* () {
          yield* sql`insert into idempotency_keys select book_id, user_id, 'key', 'none', null, now() + interval '1 day'
            from members where user_id = ${id}::uuid`
          yield* Deferred.succeed(held, undefined)
          yield* Deferred.await(end)
          return yield* Effect.fail("ended")
        })
      )
      const fiber = yield* Effect.forkChild(Effect.flip(endless))
      yield* Deferred.await(held)
      const begun = performance.now()
      const answers = yield* Effect.promise(() =>
        Promise.all([here, there].map((client) => create(client, expenses, body, "key")))
      )
      const waited = performance.now() - begun
      yield* Deferred.succeed(end, undefined)
      yield* Fiber.join(fiber)
      return { answers, waited }
    })
    const client = PostgresClient.layer({ url: Redacted.make(databaseUrl), poolMax: 1 })
    const { answers, waited } = await Effect.runPromise(Effect.provide(program, client))
    for (const answer of answers) {
      assert.strictEqual(problemOf(409, answer).type, "/problems/request-still-running")
      assert.match(answer.headers.get("retry-after") ?? "", /^[1-9]\d*$/)
    }
    assert.isAbove(waited, 4900)
    assert.isBelow(waited, 8000)
    const first = await create(here, expenses, body, "key")
    assertFirst(first)
    assertReplay(await create(there, expenses, body, "key"), first)
    assert.strictEqual(await countOf(here, expenses), 1)
  })
})

describe("attempts that are spread over two servers", () => {
  it("lock an account on both after ten failures", async () => {
    const { email } = await register("dee")
    const failures = await oneAfterAnother(many(10, email), (it, n) => login(inTurn(n), it, wrongPassword))
    assert.deepStrictEqual(
      failures.map(({ status }) => status),
      many(10, 401)
    )
    const refused = await Promise.all([one, two].map((url) => login(url, email, goodPassword)))
    for (const answer of refused) refusedFor(answer, "login-account", 900)
  })

  it("can't slip through at one moment", async () => {
    const { email } = await register("eve")
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => login(inTurn(n), email, wrongPassword)))
    assert.deepStrictEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [...many(10, 401), ...many(30, 429)]
    )
  })

  it("are cleared on both by a login that succeeds on one", async () => {
    const { email } = await register("fox")
    await oneAfterAnother(many(9, email), (it, n) => login(inTurn(n), it, wrongPassword))
    await bodyOf(200, login(two, email, goodPassword))
    const failures = await oneAfterAnother(many(9, email), (it) => login(one, it, wrongPassword))
    assert.deepStrictEqual(
      failures.map(({ status }) => status),
      many(9, 401)
    )
    await bodyOf(200, login(one, email, goodPassword))
  })

  it("are counted together for one address", async () => {
    const { email } = await register("gus")
    const headers = { "x-forwarded-for": "203.0.113.7" }
    const strangers = Array.from({ length: 60 }, (_, n) => login(inTurn(n), `${n}@example.com`, wrongPassword, headers))
    const statuses = (await Promise.all(strangers)).map(({ status }) => status)
    assert.deepStrictEqual(
      statuses.toSorted((a, b) => a - b),
      [...many(50, 401), ...many(10, 429)]
    )
    const refused = await Promise.all([one, two].map((url) => login(url, email, goodPassword, headers)))
    for (const answer of refused) refusedFor(answer, "login-address", 900)
    await bodyOf(200, login(one, email, goodPassword, { "x-forwarded-for": "203.0.113.8" }))
  })

  it("are counted together for one user", async () => {
    const { here, there } = await register("hal")
    const answers = await Promise.all(
      Array.from({ length: 520 }, (_, index) => (index % 2 === 0 ? here : there).get("/users/me"))
    )
    assert.lengthOf(
      answers.filter(({ status }) => status === 200),
      500
    )
    const refused = await Promise.all([here, there].map((client) => client.get("/users/me")))
    for (const answer of refused) refusedFor(answer, "requests", 600)
  })
})
