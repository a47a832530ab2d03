/** Problems (RFC 9457) with the types and words of Outlay. */

export type Fault =
  | { readonly pointer: string; readonly detail: string }
  | { readonly parameter: string; readonly detail: string }

export interface Problem {
  readonly type: string
  readonly status: number
  readonly title: string
}

const problem = (status: number, name: string, title: string): Problem => ({ type: `/problems/${name}`, status, title })

export const badRequest = problem(400, "bad-request", "The request can't be read")
export const unauthorized = problem(401, "unauthorized", "A valid access token is needed")
export const invalidCredentials = problem(401, "invalid-credentials", "The email or the password is wrong")
export const forbidden = problem(403, "forbidden", "Your role in this book does not allow it")
export const notFound = problem(404, "not-found", "There is no such thing here")
export const methodNotAllowed = problem(405, "method-not-allowed", "The path does not have this method")
export const tooLarge = problem(413, "payload-too-large", "The body is too large")
export const unsupported = problem(415, "unsupported-media-type", "The body must be application/json, not compressed")
export const validation = problem(422, "validation", "The request is not valid")
export const internal = problem(500, "internal", "Something went wrong on our side")
export const unavailable = problem(503, "unavailable", "The service can't answer right now")

/** What a request is refused for. */
export class Refusal extends Error {
  readonly problem: Problem
  readonly faults: ReadonlyArray<Fault> | undefined

  constructor(problem: Problem, detail: string, faults?: ReadonlyArray<Fault>) {
    super(detail)
    this.problem = problem
    this.faults = faults
  }
}

export const unauthenticated = new Refusal(unauthorized, "Send a valid access token as Bearer.")
export const wrongCredentials = new Refusal(invalidCredentials, "The email or the password is wrong.")
export const wrongRole = new Refusal(forbidden, "Ask an owner of the book for another role.")
export const missing = new Refusal(notFound, "There is nothing of this id that is yours.")
export const noSuchPath = new Refusal(notFound, "There is no such path.")
export const emptyBody = new Refusal(badRequest, "The body is empty.")
export const notJson = new Refusal(badRequest, "The body is not JSON.")
export const notUtf8 = new Refusal(badRequest, "The body is not UTF-8.")
export const notDecodable = new Refusal(badRequest, "The address is not UTF-8 in percent-encoding.")
export const notJsonType = new Refusal(unsupported, "Send the body with Content-Type: application/json.")
export const compressed = new Refusal(unsupported, "Send the body without Content-Encoding.")
export const bodyTooLarge = new Refusal(tooLarge, "The body is larger than 1048576 bytes.")
export const failed = new Refusal(internal, "It is logged under the request id.")
export const outOfReach = new Refusal(unavailable, "Try again in a moment.")

export const invalid = (faults: ReadonlyArray<Fault>): Refusal =>
  new Refusal(
    validation,
    faults.length === 1 ? "One value is not valid." : `${faults.length} values are not valid.`,
    faults
  )

export const unknownCategory = invalid([{ pointer: "/category_id", detail: "must be a category that is there" }])

/** The body of a problem; `instance` is the path that was asked for. */
export const problemJson = ({ faults, message: detail, problem }: Refusal, instance: string): string =>
  JSON.stringify({ detail, instance, ...(faults === undefined ? {} : { errors: faults }), ...problem })
