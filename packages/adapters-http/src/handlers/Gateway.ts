/**
 * What surrounds every request: its id, the headers that every answer has, and the problems for what no handler
 * answered. A fault of ours is logged with the request id, and nothing about it is told.
 */
import { ClientAddress, IdGenerator } from "@outlay/application"
import { Context, Effect, References } from "effect"
import { HttpMiddleware, HttpRouter, HttpServerRequest, HttpServerResponse } from "effect/http"
import { pathOf } from "../problems/refuse.ts"
import { answerTo, notAllowed, notHttp, tooLong } from "./answerTo.ts"
import { clientAddress, type TrustsProxy } from "./clientAddress.ts"
import { observe } from "./observe.ts"
import { RequestMetrics } from "./RequestMetrics.ts"
import { newNotes, RequestNotes } from "./RequestNotes.ts"
import { isDecodable, isPage, methodsOfFixed } from "./routes.ts"

const maxUrlLength = 8192
const retryAfterSeconds = "1"
const requestIdShape = /^[A-Za-z0-9._-]{1,128}$/

/** Headers that a page of another origin may read. */
const exposedHeaders = [
  "ETag",
  "Idempotency-Replayed",
  "Location",
  "RateLimit",
  "RateLimit-Policy",
  "Retry-After"
].concat("X-Request-Id")

export interface GatewayOptions {
  /** The origins whose pages may call. */
  readonly allowedOrigins: ReadonlyArray<string>
  /** Which peers may say by `X-Forwarded-For` for whom they ask; without it, none. */
  readonly trustsProxy?: TrustsProxy
}

export const layer = ({ allowedOrigins, trustsProxy = () => false }: GatewayOptions) =>
  HttpRouter.use((router) =>
    Effect.gen(function* () {
      const ids = yield* IdGenerator
      const metrics = yield* RequestMetrics
      // The first one added is the outermost.
      yield* router.addGlobalMiddleware((httpEffect) =>
        Effect.gen(function* () {
          const request = yield* HttpServerRequest.HttpServerRequest
          const given = request.headers["x-request-id"]
          const requestId = given !== undefined && requestIdShape.test(given) ? given : yield* ids.next
          const notes = newNotes()
          const finish = (response: HttpServerResponse.HttpServerResponse) =>
            HttpServerResponse.setHeaders(response, headersOf(request, response, requestId, notes))
          return yield* httpEffect.pipe(
            Effect.matchCauseEffect({
              onFailure: (cause) => Effect.map(answerTo(cause, request), finish),
              onSuccess: (response) => Effect.succeed(finish(response))
            }),
            Effect.updateContext((context: Context.Context<never>) =>
              context.pipe(
                Context.add(RequestNotes, notes),
                Context.add(ClientAddress, clientAddress(request, trustsProxy)),
                Context.add(References.CurrentLogAnnotations, {
                  ...Context.get(context, References.CurrentLogAnnotations),
                  request_id: requestId
                })
              )
            ),
            observe({ request, requestId, notes, metrics })
          )
        })
      )
      if (allowedOrigins.length > 0) {
        const cors = HttpMiddleware.cors({
          allowedOrigins,
          allowedMethods: ["GET", "HEAD", "POST", "PUT", "DELETE"],
          allowedHeaders: [
            "Authorization",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "X-Request-Id"
          ],
          exposedHeaders,
          maxAge: 600
        })
        yield* router.addGlobalMiddleware((httpEffect) =>
          Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
            isForCors(request, allowedOrigins) ? cors(httpEffect) : Effect.map(httpEffect, variedByOrigin)
          )
        )
      }
      yield* router.addGlobalMiddleware((httpEffect) =>
        Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) => {
          if (lacksHost(request)) return notHttp(request)
          if (request.url.length > maxUrlLength) return tooLong(request)
          // The router would take the last part of a fixed path for an id.
          const methods = methodsOfFixed(pathOf(request))
          if (methods !== undefined && !methods.has(request.method)) return notAllowed(request, methods)
          // The router would not find a path that it can't decode; it is told after the token was asked for.
          return isDecodable(pathOf(request))
            ? httpEffect
            : Effect.provideService(
                httpEffect,
                HttpServerRequest.HttpServerRequest,
                request.modify({ url: request.url.replaceAll("%", "%25") })
              )
        })
      )
    })
  )

// HTTP/1.1 wants it. Node would refuse by itself too, but with neither a body nor a request id.
const lacksHost = ({ headers, source }: HttpServerRequest.HttpServerRequest): boolean =>
  headers["host"] === undefined && Reflect.get(source, "httpVersion") === "1.1"

const hasUnreadChunks = ({ headers, source }: HttpServerRequest.HttpServerRequest): boolean =>
  headers["transfer-encoding"] !== undefined && Reflect.get(source, "complete") === false

// The middleware would tell any origin which one is allowed, and take any OPTIONS for a preflight.
const isForCors = (
  { method, headers }: HttpServerRequest.HttpServerRequest,
  allowedOrigins: ReadonlyArray<string>
): boolean =>
  headers["origin"] !== undefined &&
  allowedOrigins.includes(headers["origin"]) &&
  (method !== "OPTIONS" || headers["access-control-request-method"] !== undefined)

const variedByOrigin = HttpServerResponse.setHeader("vary", "Origin")

const headersOf = (
  request: HttpServerRequest.HttpServerRequest,
  { status }: HttpServerResponse.HttpServerResponse,
  requestId: string,
  notes: RequestNotes
): Record<string, string> => {
  const headers: Record<string, string> = {
    "x-request-id": requestId,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer"
  }
  // The router knows more than one spelling of a path; what is not surely public is taken to be personal.
  if (!isPage(pathOf(request))) headers["cache-control"] = "no-store"
  // What is left of a body that comes in chunks is not read to its end, and the connection is over with it.
  if (status >= 400 && hasUnreadChunks(request)) headers["connection"] = "close"
  if (status === 401) headers["www-authenticate"] = "Bearer"
  if (status === 503) headers["retry-after"] = retryAfterSeconds
  for (const [name, value] of notes.headers) headers[name] = value
  return headers
}
