/**
 * An endpoint from its request to its answer: what guards it, its handler, and the problem that a refusal becomes. It all
 * runs in the context in which its handlers were made, of which no request makes a copy.
 */
import { Context, Effect, type Redacted } from "effect"
import { type HttpRouter, HttpServerRequest, HttpServerRespondable, type HttpServerResponse } from "effect/http"
import { HttpApiBuilder, type HttpApiEndpoint, type HttpApiGroup } from "effect/http-api"
import { Authorization } from "../api/Authorization.ts"
import { RequestNotes } from "../handlers/RequestNotes.ts"
import { EndpointInput } from "./EndpointInput.ts"
import { inheriting } from "./inheriting.ts"

type Answer = HttpServerResponse.HttpServerResponse
type Answered = Effect.Effect<Answer, unknown, HttpRouter.Provided>

/** A handler of any endpoint: what goes in and comes out, that endpoint knows. */
export type AnyHandler = (input: never) => Effect.Effect<unknown, unknown, never>

export interface Served {
  readonly endpoint: HttpApiEndpoint.Top
  readonly group: HttpApiGroup.Top
  readonly handler: AnyHandler
  readonly answer: (value: unknown) => Answer
}

export const endpointEffect = (served: Served, services: Context.Context<never>): Answered => {
  const guarded = guard(served, services, handled(served))
  const inherit = inheriting(services)
  return Effect.withFiber((fiber) => {
    // Whoever serves the request puts the context of its fiber back.
    fiber.setContext(inherit(fiber.context))
    fiber.getRef(RequestNotes).route = served.endpoint.path
    return Effect.catch(guarded, answerRefusal)
  })
}

const handled = ({ answer, endpoint, group, handler }: Served): Answered =>
  Effect.withFiber((fiber) => {
    const request = Context.getUnsafe(fiber.context, HttpServerRequest.HttpServerRequest)
    const input = { ...fiber.getRef(EndpointInput), request, endpoint, group }
    return Effect.map(handler(input as never), answer)
  })

const bearerToken = HttpApiBuilder.securityDecode(Authorization.security.bearer)

interface Around {
  readonly endpoint: HttpApiEndpoint.Top
  readonly group: HttpApiGroup.Top
}

// Of any endpoint the type can't say what its guards provide, nor which refusals they let through.
type Guard<Options> = (around: Answered, options: Options) => Answered
interface GuardOfCaller {
  readonly bearer: Guard<Around & { readonly credential: Redacted.Redacted }>
}

/** What an endpoint asks for around its handler; the last one is the outermost. */
const guard = ({ endpoint, group }: Served, services: Context.Context<never>, handler: Answered): Answered => {
  const options = { endpoint, group }
  let guarded = handler
  for (const { key } of endpoint.middlewares) {
    const around = guarded
    if (key === Authorization.key) {
      const { bearer } = Context.getUnsafe(services, Context.Service<GuardOfCaller>(key))
      guarded = Effect.flatMap(bearerToken, (credential) => bearer(around, { ...options, credential }))
    } else {
      guarded = Context.getUnsafe(services, Context.Service<Guard<Around>>(key))(around, options)
    }
  }
  return guarded
}

const answerRefusal = (error: unknown): Effect.Effect<Answer> =>
  HttpServerRespondable.isRespondable(error) ? HttpServerRespondable.toResponse(error) : Effect.die(error)
