/**
 * Reads what a request brings: its parameters and its body. Every fault is told at once, and only after the caller
 * is known where one must be.
 */
import { HttpApiMiddleware } from "effect/http-api"
import {
  BadRequest,
  InternalServerError,
  PayloadTooLarge,
  ServiceUnavailable,
  UnsupportedMediaType,
  ValidationFailed
} from "../problems/Problems.ts"

/** The largest body in bytes: 1 MiB. */
export const maxBodyBytes = 1_048_576

export class RequestInput extends HttpApiMiddleware.Service<RequestInput>()("@outlay/adapters-http/api/RequestInput", {
  // The last two come from around every handler; they are declared here because every endpoint is.
  error: [BadRequest, PayloadTooLarge, UnsupportedMediaType, ValidationFailed, InternalServerError, ServiceUnavailable]
}) {}
