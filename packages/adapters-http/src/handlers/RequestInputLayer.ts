/** Reads parameters and bodies for every endpoint, and turns what is wrong with them into one problem. */
import { Effect, Layer, type Types } from "effect"
import { HttpRouter, HttpServerRequest } from "effect/http"
import { type HttpApiEndpoint, HttpApiError } from "effect/http-api"
import { RequestInput } from "../api/RequestInput.ts"
import { BadRequest, type ValidationFailed } from "../problems/Problems.ts"
import { invalidAll, refuse } from "../problems/refuse.ts"
import { collectFaults } from "./collectFaults.ts"
import { readBody } from "./readBody.ts"
import { isDecodable } from "./routes.ts"

type Refusal = BadRequest | ValidationFailed
type Query = HttpServerRequest.ParsedSearchParams["Service"]

export const layer = Layer.succeed(RequestInput, (httpEffect, { endpoint }) => {
  const takesBody = endpoint.payload.size > 0
  // A body of DELETE is optional, and an absent one is an object without fields.
  const whenEmpty = endpoint.method === "DELETE" ? "{}" : undefined
  return Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    if (!isDecodable(request.originalUrl))
      return yield* refuse(BadRequest, "The address is not UTF-8 in percent-encoding.")
    const query = withoutEmpty(yield* HttpServerRequest.ParsedSearchParams)
    const text = takesBody ? yield* readBody(request, whenEmpty) : undefined
    if (endpoint.query === undefined && Object.keys(query).length > 0) return yield* refuseAll(endpoint, query, text)
    return yield* httpEffect.pipe(
      Effect.catch((error): Effect.Effect<never, Types.unhandled | Refusal, HttpRouter.Provided> =>
        HttpApiError.HttpApiSchemaError.is(error) && error.kind !== "Body" && error.kind !== "ResponseHeaders"
          ? refuseAll(endpoint, query, text)
          : Effect.fail(error)
      ),
      Effect.provideService(HttpServerRequest.ParsedSearchParams, query),
      Effect.provideService(HttpServerRequest.HttpServerRequest, text === undefined ? request : withText(request, text))
    )
  })
})

const refuseAll = Effect.fnUntraced(function* (endpoint: HttpApiEndpoint.Top, query: Query, text: string | undefined) {
  const request = yield* HttpServerRequest.HttpServerRequest
  let body: unknown
  try {
    body = text === undefined ? undefined : JSON.parse(text)
  } catch {
    return yield* refuse(BadRequest, "The body is not JSON.")
  }
  const { params } = yield* HttpRouter.RouteContext
  const faults = yield* collectFaults(endpoint, { params, headers: request.headers, query, body })
  return yield* invalidAll(faults)
})

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

// The text was read and checked here; whoever reads the request next gets it from memory.
const withText = (request: HttpServerRequest.HttpServerRequest, text: string): HttpServerRequest.HttpServerRequest =>
  Object.create(request, { text: { value: Effect.succeed(text) } })
