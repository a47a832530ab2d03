/** Fails a request with a problem about it: `instance` is the path that was asked for. */
import { Effect } from "effect"
import { HttpServerRequest } from "effect/http"
import { type Fault, ValidationFailed } from "./Problems.ts"

interface Particulars {
  readonly detail: string
  readonly instance: string
}

/** The path of a request without its query. */
export const pathOf = ({ url }: HttpServerRequest.HttpServerRequest): string => {
  const end = url.indexOf("?")
  return end === -1 ? url : url.slice(0, end)
}

/**
 * The path that the client has sent, with what the routes are mounted under. A percent sign that encodes nothing is
 * encoded itself, or it would be no URI reference.
 */
export const instanceOf = ({ originalUrl }: HttpServerRequest.HttpServerRequest): string => {
  const [path = ""] = originalUrl.replace(/^https?:\/\/[^/?#]*/i, "").split("?", 1)
  return path.replaceAll(/%(?![0-9a-f]{2})/gi, "%25") || "/"
}

export const refuse = <P>(
  Problem: new (particulars: Particulars) => P,
  detail: string
): Effect.Effect<never, P, HttpServerRequest.HttpServerRequest> =>
  Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
    Effect.fail(new Problem({ detail, instance: instanceOf(request) }))
  )

/** Refuses a request for one fault. */
export const invalid = (fault: Fault) => invalidAll([fault])

/** Refuses a request for its faults; there can be more of them than a call takes arguments. */
export const invalidAll = (
  errors: ReadonlyArray<Fault>
): Effect.Effect<never, ValidationFailed, HttpServerRequest.HttpServerRequest> =>
  Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
    Effect.fail(
      new ValidationFailed({
        detail: errors.length === 1 ? "One value is not valid." : `${errors.length} values are not valid.`,
        instance: instanceOf(request),
        errors
      })
    )
  )
