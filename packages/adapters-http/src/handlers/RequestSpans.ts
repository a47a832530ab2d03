/** How the span of a request is called, and which requests have none. */
import { Layer } from "effect"
import { HttpMiddleware, type HttpServerRequest } from "effect/http"
import { pathOf } from "../problems/refuse.ts"
import { isProbe } from "./AccessLog.ts"
import { methodOf } from "./observe.ts"
import { routeOf } from "./routes.ts"

const isForProbe = (request: HttpServerRequest.HttpServerRequest): boolean => {
  const path = pathOf(request)
  return isProbe(path) || isProbe(routeOf(path))
}

/**
 * Spans are named by method and route, such as `GET /api/v1/expenses/{id}`; probes have none.
 *
 * @example
 * ```ts
 * import { HttpApp, RequestSpans } from "@outlay/adapters-http"
 * import { Layer } from "effect"
 * import { FetchHttpClient, HttpRouter } from "effect/http"
 * import { Otlp } from "effect/observability"
 *
 * const tracing = Otlp.layerJson({ baseUrl: "http://localhost:4318", resource: { serviceName: "outlay" } }).pipe(
 *   Layer.provide(FetchHttpClient.layer)
 * )
 * const { layer, routerConfig } = HttpApp
 * export const server = HttpRouter.serve(layer({ allowedOrigins: [] }), { routerConfig }).pipe(
 *   Layer.provide([RequestSpans.layer, tracing])
 * )
 * ```
 */
export const layer = Layer.merge(
  Layer.succeed(
    HttpMiddleware.SpanNameGenerator,
    (request: HttpServerRequest.HttpServerRequest) => `${methodOf(request)} ${routeOf(pathOf(request))}`
  ),
  Layer.succeed(HttpMiddleware.TracerDisabledWhen, isForProbe)
)
