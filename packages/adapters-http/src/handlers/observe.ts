/** What an operator sees of a request, whatever becomes of it: a line of the log, and metrics where they are kept. */
import { type Cause, Clock, Effect, type Exit } from "effect"
import { HttpServerError, type HttpServerRequest, type HttpServerResponse } from "effect/http"
import { pathOf } from "../problems/refuse.ts"
import { logRequest } from "./AccessLog.ts"
import type { RequestMetrics } from "./RequestMetrics.ts"
import type { RequestNotes } from "./RequestNotes.ts"
import { routeOf } from "./routes.ts"

export interface Observed {
  readonly request: HttpServerRequest.HttpServerRequest
  readonly requestId: string
  readonly notes: RequestNotes
  readonly metrics: typeof RequestMetrics.Service
}

const knownMethods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])

/** A method is what the client says it is. */
export const methodOf = ({ method }: HttpServerRequest.HttpServerRequest): string =>
  knownMethods.has(method) ? method : "other"

export const observe =
  ({ request, requestId, notes, metrics }: Observed) =>
  <E, R>(answer: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>) =>
    Effect.flatMap(Clock.Clock, (clock) => {
      const since = clock.monotonicTimeNanosUnsafe()
      metrics?.began()
      return Effect.onExit(answer, (exit) => {
        const ended = {
          requestId,
          method: methodOf(request),
          route: notes.route ?? routeOf(pathOf(request)),
          status: statusOf(exit),
          seconds: Number(clock.monotonicTimeNanosUnsafe() - since) / 1e9,
          userId: notes.userId
        }
        metrics?.ended(ended)
        return logRequest(ended)
      })
    })

const statusOf = <E>(exit: Exit.Exit<HttpServerResponse.HttpServerResponse, E>): number => {
  if (exit._tag === "Success") return exit.value.status
  if (!exit.cause.reasons.every((reason) => reason._tag === "Interrupt")) return 500
  return exit.cause.reasons.some(isClientGone) ? 499 : 503
}

// As Effect tells it from a server that stops.
const isClientGone = <E>(reason: Cause.Reason<E>): boolean => reason.annotations.has(HttpServerError.ClientAbort.key)
