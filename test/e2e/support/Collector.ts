/** A collector of OpenTelemetry that keeps what is sent to it, on a free port of the loopback. */
import { afterAll } from "@effect/vitest"
import { once } from "node:events"
import { createServer, type IncomingHttpHeaders } from "node:http"

export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Collector {
  readonly url: string
  readonly received: ReadonlyArray<Received>
}

const urls = new Map<string, () => void>()

afterAll(() => {
  for (const close of urls.values()) close()
})

/** `silent` takes everything and never answers. */
export const collect = async ({ silent = false } = {}): Promise<Collector> => {
  const received: Array<Received> = []
  const server = createServer((request, response) => {
    let body = ""
    request.setEncoding("latin1").on("data", (part: string) => (body += part))
    request.on("end", () => {
      received.push({ path: request.url ?? "", headers: request.headers, body })
      if (!silent) response.end("{}")
    })
  })
  await once(server.listen(0, "127.0.0.1"), "listening")
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`
  urls.set(url, () => {
    server.close()
    server.closeAllConnections()
  })
  return { url, received }
}

export interface Span {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly status: { readonly code: number; readonly message?: string }
  readonly attributes: ReadonlyArray<{ readonly key: string; readonly value: Readonly<Record<string, unknown>> }>
}

interface Batch {
  readonly resourceSpans?: ReadonlyArray<{
    readonly scopeSpans: ReadonlyArray<{ readonly spans: ReadonlyArray<Span> }>
  }>
  readonly resourceMetrics?: ReadonlyArray<{
    readonly scopeMetrics: ReadonlyArray<{ readonly metrics: ReadonlyArray<{ readonly name: string }> }>
  }>
}

const batches = ({ received }: Collector, path: string): ReadonlyArray<Batch> =>
  received.filter((it) => it.path === path).map(({ body }) => JSON.parse(body))

/** Every span that was sent as JSON. */
export const spansOf = (collector: Collector): ReadonlyArray<Span> =>
  batches(collector, "/v1/traces")
    .flatMap(({ resourceSpans = [] }) => resourceSpans)
    .flatMap(({ scopeSpans }) => scopeSpans)
    .flatMap(({ spans }) => spans)

/** The name of every metric that was sent as JSON. */
export const metricsOf = (collector: Collector): ReadonlySet<string> =>
  new Set(
    batches(collector, "/v1/metrics")
      .flatMap(({ resourceMetrics = [] }) => resourceMetrics)
      .flatMap(({ scopeMetrics }) => scopeMetrics)
      .flatMap(({ metrics }) => metrics.map(({ name }) => name))
  )

export const attributesOf = ({ attributes }: Span): Readonly<Record<string, unknown>> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
