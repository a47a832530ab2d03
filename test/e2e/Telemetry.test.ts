import { assert, describe, it } from "@effect/vitest"
import { createServer } from "node:net"
import { once } from "node:events"
import { givenAccount } from "../http/support/Accounts.ts"
import { givenCategory, givenExpense } from "../http/support/Given.ts"
import { attributesOf, collect, metricsOf, type Span, spansOf } from "./support/Collector.ts"
import { freshDatabaseUrl } from "./support/Database.ts"
import { serve } from "./support/Outlay.ts"
import { found, live } from "./support/secrets.ts"

const memory = { DATABASE_URL: "memory:" }

const jsonTo = (url: string) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_EXPORTER_OTLP_PROTOCOL: "http/json" })

/** A port on which nobody listens. */
const closedPort = async (): Promise<string> => {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  server.close()
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`
}

const rooted = (span: Span, spans: ReadonlyArray<Span>): Span => {
  const parent = spans.find(({ spanId }) => spanId === span.parentSpanId)
  return parent === undefined ? span : rooted(parent, spans)
}

/** Has the server name at its end, on stderr, the exporter that it has loaded. */
const tellingExporters = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`
    import { registerHooks } from "node:module"
    registerHooks({ load: (url, context, next) => {
      const [, name] = /(Otlp)\\.js$/.exec(url) ?? []
      if (name !== undefined) process.on("exit", () => console.error(name))
      return next(url, context)
    } })`)}`
}

describe.concurrent("telemetry", () => {
  it("loads what sends it only where there is somebody to send it to", async () => {
    const { url } = await collect()
    const [off, on] = await Promise.all([
      serve({ ...memory, ...tellingExporters, METRICS: "on" }),
      serve({ ...memory, ...tellingExporters, ...jsonTo(url) })
    ])
    assert.strictEqual((await off.stop()).stderr, "")
    assert.include((await on.stop()).stderr.split("\n"), "Otlp")
  })

  it("has a span for the use case within that of the request, and the SQL beneath it", async () => {
    const collector = await collect()
    const { stop, url } = await serve({ ...jsonTo(collector.url), DATABASE_URL: await freshDatabaseUrl() })
    const { client } = await givenAccount(url)
    const { id: category_id } = await givenCategory(client, "Books")
    await givenExpense(client, { amount: "12.50", category_id, description: "A novel" })
    assert.strictEqual((await stop()).code, 0)

    const spans = spansOf(collector)
    const recorded = spans.find(({ name }) => name === "recordExpense")
    if (recorded === undefined) return assert.fail("there is no span of the use case")
    const root = rooted(recorded, spans)
    assert.strictEqual(root.name, "POST /api/v1/expenses")
    assert.deepStrictEqual(attributesOf(root), {
      "http.request.method": "POST",
      "http.response.status_code": 201,
      "http.route": "/api/v1/expenses"
    })
    const sql = spans.filter((span) => /insert into expenses/.test(String(attributesOf(span)["db.query.text"])))
    assert.isAbove(sql.length, 0)
    for (const { traceId } of sql) assert.strictEqual(traceId, recorded.traceId)
    assert.isTrue(sql.some(({ parentSpanId }) => parentSpanId === recorded.spanId))
  })

  it("tells metrics of requests and of the process", async () => {
    const collector = await collect()
    const { stop, url } = await serve({ ...memory, ...jsonTo(`${collector.url}/`), OTEL_SERVICE_NAME: "ours" })
    assert.strictEqual((await fetch(`${url}/metrics`)).status, 404)
    await stop()
    const names = metricsOf(collector)
    for (const name of ["http_requests_total", "http_request_duration_seconds", "process_resident_memory_bytes"]) {
      assert.include([...names], name)
    }
    for (const { body } of collector.received)
      assert.include(body, '{"key":"service.name","value":{"stringValue":"ours"}}')
  })

  it("tells nothing of what was sent and answered, neither where it went well nor where it failed", async () => {
    const collector = await collect()
    const { stop, url } = await serve({ ...jsonTo(collector.url), DATABASE_URL: await freshDatabaseUrl() })
    const lived = await live(url)
    await stop()
    const failed = spansOf(collector).filter(({ status }) => status.code === 2)
    assert.includeMembers(
      failed.map(({ name, status }) => `${name}: ${status.message}`),
      ["getExpense: ExpenseNotFound", "createCategory: CategoryNameTaken"]
    )
    const all = collector.received.map(({ body }) => body).join("\n")
    assert.deepStrictEqual(found(all, lived), [])
    assert.notInclude(all, new URL(url).host)
  })

  it("has no spans of health checks", async () => {
    const collector = await collect()
    const { stop, url } = await serve({ ...memory, ...jsonTo(collector.url) })
    await Promise.all(["/health/live", "/health/ready?x=1", "/docs"].map((path) => fetch(url + path)))
    await stop()
    assert.deepStrictEqual(
      spansOf(collector).flatMap(({ kind, name }) => (kind === 2 ? [name] : [])),
      ["GET /docs"]
    )
  })

  it("is protobuf by default, and brings the headers that the collector wants", async () => {
    const collector = await collect()
    const { stop, url } = await serve({
      ...memory,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_HEADERS: "authorization=Bearer%20s3cret,x-tenant=t1",
      OTEL_RESOURCE_ATTRIBUTES: "deployment.environment=here"
    })
    await fetch(`${url}/docs`)
    const { stderr, stdout } = await stop()
    assert.notInclude(stdout + stderr, "s3cret")
    assert.sameMembers(
      collector.received.map(({ path }) => path),
      ["/v1/traces", "/v1/metrics"]
    )
    for (const { body, headers } of collector.received) {
      assert.strictEqual(headers["content-type"], "application/x-protobuf")
      assert.include(headers, { authorization: "Bearer s3cret", "x-tenant": "t1" })
      assert.match(body, /deployment\.environment[^]{1,4}here/)
    }
  })

  it.each([
    ["is not there", closedPort],
    ["never answers", async () => (await collect({ silent: true })).url]
  ])("a collector that %s disturbs neither requests nor the shutdown", async (_, urlOf) => {
    const { stop, url } = await serve({ ...memory, ...jsonTo(await urlOf()) })
    const { client } = await givenAccount(url)
    const answers = await Promise.all(Array.from({ length: 300 }, () => client.get("/categories")))
    assert.deepStrictEqual([...new Set(answers.map(({ status }) => status))], [200])
    const since = performance.now()
    const { code, stderr } = await stop()
    assert.deepStrictEqual([code, stderr], [0, ""])
    assert.isBelow(performance.now() - since, 6000)
  })
})
