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

/** Spans are named by method and route, such as `GET /api/v1/expenses/{id}`; probes have none. */
export const layer = Layer.merge(
  Layer.succeed(
    HttpMiddleware.SpanNameGenerator,
    (request: HttpServerRequest.HttpServerRequest) => `${methodOf(request)} ${routeOf(pathOf(request))}`
  ),
  Layer.succeed(HttpMiddleware.TracerDisabledWhen, isForProbe)
)
