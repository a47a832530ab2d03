/**
 * The problems (RFC 9457) that the API answers with. Each has a stable type, a status and a title; `detail` says what
 * happened this time, and never quotes SQL, a name of the inside or another user's value.
 */
import { Schema } from "effect"
import { HttpApiError } from "effect/http-api"

/** One fault of a request: of a place in the body (a JSON Pointer), or of a query, path or header parameter. */
export const Fault = Schema.Union([
  Schema.Struct({ pointer: Schema.String.annotate({ format: "json-pointer" }), detail: Schema.String }),
  Schema.Struct({ parameter: Schema.String, detail: Schema.String })
]).annotate({ identifier: "Fault", description: "What is wrong, and where." })
export type Fault = typeof Fault.Type

export class BadRequest extends HttpApiError.Problem<BadRequest>()("BadRequest", {
  type: "/problems/bad-request",
  status: 400,
  title: "The request can't be read"
}) {}

export class Unauthorized extends HttpApiError.Problem<Unauthorized>()("Unauthorized", {
  type: "/problems/unauthorized",
  status: 401,
  title: "A valid access token is needed"
}) {}

export class InvalidCredentials extends HttpApiError.Problem<InvalidCredentials>()("InvalidCredentials", {
  type: "/problems/invalid-credentials",
  status: 401,
  title: "The email or the password is wrong"
}) {}

export class InvalidRefreshToken extends HttpApiError.Problem<InvalidRefreshToken>()("InvalidRefreshToken", {
  type: "/problems/invalid-refresh-token",
  status: 401,
  title: "The refresh token is not valid"
}) {}

export class ReauthenticationRequired extends HttpApiError.Problem<ReauthenticationRequired>()(
  "ReauthenticationRequired",
  {
    type: "/problems/reauthentication-required",
    status: 403,
    title: "A recent login or the right current password is needed"
  }
) {}

export class Forbidden extends HttpApiError.Problem<Forbidden>()("Forbidden", {
  type: "/problems/forbidden",
  status: 403,
  title: "Your role in this book does not allow it"
}) {}

export class NotFound extends HttpApiError.Problem<NotFound>()("NotFound", {
  type: "/problems/not-found",
  status: 404,
  title: "There is no such thing here"
}) {}

export class MethodNotAllowed extends HttpApiError.Problem<MethodNotAllowed>()("MethodNotAllowed", {
  type: "/problems/method-not-allowed",
  status: 405,
  title: "The path does not have this method"
}) {}

export class PreconditionFailed extends HttpApiError.Problem<PreconditionFailed>()("PreconditionFailed", {
  type: "/problems/precondition-failed",
  status: 412,
  title: "It has changed since you read it"
}) {}

export class PayloadTooLarge extends HttpApiError.Problem<PayloadTooLarge>()("PayloadTooLarge", {
  type: "/problems/payload-too-large",
  status: 413,
  title: "The body is too large"
}) {}

export class UriTooLong extends HttpApiError.Problem<UriTooLong>()("UriTooLong", {
  type: "/problems/uri-too-long",
  status: 414,
  title: "The address is too long"
}) {}

export class UnsupportedMediaType extends HttpApiError.Problem<UnsupportedMediaType>()("UnsupportedMediaType", {
  type: "/problems/unsupported-media-type",
  status: 415,
  title: "The body must be application/json, not compressed"
}) {}

export class ValidationFailed extends HttpApiError.Problem<ValidationFailed>()(
  "ValidationFailed",
  { type: "/problems/validation", status: 422, title: "The request is not valid" },
  { errors: Schema.Array(Fault) }
) {}

export class IdempotencyKeyReused extends HttpApiError.Problem<IdempotencyKeyReused>()("IdempotencyKeyReused", {
  type: "/problems/idempotency-key-reused",
  status: 422,
  title: "The Idempotency-Key was used for another request"
}) {}

export class TooManyRequests extends HttpApiError.Problem<TooManyRequests>()("TooManyRequests", {
  type: "/problems/too-many-requests",
  status: 429,
  title: "There were too many attempts"
}) {}

export class InternalServerError extends HttpApiError.Problem<InternalServerError>()("InternalServerError", {
  type: "/problems/internal",
  status: 500,
  title: "Something went wrong on our side"
}) {}

export class ServiceUnavailable extends HttpApiError.Problem<ServiceUnavailable>()("ServiceUnavailable", {
  type: "/problems/unavailable",
  status: 503,
  title: "The service can't answer right now"
}) {}
