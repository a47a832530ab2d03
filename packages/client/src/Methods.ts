/**
 * The endpoints of the contract as methods. What a request may leave out altogether need not be named, and all that can
 * go wrong is a problem of the contract or one of few failures.
 */
import { Effect, Record, type Types } from "effect"
import type { HttpApiClient, HttpApiEndpoint, HttpApiGroup, HttpApiMiddleware } from "effect/http-api"
import { failureOf } from "./failureOf.ts"

type Endpoint = HttpApiEndpoint.ConstraintRequest

interface Parts<E extends Endpoint> {
  readonly params: E["~Params"]["Type"]
  readonly query: E["~Query"]["Type"]
  readonly headers: E["~Headers"]["Type"]
  readonly payload: E["~Payload"]["Type"]
}

type Optional<P, Part extends keyof P> = {} extends P[Part] ? Part : never
type Taken<P, Part extends keyof P> = [P[Part]] extends [never] ? never : Part

type Request<E extends Endpoint, P = Parts<E>> = Types.Simplify<
  { readonly [Part in keyof P as Exclude<Taken<P, Part>, Optional<P, Part>>]: P[Part] } & {
    readonly [Part in keyof P as Taken<P, Part> & Optional<P, Part>]?: P[Part]
  }
>

type Answer<E extends Endpoint> = HttpApiClient.SuccessType<E["~Success"]>
type Problem<E extends Endpoint> = E["~Error"]["Type"] | HttpApiMiddleware.Error<E["~Middleware"]>

export type Method<E extends Endpoint, Failure> =
  {} extends Request<E>
    ? (request?: Request<E>) => Effect.Effect<Answer<E>, Problem<E> | Failure>
    : (request: Request<E>) => Effect.Effect<Answer<E>, Problem<E> | Failure>

/** A group of endpoints, each as a method of its name. */
export type Methods<Group, Failure> = {
  readonly [E in Extract<HttpApiGroup.Endpoints<Group>, Endpoint> as E["identifier"]]: Method<E, Failure>
}

type Call = (request: object) => Effect.Effect<unknown, unknown>

/** Parts without which a request can be sent; what the endpoint does not have is not looked at. */
const nothing = { query: {}, headers: {}, payload: {} }

/** From the calls that Effect makes of a group: what they take and give is what `Group`, their {@link Methods}, says. */
export const methodsOf = <Group>(calls: object): Group =>
  Record.map(
    { ...calls },
    (call: Call) =>
      (request: object = {}) =>
        Effect.mapError(call({ ...nothing, ...request }), failureOf)
  ) as Group
