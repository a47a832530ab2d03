/**
 * How many requests there are, how long they take and how they end, as metrics of Effect, for whoever exports those. They
 * are kept only where this layer is: without it, a request is not counted. The values that tell series apart are few and
 * known beforehand, so that no client can make the server remember ever more of them.
 */
import { Context, Effect, Layer, Metric } from "effect"
import type { Ended } from "./AccessLog.ts"

/** In seconds: from an answer out of memory to a client who has given up. */
const boundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

const inFlight = Metric.gauge("http_requests_in_flight", { description: "Requests that are being answered." })

const seriesOf = ({ method, route, status }: Ended) => {
  const attributes = { method, route, status: String(status) }
  return {
    count: Metric.counter("http_requests_total", { description: "Requests answered.", incremental: true, attributes }),
    duration: Metric.histogram("http_request_duration_seconds", {
      description: "How long requests took to answer.",
      boundaries,
      attributes: { ...attributes, unit: "s" }
    })
  }
}

const make = Effect.map(Effect.context<never>(), (context) => {
  const known = new Map<string, ReturnType<typeof seriesOf>>()
  return {
    began: () => inFlight.modifyUnsafe(1, context),
    ended: (request: Ended) => {
      const key = `${request.status} ${request.method} ${request.route}`
      const series = known.get(key) ?? seriesOf(request)
      known.set(key, series)
      inFlight.modifyUnsafe(-1, context)
      series.count.updateUnsafe(1, context)
      series.duration.updateUnsafe(request.seconds, context)
    }
  }
})

/**
 * What the gateway tells of its requests; by default nobody listens.
 *
 * @example
 * ```ts
 * import { HttpApp, RequestMetrics } from "@outlay/adapters-http"
 * import { Layer } from "effect"
 *
 * const slowRoutes = new Set<string>()
 * const listener = Layer.succeed(RequestMetrics.RequestMetrics, {
 *   began: () => {},
 *   ended: ({ route, seconds }) => {
 *     if (seconds > 1) slowRoutes.add(route)
 *   }
 * })
 * export const app = Layer.provide(HttpApp.layer({ allowedOrigins: [] }), listener)
 * ```
 */
export const RequestMetrics = Context.Reference<Effect.Success<typeof make> | undefined>(
  "@outlay/adapters-http/handlers/RequestMetrics",
  { defaultValue: () => undefined }
)

/**
 * Counts requests from here on, in `http_requests_total`, `http_request_duration_seconds` and `http_requests_in_flight`.
 *
 * @example
 * ```ts
 * import { HttpApp, MetricsPage, RequestMetrics } from "@outlay/adapters-http"
 * import { Layer } from "effect"
 *
 * export const app = Layer.merge(HttpApp.layer({ allowedOrigins: [] }), MetricsPage.layer).pipe(
 *   Layer.provide(RequestMetrics.layer)
 * )
 * ```
 */
export const layer = Layer.effect(RequestMetrics, make)
