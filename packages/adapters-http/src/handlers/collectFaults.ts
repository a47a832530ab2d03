/**
 * Reads all parts of a request again when one was found wrong, to tell every fault at once. Only refused requests
 * come here, so it need not be fast.
 */
import { Effect, Exit, Schema, SchemaAST } from "effect"
import type { HttpApiEndpoint } from "effect/http-api"
import { headerNames } from "../api/Headers.ts"
import { rulesOf } from "../json/CrossFieldRule.ts"
import { faultAt, faultsOf, type Place } from "../problems/faults.ts"
import type { Fault } from "../problems/Problems.ts"

const strict: SchemaAST.ParseOptions = { errors: "all", onExcessProperty: "error" }

/** The parts of a request as they came; `body` only where the endpoint takes one. */
export interface RequestParts {
  readonly params: unknown
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

export const collectFaults = Effect.fnUntraced(function* (endpoint: HttpApiEndpoint.Top, parts: RequestParts) {
  const faults: Array<ReadonlyArray<Fault>> = []
  if (endpoint.params) faults.push(yield* faultsIn(endpoint.params, parts.params, "parameter"))
  if (endpoint.headers) {
    const found = yield* faultsIn(endpoint.headers, parts.headers, "parameter", { errors: "all" })
    faults.push(
      found.map((it) => ("parameter" in it ? { ...it, parameter: headerNames[it.parameter] ?? it.parameter } : it))
    )
  }
  faults.push(yield* queryFaults(endpoint, parts.query))
  for (const { schemas } of endpoint.payload.values()) {
    for (const schema of schemas) faults.push(yield* faultsIn(schema, parts.body, "body"))
  }
  return faults.flat()
})

/** The faults of the query alone. An endpoint that takes no parameters knows none. */
const queryFaults = (
  endpoint: HttpApiEndpoint.Top,
  query: Readonly<Record<string, unknown>>
): Effect.Effect<ReadonlyArray<Fault>> =>
  endpoint.query === undefined
    ? Effect.succeed(Object.keys(query).map((name) => faultAt("parameter", [name], "is not known here")))
    : Effect.map(faultsIn(Schema.toCodecArrayFromSingle(endpoint.query), query, "parameter"), (faults) =>
        faults.map((fault) =>
          "parameter" in fault && Array.isArray(query[fault.parameter]) && isSingle(endpoint.query, fault.parameter)
            ? { ...fault, detail: "must be given once" }
            : fault
        )
      )

// What a decoder of this endpoint needs (the book's currency) the middleware around it has provided; of any endpoint
// the type can't say what that is.
const decode = (schema: Schema.Top, input: unknown, options: SchemaAST.ParseOptions) =>
  Effect.exit(Schema.decodeUnknownEffect(schema, options)(input) as Effect.Effect<unknown, Schema.SchemaError>)

const faultsIn = Effect.fnUntraced(function* (
  schema: Schema.Top,
  input: unknown,
  place: Place,
  options: SchemaAST.ParseOptions = strict
) {
  const decoded = yield* decode(schema, input, options)
  if (Exit.isSuccess(decoded)) return []
  const failure = decoded.cause.reasons.find((reason) => reason._tag === "Fail")
  if (failure === undefined) return yield* Effect.orDie(Effect.failCause(decoded.cause))
  const own = faultsOf(failure.error.issue, place)
  return [...own, ...(yield* ruleFaults(schema, input, place, own))]
})

// A rule over several fields is asked when those of them that were given are right by themselves.
const ruleFaults = Effect.fnUntraced(function* (
  schema: Schema.Top,
  input: unknown,
  place: Place,
  known: ReadonlyArray<Fault>
) {
  const rules = rulesOf(schema.ast)
  if (rules.length === 0 || typeof input !== "object" || input === null) return []
  const decoded: Record<string, unknown> = {}
  const wrong = new Set<string>()
  for (const name of new Set(rules.flatMap((rule) => rule.fields))) {
    const field = fieldOf(schema, name)
    const given: unknown = Reflect.get(input, name)
    if (field === undefined || given === undefined) continue
    const exit = yield* decode(field, given, strict)
    if (Exit.isSuccess(exit)) decoded[name] = exit.value
    else wrong.add(name)
  }
  return rules
    .filter((rule) => !rule.fields.some((name) => wrong.has(name)) && !rule.holds(decoded))
    .map((rule) => faultAt(place, [rule.at], rule.detail))
    .filter((fault) => !known.some((other) => JSON.stringify(other) === JSON.stringify(fault)))
})

const isSingle = (schema: Schema.Top | undefined, name: string): boolean => {
  const field = schema === undefined ? undefined : fieldOf(schema, name)
  return field !== undefined && SchemaAST.toEncoded(field.ast)._tag !== "Arrays"
}

// The schemas of an endpoint are codecs made of those of `json/`; what the fields are only their AST tells.
const fieldOf = ({ ast }: Schema.Top, name: string): Schema.Top | undefined => {
  const field = ast._tag === "Objects" ? ast.propertySignatures.find((it) => it.name === name) : undefined
  return field === undefined ? undefined : Schema.make<Schema.Top>(field.type)
}
