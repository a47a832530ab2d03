/**
 * The endpoints of the contract as methods. A request is made of plain values: `"12.50"` is money, `"2026-11-25"` a date.
 * What it may leave out altogether need not be named, and all that can go wrong is a problem of the contract or one of few
 * failures.
 */
import { Effect, Record, type Schema, type Types } from "effect"
import type { HttpApiClient, HttpApiEndpoint, HttpApiGroup, HttpApiMiddleware } from "effect/http-api"
import { failureOf } from "./failureOf.ts"

type Endpoint = HttpApiEndpoint.ConstraintRequest

/** As texts, but for what is a number to the server. */
type Texts<Encoded, Read> = {
  [Name in keyof Encoded]: Name extends keyof Read
    ? [Read[Name]] extends [number | undefined]
      ? number
      : Encoded[Name]
    : Encoded[Name]
}

/** What a codec of the contract reads, and what is sent to it. */
type Written<Codec> =
  Codec extends Schema.toCodecStringTree<infer S>
    ? Texts<S["Encoded"], S["Type"]>
    : Codec extends Schema.toCodecJson<infer S>
      ? S["Encoded"]
      : never

interface Parts<E extends Endpoint> {
  readonly params: Written<E["~Params"]>
  readonly query: Written<E["~Query"]>
  readonly headers: Written<E["~Headers"]>
  readonly payload: Written<E["~Payload"]>
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

type Values = Readonly<Record<string, unknown>>
interface Given {
  readonly params?: Values
  readonly query?: Values
}
type Call = (request: object) => Effect.Effect<unknown, unknown>

/** Parts without which a request can be sent; what the endpoint does not have is not looked at. */
const nothing = { headers: {}, payload: {} }

// In an address everything is text.
const texts = (values: Values = {}) =>
  Record.map(values, (value) => (typeof value === "number" ? String(value) : value))

/** From the calls that Effect makes of a group: what they take and give is what `Group`, their {@link Methods}, says. */
export const methodsOf = <Group>(calls: object): Group =>
  Record.map({ ...calls }, (call: Call) => (request: Given = {}) => {
    const { params, query } = request
    return Effect.mapError(call({ ...nothing, ...request, params: texts(params), query: texts(query) }), failureOf)
  }) as Group
