/**
 * Gives every request that creates something an `Idempotency-Key`, unless it has one: however often it is sent after
 * that, it is done once.
 */
import { Effect } from "effect"
import { HttpClient, HttpClientRequest } from "effect/http"

// Unlike randomUUID, it is there in pages without TLS too.
const newKey = Effect.sync(() =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("")
)

export const keyed = HttpClient.mapRequestEffect((request) =>
  request.method !== "POST" || request.headers["idempotency-key"] !== undefined
    ? Effect.succeed(request)
    : Effect.map(newKey, (key) => HttpClientRequest.setHeader(request, "idempotency-key", key))
)
