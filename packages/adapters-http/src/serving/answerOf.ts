/** What a handler gives, as the answer of its endpoint: JSON with the status of the contract. */
import { Schema } from "effect"
import { HttpServerResponse } from "effect/http"
import { type HttpApiEndpoint, HttpApiSchema } from "effect/http-api"

type Answer = HttpServerResponse.HttpServerResponse

/** An endpoint of the contract succeeds in one way. What else it may answer with, its handler gives as a response. */
export const answerOf = (
  { success }: HttpApiEndpoint.Top,
  successes: ReadonlyMap<number, unknown>
): ((value: unknown) => Answer) => {
  const [status = 204] = successes.keys()
  const [schema = HttpApiSchema.NoContent] = success
  const write = writerOf(schema, status)
  return (value) => (HttpServerResponse.isHttpServerResponse(value) ? value : write(value))
}

const writerOf = (schema: Schema.Top, status: number): ((value: unknown) => Answer) => {
  if (HttpApiSchema.isWithHeaders(schema)) {
    const encode = encoderOf(schema.schema)
    return (value) => {
      const { body, headers } = value as HttpApiSchema.withHeaders<unknown, Record<string, string>>
      return HttpServerResponse.text(encode(body), { status, headers, contentType: "application/json" })
    }
  }
  if (HttpApiSchema.isNoContent(schema.ast)) return () => HttpServerResponse.empty({ status })
  const encode = encoderOf(schema)
  return (value) => HttpServerResponse.text(encode(value), { status, contentType: "application/json" })
}

// What the domain has made keeps its rules and is not checked once more.
const encoderOf = (schema: Schema.Top): ((value: unknown) => string) => {
  const encode = Schema.encodeUnknownSync(schema as Schema.Encoder<unknown>, { disableChecks: true })
  return (value) => JSON.stringify(encode(value))
}
