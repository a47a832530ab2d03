/**
 * Answers a request that creates something: 201 with where it is and its version, and with an `Idempotency-Key` the same
 * answer to every repetition. A repetition has the same path and the same JSON value, however that is written.
 */
import { once } from "@outlay/application"
import { Effect, Schema } from "effect"
import { HttpServerResponse } from "effect/http"
import { basePath } from "../api/Api.ts"
import { Caller } from "../api/Authorization.ts"
import { EndpointInput } from "../serving/EndpointInput.ts"
import { sha256 } from "../limits/sha256.ts"
import { created, etagOf } from "./Conditional.ts"
import { MountPath } from "./MountPath.ts"

interface Resource {
  readonly id: string
  readonly version: number
}

const Kept = Schema.fromJsonString(
  Schema.Struct({ etag: Schema.String, location: Schema.String, body: Schema.Unknown })
)
const encodeKept = Schema.encodeEffect(Kept)
const decodeKept = Schema.decodeEffect(Kept)

/** For the resources of a collection such as `/expenses`. */
export const creatingIn = <A extends Resource, Json>(collection: string, toJson: (resource: A) => Json) => {
  const path = `${basePath}${collection}`

  const locationOf = ({ id }: Resource) => `${path}/${id}`

  const keptOf = (resource: A) =>
    Effect.orDie(encodeKept({ etag: etagOf(resource.version), location: locationOf(resource), body: toJson(resource) }))

  return Effect.fnUntraced(function* <E, R>(key: string | undefined, make: Effect.Effect<A, E, R>) {
    const mountPath = yield* MountPath
    if (key === undefined) {
      const resource = yield* make
      return created(resource.version, toJson(resource), mountPath + locationOf(resource))
    }
    const { actor } = yield* Caller
    const fingerprint = yield* fingerprintOf(path)
    const { answer, replayed } = yield* once(actor, { key, fingerprint }, Effect.flatMap(make, keptOf))
    const { body, etag, location } = yield* Effect.orDie(decodeKept(answer))
    return HttpServerResponse.jsonUnsafe(body, {
      status: 201,
      headers: { etag, location: mountPath + location, ...(replayed ? { "idempotency-replayed": "true" } : {}) }
    })
  })
}

const fingerprintOf = (path: string) =>
  Effect.flatMap(EndpointInput, ({ body }) => sha256(`${path}\n${JSON.stringify(body, withSortedKeys)}`))

const withSortedKeys = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value
