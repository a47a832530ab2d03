/** The problem that a request ends in when no handler answered it. */
import { HasherBusy } from "@outlay/application"
import { StorageUnavailable } from "@outlay/domain"
import { type Cause, Effect } from "effect"
import { HttpServerError, type HttpServerRequest, HttpServerRespondable, HttpServerResponse } from "effect/http"
import * as Problems from "../problems/Problems.ts"
import { instanceOf, pathOf } from "../problems/refuse.ts"
import { methodsOf } from "./routes.ts"

type Request = HttpServerRequest.HttpServerRequest
type Answer = Effect.Effect<HttpServerResponse.HttpServerResponse>

/** Not this method: `Allow` says which. */
export const notAllowed = (request: Request, methods: ReadonlySet<string>): Answer => {
  const detail = `Use ${[...methods].toSorted().join(", ")}.`
  return Effect.map(
    HttpServerRespondable.toResponse(new Problems.MethodNotAllowed({ detail, instance: instanceOf(request) })),
    HttpServerResponse.setHeader("allow", [...methods].toSorted().join(", "))
  )
}

export const tooLong = (request: Request): Answer =>
  HttpServerRespondable.toResponse(
    new Problems.UriTooLong({ detail: "Ask for less at once.", instance: instanceOf(request).slice(0, 200) })
  )

export const notHttp = (request: Request): Answer =>
  HttpServerRespondable.toResponse(
    new Problems.BadRequest({ detail: "The request has no Host.", instance: instanceOf(request) })
  )

const notFound = (request: Request): Answer => {
  const methods = methodsOf(pathOf(request))
  return methods === undefined
    ? HttpServerRespondable.toResponse(
        new Problems.NotFound({ detail: "There is no such path.", instance: instanceOf(request) })
      )
    : notAllowed(request, methods)
}

const unavailable = (request: Request): Answer =>
  HttpServerRespondable.toResponse(
    new Problems.ServiceUnavailable({ detail: "Try again in a moment.", instance: instanceOf(request) })
  )

/** An interruption stays one: the client has gone, or the server is stopping. */
export const answerTo = <E>(
  cause: Cause.Cause<E>,
  request: Request
): Effect.Effect<HttpServerResponse.HttpServerResponse, E> => {
  const faults = cause.reasons.flatMap((reason): ReadonlyArray<unknown> =>
    reason._tag === "Fail" ? [reason.error] : reason._tag === "Die" ? [reason.defect] : []
  )
  if (faults.length === 0) return Effect.failCause(cause)
  if (faults.some(isRouteNotFound)) return notFound(request)
  if (faults.some((fault) => fault instanceof StorageUnavailable || fault instanceof HasherBusy)) {
    return Effect.andThen(Effect.logWarning("unavailable", cause), unavailable(request))
  }
  const instance = instanceOf(request)
  return Effect.andThen(
    Effect.logError("a request failed", cause),
    HttpServerRespondable.toResponse(
      new Problems.InternalServerError({ detail: "It is logged under the request id.", instance })
    )
  )
}

const isRouteNotFound = (fault: unknown): boolean =>
  HttpServerError.isHttpServerError(fault) && fault.reason._tag === "RouteNotFound"
