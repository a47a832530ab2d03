/**
 * What is answered while the server stops. Connections that are still open then, because a request runs on them or has
 * begun to arrive, take no further one: each gets 503 (readiness too; only liveness stays true) and is closed.
 */
import { refuse } from "@outlay/adapters-http/problems/refuse"
import { ServiceUnavailable } from "@outlay/adapters-http/problems/Problems"
import { Effect } from "effect"
import { HttpRouter, HttpServerRequest, HttpServerRespondable, HttpServerResponse } from "effect/http"

const unavailable = refuse(ServiceUnavailable, "The server is stopping.").pipe(
  Effect.catch(HttpServerRespondable.toResponse)
)

const closing = HttpServerResponse.setHeader("connection", "close")

/** Inside what every answer has in common: provide it with the rest of the routes. */
export const layer = (isStopping: () => boolean) =>
  HttpRouter.use((router) =>
    router.addGlobalMiddleware((httpEffect) =>
      Effect.flatMap(HttpServerRequest.HttpServerRequest, ({ url }) =>
        isStopping() && url !== "/health/live" ? unavailable : httpEffect
      ).pipe(Effect.map((response) => (isStopping() ? closing(response) : response)))
    )
  )
