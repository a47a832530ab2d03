/**
 * What the generated contract does not say by itself: an example of every body, and which answers an operation can't
 * give or gives without a body.
 */
import { Record } from "effect"
import type { OpenApi } from "effect/http-api"
import { examples } from "../json/examples.ts"

type Spec = OpenApi.OpenAPISpec
type Operation = OpenApi.OpenAPISpecOperation

const methods = ["get", "post", "put", "delete"] as const

export const documented = (spec: Spec): object => ({
  ...spec,
  paths: Record.map(spec.paths, (item, path) => {
    const operations = methods.flatMap((method) => {
      const operation = item[method]
      return operation === undefined ? [] : [[method, documentedOperation(spec, path, method, operation)] as const]
    })
    return { ...item, ...Object.fromEntries(operations) }
  })
})

const documentedOperation = (spec: Spec, path: string, method: string, operation: Operation) => {
  const { requestBody, responses, parameters } = operation
  const place = requestBody === undefined ? { parameter: "nonsense" } : { pointer: "/nonsense" }
  const particulars = { instance: path, errors: [{ ...place, detail: "is not known here" }] }
  const withExamples = (content: OpenApi.OpenApiSpecContent) =>
    Record.map(content, (media) => ({ ...media, ...examplesOf(spec, media.schema, particulars) }))
  const answers = Object.entries(responses)
    .filter(([status]) => requestBody !== undefined || !aboutBodies.has(status))
    .map(([status, { content, ...response }]) => [
      status,
      content === undefined ? response : { ...response, content: withExamples(content) }
    ])
  const isConditional = parameters.some(({ name }) => name === "if-none-match")
  return {
    ...operation,
    ...(requestBody === undefined
      ? {}
      : // A body of DELETE is optional.
        { requestBody: { required: method !== "delete", content: withExamples(requestBody.content) } }),
    responses: {
      ...Object.fromEntries(answers),
      ...(isConditional ? { 304: { description: "It has not changed." } } : {})
    }
  }
}

const aboutBodies: ReadonlySet<string> = new Set(["413", "415"])

const examplesOf = (spec: Spec, schema: object, particulars: object): object => {
  const references = "anyOf" in schema && Array.isArray(schema.anyOf) ? schema.anyOf : [schema]
  const values = references.flatMap((reference): ReadonlyArray<readonly [string, { readonly value: unknown }]> => {
    const name = nameOf(reference)
    const value = examples[name] ?? problemExample(spec.components.schemas[name], particulars)
    return value === undefined ? [] : [[name.replace(/Encoded$/, ""), { value }]]
  })
  const [first] = values
  return first === undefined
    ? {}
    : values.length === 1
      ? { example: first[1].value }
      : { examples: Object.fromEntries(values) }
}

const nameOf = (reference: object): string =>
  "$ref" in reference && typeof reference.$ref === "string" ? reference.$ref.replace(/^.*\//, "") : ""

interface Constant {
  readonly enum?: ReadonlyArray<unknown>
}

/** A problem made of the constants of its schema and what is particular to a request. */
const problemExample = (schema: object | undefined, particulars: object): object | undefined => {
  if (schema === undefined || !("properties" in schema)) return undefined
  const properties = schema.properties as Readonly<Record<string, Constant>>
  const constants = Record.filter(
    Record.map(properties, (property) => property.enum?.[0]),
    (value) => value !== undefined
  )
  const own = Object.entries(particulars).filter(([name]) => name in properties)
  return "type" in constants && "status" in constants
    ? { ...constants, detail: constants["title"], ...Object.fromEntries(own) }
    : undefined
}
