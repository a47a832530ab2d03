/**
 * What a handler gives, as the answer of its endpoint: JSON with the status of the contract. Handlers answer in the words
 * of the wire, so that nothing is left to encode; and what the domain has made keeps its rules and is not checked again.
 */
import { HttpServerResponse } from "effect/http"
import { type HttpApiEndpoint, HttpApiSchema } from "effect/http-api"

type Answer = HttpServerResponse.HttpServerResponse

const contentType = "application/json"

/** An endpoint of the contract succeeds in one way. What else it may answer with, its handler gives as a response. */
export const answerOf = (
  { success }: HttpApiEndpoint.Top,
  successes: ReadonlyMap<number, unknown>
): ((value: unknown) => Answer) => {
  const [status = 204] = successes.keys()
  const [schema = HttpApiSchema.NoContent] = success
  const write = HttpApiSchema.isWithHeaders(schema)
    ? writeWithHeaders(status)
    : HttpApiSchema.isNoContent(schema.ast)
      ? () => HttpServerResponse.empty({ status })
      : (value: unknown) => HttpServerResponse.text(JSON.stringify(value), { status, contentType })
  return (value) => (HttpServerResponse.isHttpServerResponse(value) ? value : write(value))
}

const writeWithHeaders = (status: number) => (value: unknown) => {
  const { body, headers } = value as HttpApiSchema.withHeaders<unknown, Record<string, string>>
  return HttpServerResponse.text(JSON.stringify(body), { status, headers, contentType })
}
