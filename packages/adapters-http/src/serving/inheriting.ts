/**
 * The context of a request's handler: the services that its group was made with, and over them what belongs to the request.
 * To merge the two, every request would have to copy them all; this adds the few that there are.
 */
import { ClientAddress } from "@outlay/application"
import { Context, References, Tracer } from "effect"
import { HttpRouter, HttpServerRequest } from "effect/http"
import { RequestNotes } from "../handlers/RequestNotes.ts"

type Any = Context.Context<never>

/** What a request and its guards add, with room to spare: beyond that, every addition would copy all services. */
const maxDepth = 16

export const inheriting = (services: Any): ((request: Any) => Any) => {
  const base: Any = Context.makeUnsafe(services.mapUnsafe, { maxDepth })
  return (request) => {
    const span = Context.getOrUndefined(request, Tracer.ParentSpan)
    const context = base.pipe(
      Context.add(HttpServerRequest.HttpServerRequest, Context.getUnsafe(request, HttpServerRequest.HttpServerRequest)),
      Context.add(
        HttpServerRequest.ParsedSearchParams,
        Context.getUnsafe(request, HttpServerRequest.ParsedSearchParams)
      ),
      Context.add(HttpRouter.RouteContext, Context.getUnsafe(request, HttpRouter.RouteContext)),
      Context.add(RequestNotes, Context.get(request, RequestNotes)),
      Context.add(ClientAddress, Context.get(request, ClientAddress)),
      Context.add(References.CurrentLogAnnotations, Context.get(request, References.CurrentLogAnnotations))
    )
    return span === undefined ? context : Context.add(context, Tracer.ParentSpan, span)
  }
}
