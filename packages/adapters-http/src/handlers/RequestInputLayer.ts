/** Reads parameters and bodies for every endpoint, and turns what is wrong with them into one problem. */
import { Context, Effect, Layer, type Types } from "effect"
import { HttpRouter, HttpServerRequest, type HttpServerResponse } from "effect/http"
import type { HttpApiEndpoint } from "effect/http-api"
import { RequestInput } from "../api/RequestInput.ts"
import { BadRequest, type ValidationFailed } from "../problems/Problems.ts"
import { invalidAll, refuse } from "../problems/refuse.ts"
import { EndpointInput } from "../serving/EndpointInput.ts"
import { inputOf } from "../serving/inputOf.ts"
import { collectFaults, type RequestParts } from "./collectFaults.ts"
import { readBody } from "./readBody.ts"
import { isDecodable } from "./routes.ts"

type Answered = Effect.Effect<
  HttpServerResponse.HttpServerResponse,
  Types.unhandled | BadRequest | ValidationFailed,
  HttpRouter.Provided
>
type Query = HttpServerRequest.ParsedSearchParams["Service"]

export const layer = Layer.succeed(RequestInput, (httpEffect, { endpoint }) => {
  const takesBody = endpoint.payload.size > 0
  // A body of DELETE is optional, and an absent one is an object without fields.
  const whenEmpty = endpoint.method === "DELETE" ? "{}" : undefined
  const read = inputOf(endpoint)

  const answer = (parts: RequestParts & { readonly query: Query }) =>
    endpoint.query === undefined && hasAny(parts.query)
      ? refuseAll(endpoint, parts)
      : Effect.matchEffect(read(parts), {
          onFailure: () => refuseAll(endpoint, parts),
          onSuccess: (input) => Effect.provideService(httpEffect, EndpointInput, { ...input, body: parts.body })
        })

  return Effect.withFiber((fiber) => {
    const request = Context.getUnsafe(fiber.context, HttpServerRequest.HttpServerRequest)
    if (!isDecodable(request.originalUrl)) return notUtf8
    const { params } = Context.getUnsafe(fiber.context, HttpRouter.RouteContext)
    const query = withoutEmpty(Context.getUnsafe(fiber.context, HttpServerRequest.ParsedSearchParams))
    const parts = { params, query, headers: request.headers }
    return takesBody
      ? Effect.flatMap(readBody(request, whenEmpty), (text): Answered => {
          const body = parsed(text)
          return body === undefined ? notJson : answer({ ...parts, body: body.value })
        })
      : answer(parts)
  })
})

const notUtf8 = refuse(BadRequest, "The address is not UTF-8 in percent-encoding.")
const notJson = refuse(BadRequest, "The body is not JSON.")

const parsed = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

const refuseAll = (endpoint: HttpApiEndpoint.Top, parts: RequestParts) =>
  Effect.flatMap(collectFaults(endpoint, parts), invalidAll)

const hasAny = (query: Query): boolean => {
  for (const _ in query) return true
  return false
}

// An empty parameter counts as absent.
const withoutEmpty = (query: Query): Query => {
  const entries = Object.entries(query)
  if (!entries.some(([, value]) => value === "" || (Array.isArray(value) && value.includes("")))) return query
  return Object.fromEntries(
    entries.flatMap(([name, value]): Array<[string, string | Array<string>]> => {
      const given = [value].flat().filter((one) => one !== "")
      return given.length === 0 ? [] : [[name, given.length === 1 ? given.join() : given]]
    })
  )
}
