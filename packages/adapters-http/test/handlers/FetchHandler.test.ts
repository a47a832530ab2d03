import { FetchHandler } from "@outlay/adapters-http"
import * as Memory from "@outlay/adapters-memory"
import { type Actor, IdGenerators, openBook, StoreHealth } from "@outlay/application"
import { CurrencyCode, type Role, TimeZone, UserId } from "@outlay/domain"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { Effect, Layer, ManagedRuntime, References } from "effect"

const runtime = ManagedRuntime.make(
  Layer.mergeAll(
    Memory.layer,
    IdGenerators.layer,
    Layer.succeed(StoreHealth, { check: Effect.void }),
    Layer.succeed(References.MinimumLogLevel, "None")
  )
)

const givenActor = async (id: string, role: Role = "owner"): Promise<Actor> => ({
  userId: UserId.make(`01900000-0000-7000-8000-00000000000${id}`),
  book: await runtime.runPromise(
    openBook({ currency: CurrencyCode.make("EUR"), timeZone: TimeZone.make("Europe/Vienna") })
  ),
  role
})

const host = "https://host.example"

describe("the API as a fetch handler", () => {
  const actors = new Map<string, Actor>()
  let handler: FetchHandler.FetchHandler

  beforeAll(async () => {
    actors
      .set("ann", await givenActor("a"))
      .set("bob", await givenActor("b"))
      .set("eve", await givenActor("e", "viewer"))
    handler = FetchHandler.make(Layer.effectContext(runtime.contextEffect), {
      mountPath: "/money",
      authenticate: (request) => {
        const key = request.headers.get("x-user") ?? ""
        if (key === "fault") throw new Error("the host's own fault")
        return actors.get(key)
      },
      securityScheme: { type: "apiKey", in: "header", name: "X-User" }
    })
  })
  afterAll(() => handler.dispose())
  afterAll(() => runtime.dispose())

  const ask = async (path: string, user?: string, init: RequestInit = {}) => {
    const headers = { ...(user === undefined ? {} : { "x-user": user }), "content-type": "application/json" }
    const response = await handler.handle(
      new Request(host + path, { ...init, headers: { ...headers, ...init.headers } })
    )
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text.startsWith("{") ? JSON.parse(text) : text }
  }

  const categoryOf = async (user: string): Promise<string> =>
    (await ask("/money/api/v1/categories", user)).body.items[0].id

  const lunch = async (user: string, headers: Record<string, string> = {}) => {
    const body = JSON.stringify({ category_id: await categoryOf(user), amount: "12.50", date: "2026-11-25" })
    return ask("/money/api/v1/expenses", user, { method: "POST", body, headers })
  }

  it("records and reads for whom the host says is asking", async () => {
    const { status, body } = await lunch("ann")
    assert.strictEqual(status, 201)
    assert.strictEqual(body.user_id, actors.get("ann")?.userId)
    const range = "start_date=2026-11-01&end_date=2026-11-30"
    const breakdown = await ask(`/money/api/v1/analytics/category-breakdown?${range}`, "ann")
    assert.deepInclude(breakdown.body, { total: "12.50", count: 1 })
    const others = await ask(`/money/api/v1/analytics/category-breakdown?${range}`, "bob")
    assert.deepInclude(others.body, { total: "0.00", count: 0 })
    assert.strictEqual((await ask(`/money/api/v1/expenses/${body.id}`, "bob")).status, 404)
  })

  it("says where things are under its path, to a repetition too", async () => {
    const first = await lunch("ann", { "idempotency-key": "lunch" })
    assert.strictEqual(first.headers.get("location"), `/money/api/v1/expenses/${first.body.id}`)
    const again = await lunch("ann", { "idempotency-key": "lunch" })
    assert.strictEqual(again.headers.get("idempotency-replayed"), "true")
    assert.strictEqual(again.headers.get("location"), first.headers.get("location"))
    assert.strictEqual((await ask(first.headers.get("location") ?? "", "ann")).status, 200)
    assert.strictEqual((await lunch("ann")).headers.get("location")?.startsWith("/money/api/v1/expenses/"), true)
  })

  it("answers 401 when the host says nobody, and tells a role what it may not", async () => {
    const nobody = await ask("/money/api/v1/expenses?per_page=0")
    assert.strictEqual(nobody.status, 401)
    assert.match(nobody.headers.get("content-type") ?? "", /^application\/problem\+json/)
    assert.deepInclude(nobody.body, { type: "/problems/unauthorized", instance: "/money/api/v1/expenses" })
    assert.strictEqual((await lunch("eve")).status, 403)
  })

  it("takes an actor that the host knows already", async () => {
    const request = new Request(`${host}/money/api/v1/categories`)
    assert.strictEqual((await handler.handle(request, actors.get("bob"))).status, 200)
  })

  it("answers 500 to a fault of the host, and tells nothing of it", async () => {
    const { status, body } = await ask("/money/api/v1/expenses", "fault")
    assert.strictEqual(status, 500)
    assert.notInclude(JSON.stringify(body), "own fault")
  })

  it.each([
    ["/money/api/v1/expenses/x?a=1", "/money/api/v1/expenses/x"],
    ["/money/nothing", "/money/nothing"],
    ["/money/api/v1/%zz", "/money/api/v1/%25zz"]
  ])("names the path that was asked for in a problem: %s is %s", async (path, instance) => {
    assert.strictEqual((await ask(path, "ann")).body.instance, instance)
  })

  it.each([
    "/money/api/v1/auth/login",
    "/money/api/v1/users/me",
    "/money/api/v1//auth/login",
    "/money/api/v1/%61uth/login"
  ])("has no accounts or sessions: %s", async (path) => {
    const statuses = ["GET", "POST", "DELETE", "OPTIONS"].map(
      async (method) => (await ask(path, "ann", { method })).status
    )
    assert.deepStrictEqual(await Promise.all(statuses), [404, 404, 404, 404])
  })

  it.each(["/api/v1/expenses", "/moneybags/api/v1/expenses", "/", "/docs", "/nowhere"])(
    "has nothing outside its path: %s",
    async (path) => {
      const { status, body, headers } = await ask(path, "ann")
      assert.strictEqual(status, 404)
      assert.strictEqual(body.instance, path)
      assert.isNotNull(headers.get("x-request-id"))
    }
  )

  it("tells what it is, and where its pages are", async () => {
    const atPath = await ask("/money?")
    assert.deepInclude(atPath.body, { message: "API is running", docs: "/money/docs" })
    assert.deepStrictEqual((await ask("/money/")).body, atPath.body)
    assert.strictEqual((await ask("/money/health/ready")).status, 200)
    const docs = await ask(atPath.body.docs)
    assert.match(docs.headers.get("content-type") ?? "", /^text\/html/)
    assert.include(docs.body, '"url":"/money"')
  })

  it("publishes its own part of the contract, under its path and with the host's way to say who asks", async () => {
    const { body } = await ask("/money/openapi.json")
    assert.deepStrictEqual(body.servers, [{ url: "/money" }])
    assert.deepStrictEqual(
      Object.keys(body.paths).filter((path) => /auth|users/.test(path)),
      []
    )
    assert.deepStrictEqual(body.components.securitySchemes, { host: { type: "apiKey", in: "header", name: "X-User" } })
    assert.deepStrictEqual(body.paths["/api/v1/expenses"].get.security, [{ host: [] }])
    assert.deepStrictEqual(body.paths["/health/live"].get.security, [])
    assert.deepStrictEqual(
      body.tags.map(({ name }: { name: string }) => name),
      ["Service", "Categories", "Expenses", "Budgets", "Analytics"]
    )
  })

  it("lies at the root unless told otherwise", async () => {
    const atRoot = FetchHandler.make(Layer.effectContext(runtime.contextEffect))
    const ann = actors.get("ann")
    const of = async (path: string) => (await atRoot.handle(new Request(host + path), ann)).status
    assert.deepStrictEqual(
      [await of("/"), await of("/api/v1/expenses"), await of("/api/v1/auth/login"), await of("/openapi.json")],
      [200, 200, 404, 200]
    )
    await atRoot.dispose()
  })
})
