/**
 * Serves a group of the contract: a route for each endpoint, made of its handler. It stands where `HttpApiBuilder` could,
 * and does less for each request: what an endpoint is made of is put together when the server starts, and what a handler
 * answers is written and not checked once more. `bench/README.md` says what that is worth.
 */
import { Effect, identity, type Schema, type Types } from "effect"
import { HttpRouter, type HttpServerResponse } from "effect/http"
import {
  HttpApi,
  type HttpApiEndpoint,
  type HttpApiGroup,
  type HttpApiMiddleware,
  type HttpApiSchema
} from "effect/http-api"
import { Api } from "../api/Api.ts"
import { answerOf } from "./answerOf.ts"
import { type AnyHandler, endpointEffect } from "./endpointEffect.ts"

type Groups = (typeof Api)["groups"]
type Endpoints<Name extends keyof Groups> = HttpApiGroup.Endpoints<Groups[Name]>
type Endpoint<Name extends keyof Groups, Id extends string> = HttpApiEndpoint.WithIdentifier<Endpoints<Name>, Id>

/** What stands around the endpoints of a group: its layers are in handlers/. */
export type Guards<Name extends keyof Groups> = HttpApiEndpoint.Middleware<Endpoints<Name>>

/** What a schema of an answer has on the wire. */
type Wire<S> =
  S extends HttpApiSchema.WithHeaders<infer Body, infer Headers>
    ? HttpApiSchema.withHeaders<Wire<Body>, Headers["Type"]>
    : S extends Schema.toCodecJson<infer Json>
      ? Json["Encoded"]
      : void

type Handler<E extends HttpApiEndpoint.ConstraintRequest> = (
  request: Types.Simplify<HttpApiEndpoint.Request<E>>
) => Effect.Effect<
  Wire<HttpApiEndpoint.Success<E>> | HttpServerResponse.HttpServerResponse,
  HttpApiEndpoint.Errors<E>,
  HttpRouter.Provided | HttpApiMiddleware.Provides<HttpApiEndpoint.Middleware<E>>
>

/** A handler for each endpoint of a group, answering in the words of the wire. It runs in the context it was made in. */
export type Handlers<Name extends keyof Groups> = {
  readonly [Id in Endpoints<Name>["identifier"]]: Handler<Endpoint<Name, Id>>
}

/** `make` gives its table back as `handle` takes it, so that each handler knows what its endpoint is asked and answers. */
export const serve = <Name extends keyof Groups, E, R>(
  name: Name,
  make: (handle: (table: Handlers<Name>) => Handlers<Name>) => Effect.Effect<Handlers<Name>, E, R>
) =>
  HttpRouter.use((router) =>
    Effect.gen(function* () {
      const services = yield* Effect.context<Guards<Name>>()
      const table = new Map<string, AnyHandler>(Object.entries(yield* make(identity)))
      const routes: Array<HttpRouter.Route> = []
      HttpApi.reflect(Api, {
        predicate: ({ group }) => group.identifier === name,
        onGroup: () => {},
        onEndpoint: ({ endpoint, group, successes }) => {
          const handler = table.get(endpoint.identifier)
          if (handler === undefined) throw new Error(`${endpoint.identifier} has no handler`)
          routes.push(
            HttpRouter.route(
              endpoint.method,
              // A path of the contract is written as the router takes it.
              endpoint.path as HttpRouter.PathInput,
              endpointEffect({ endpoint, group, handler, answer: answerOf(endpoint, successes) }, services)
            ) as HttpRouter.Route
          )
        }
      })
      yield* router.addAll(routes)
    })
  )
