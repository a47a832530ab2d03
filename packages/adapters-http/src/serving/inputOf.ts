/** Reads the parts of a request as an endpoint wants them, all in one go. Which one is wrong, and why, others tell. */
import { type Effect, Schema, type SchemaAST } from "effect"
import type { HttpApiEndpoint } from "effect/http-api"
import type { RequestParts } from "../handlers/collectFaults.ts"
import type { EndpointInput } from "./EndpointInput.ts"

const strict = { onExcessProperty: "error" } as const

type Parts = Partial<Record<"params" | "headers" | "query" | "payload", Schema.Top>>

// What a decoder needs (the book's currency) the middleware around it has provided; of any endpoint the type can't say
// what that is.
type Decoder = (parts: unknown) => Effect.Effect<EndpointInput, Schema.SchemaError>

export const inputOf = (endpoint: HttpApiEndpoint.Top): ((parts: RequestParts) => ReturnType<Decoder>) => {
  const { headers, params, query } = endpoint
  const [payload] = [...endpoint.payload.values()].flatMap(({ schemas }) => schemas)
  const schemas: Parts = {
    ...(params && { params }),
    ...(headers && { headers }),
    ...(query && { query: Schema.toCodecArrayFromSingle(query) }),
    ...(payload && { payload })
  }
  const decode = Schema.decodeUnknownEffect(Schema.Struct(schemas), strict) as Decoder
  const headerNames = headers === undefined ? [] : namesOf(headers.ast)
  return (parts) =>
    decode({
      ...(params && { params: parts.params }),
      ...(headers && { headers: headersOf(parts.headers, headerNames) }),
      ...(query && { query: parts.query }),
      ...(payload && { payload: parts.body })
    })
}

const namesOf = (ast: SchemaAST.AST): ReadonlyArray<string> =>
  ast._tag === "Objects" ? ast.propertySignatures.map(({ name }) => String(name)) : []

// Of the headers only those that the endpoint reads are its input.
const headersOf = (headers: Readonly<Record<string, string | undefined>>, names: ReadonlyArray<string>) => {
  const read: Record<string, string> = {}
  for (const name of names) {
    const value = headers[name]
    if (value !== undefined) read[name] = value
  }
  return read
}
