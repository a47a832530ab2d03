/** What each way in which Effect's client fails means to a caller; problems of the contract stay what they are. */
import { Effect, Schema } from "effect"
import { HttpClientError } from "effect/http"
import { InvalidRequest, UnexpectedAnswer, Unreachable } from "./failures.ts"

const failures = {
  TransportError: Unreachable,
  EncodeError: InvalidRequest,
  InvalidUrlError: InvalidRequest,
  StatusCodeError: UnexpectedAnswer,
  DecodeError: UnexpectedAnswer,
  EmptyBodyError: UnexpectedAnswer
}

/** Of a call. What an answer breaks is told before, so that here only the request can break a schema. */
export const failureOf = (cause: unknown): unknown => {
  if (HttpClientError.isHttpClientError(cause)) return new failures[cause.reason._tag]({ cause })
  return Schema.isSchemaError(cause) ? new InvalidRequest({ cause }) : cause
}

/** For what reads an answer. */
export const readingFailures = <A, R>(answer: Effect.Effect<A, unknown, R>): Effect.Effect<A, unknown, R> =>
  Effect.mapError(answer, (cause) => (Schema.isSchemaError(cause) ? new UnexpectedAnswer({ cause }) : cause))
