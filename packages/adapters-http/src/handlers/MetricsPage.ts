/**
 * `GET /metrics`: every metric of the program as Prometheus reads it, to add to the routes where that is wanted. It asks
 * for no token, and tells of the whole service: it is for a network that only the operator reaches.
 */
import { Effect } from "effect"
import { HttpRouter, HttpServerRequest, HttpServerResponse } from "effect/http"
// By its own path: with all of the area, every program would load the exporters.
import * as PrometheusMetrics from "effect/observability/PrometheusMetrics"
import { notAllowed } from "./answerTo.ts"
import { noteRoute } from "./RequestNotes.ts"

const path = "/metrics"
const methods = new Set(["GET", "HEAD"])

const page = Effect.map(PrometheusMetrics.format(), (text) =>
  HttpServerResponse.text(text, { contentType: "text/plain; version=0.0.4; charset=utf-8" })
)

// Of every method, so that who has not added it knows nothing of the path.
/**
 * A route that answers `GET /metrics`, to be merged with the others.
 *
 * @example
 * ```ts
 * import { MetricsPage } from "@outlay/adapters-http"
 * import { Layer } from "effect"
 * import { HttpRouter, HttpServer } from "effect/http"
 *
 * // On a port of its own, say, beside the API.
 * const routes = Layer.provide(MetricsPage.layer, HttpServer.layerServices)
 * const { dispose, handler } = HttpRouter.toWebHandler(routes, { disableLogger: true })
 * const page = await handler(new Request("http://localhost/metrics"))
 * console.log(page.status, page.headers.get("content-type")) // 200 text/plain; version=0.0.4; charset=utf-8
 * await dispose()
 * ```
 */
export const layer = HttpRouter.add(
  "*",
  path,
  Effect.andThen(
    noteRoute(path),
    Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
      methods.has(request.method) ? page : notAllowed(request, methods)
    )
  )
)
