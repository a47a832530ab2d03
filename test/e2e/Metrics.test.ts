import { assert, describe, it } from "@effect/vitest"
import { Client } from "../http/support/Client.ts"
import { serve } from "./support/Outlay.ts"
import { found, live } from "./support/secrets.ts"

const memory = { DATABASE_URL: "memory:" }

/** The value of every series, by its name with its labels; each line must be as Prometheus reads it. */
const scrape = async (url: string): Promise<ReadonlyMap<string, number>> => {
  const response = await fetch(`${url}/metrics`)
  assert.strictEqual(response.status, 200)
  assert.match(response.headers.get("content-type") ?? "", /^text\/plain; version=0\.0\.4(;|$)/)
  const lines = (await response.text()).split("\n")
  assert.strictEqual(lines.pop(), "")
  const series = new Map<string, number>()
  for (const line of lines.filter((line) => !line.startsWith("#"))) {
    const [, name = "", value] = /^([a-z_]\w*(?:\{\w+="[^"\\]*"(?:,\w+="[^"\\]*")*\})?) (\S+)$/.exec(line) ?? []
    assert.isFalse(Number.isNaN(Number(value)), line)
    assert.isFalse(series.has(name), line)
    series.set(name, Number(value))
  }
  return series
}

const labels = (route: string, status: number, method = "GET") =>
  `method="${method}",route="${route}",status="${status}"`

describe.concurrent("GET /metrics", () => {
  it("counts requests and how long they took, by method, route and status", async () => {
    const { stop, url } = await serve({ ...memory, METRICS: "on" })
    await Promise.all(Array.from({ length: 3 }, () => fetch(`${url}/health/live`)))
    const first = await scrape(url)
    await Promise.all(Array.from({ length: 4 }, () => fetch(`${url}/health/live`)))
    await new Client(url).get("/expenses/01900000-0000-7000-8000-000000000001")
    const second = await scrape(url)
    await stop()

    const live = labels("/health/live", 200)
    assert.strictEqual(first.get(`http_requests_total{${live}}`), 3)
    assert.strictEqual(second.get(`http_requests_total{${live}}`), 7)
    assert.strictEqual(second.get(`http_requests_total{${labels("/api/v1/expenses/:id", 401)}}`), 1)
    assert.strictEqual(second.get(`http_requests_total{${labels("/metrics", 200)}}`), 1)
    assert.strictEqual(second.get(`http_request_duration_seconds_count{${live}}`), 7)
    assert.isAbove(second.get(`http_request_duration_seconds_sum{${live}}`) ?? 0, 0)
    const buckets = [...second].flatMap(([name, count]) => (name.includes(`_bucket{${live}`) ? [count] : []))
    assert.isAbove(buckets.length, 10)
    assert.deepStrictEqual(
      buckets,
      buckets.toSorted((one, other) => one - other)
    )
    assert.strictEqual(second.get(`http_request_duration_seconds_bucket{${live},le="+Inf"}`), 7)
  })

  it("tells of requests that run, and of the process", async () => {
    const before = Date.now() / 1000
    const { stop, url } = await serve({ ...memory, METRICS: "on" })
    await Promise.all(["/", "/docs", "/nothing", "/api/v1/expenses"].map((path) => fetch(url + path)))
    const series = await scrape(url)
    await stop()
    assert.strictEqual(series.get("http_requests_in_flight"), 1)
    assert.isAbove(series.get("process_resident_memory_bytes") ?? 0, 10_000_000)
    assert.isAbove(series.get("process_cpu_seconds_total") ?? 0, 0)
    assert.closeTo(series.get("process_start_time_seconds") ?? 0, before, 10)
    assert.isAtLeast(series.get("nodejs_eventloop_lag_seconds") ?? -1, 0)
    assert.isAtLeast(series.get("nodejs_eventloop_lag_p99_seconds") ?? -1, 0)
  })

  it("has no more series because of what clients make up", async () => {
    const { stop, url } = await serve({ ...memory, METRICS: "on" })
    const ask = (method: string, path: string) => fetch(url + path, { method })
    const madeUp = (count: number) =>
      Promise.all(
        Array.from({ length: count }, (_, index) => [
          ask("GET", `/nothing/${index}?q=${index}`),
          ask("GET", `/api/v1/expenses/${index}`),
          ask("PUT", `/docs/${index}`),
          ask(["PROPFIND", "LOCK", "REPORT"][index % 3] ?? "", "/")
        ]).flat()
      )
    await scrape(url)
    await madeUp(1)
    const few = await scrape(url)
    await madeUp(50)
    const many = await scrape(url)
    await stop()
    assert.deepStrictEqual([...many.keys()].toSorted(), [...few.keys()].toSorted())
    assert.strictEqual(many.get(`http_requests_total{${labels("unmatched", 404)}}`), 51)
    assert.strictEqual(many.get(`http_requests_total{${labels("/", 405, "other")}}`), 51)
  })

  it("tells nothing of anybody", async () => {
    const { stop, url } = await serve({ ...memory, METRICS: "on" })
    const lived = await live(url)
    const text = await (await fetch(`${url}/metrics`)).text()
    await stop()
    assert.include(text, 'route="/api/v1/auth/login"')
    assert.deepStrictEqual(found(text, lived), [])
    assert.notInclude(text, lived.userId)
  })

  it("answers GET and HEAD alone when it is on, and is not there when it is off", async () => {
    const [on, off] = await Promise.all([serve({ ...memory, METRICS: "on" }), serve({ ...memory, METRICS: "off" })])
    const ask = async (url: string, method: string) => {
      const { headers, status } = await fetch(`${url}/metrics`, { method })
      return [status, headers.get("allow"), headers.get("cache-control")]
    }
    assert.deepStrictEqual(await ask(on.url, "HEAD"), [200, null, "no-store"])
    assert.deepStrictEqual(await ask(on.url, "POST"), [405, "GET, HEAD", "no-store"])
    assert.deepStrictEqual(await ask(off.url, "GET"), [404, null, "no-store"])
    assert.deepStrictEqual(await ask(off.url, "POST"), [404, null, "no-store"])
    await Promise.all([on.stop(), off.stop()])
  })
})
