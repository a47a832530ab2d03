/** Examples for the bodies of requests and answers. */
import type { OpenApi } from "effect/http-api"
import { type Named, payloads } from "../examples/payloads.ts"
import { badAddress, details, faults } from "../examples/problems.ts"
import { isProblem, referredBy } from "./schemas.ts"

/** What an example of a problem is about. */
export interface Asked {
  readonly operationId: string
  readonly path: string
  readonly takesBody: boolean
}

type Schemas = OpenApi.OpenAPISpec["components"]["schemas"]

export const withExamples = (content: OpenApi.OpenApiSpecContent, asked: Asked, schemas: Schemas): object =>
  Object.fromEntries(
    Object.entries(content).map(([type, media]) => [type, { ...media, ...examplesOf(media.schema, asked, schemas) }])
  )

const examplesOf = (schema: object, asked: Asked, schemas: Schemas): object => {
  const choices = "anyOf" in schema && Array.isArray(schema.anyOf) ? schema.anyOf : [schema]
  const examples = choices.map(referredBy).flatMap((name) => Object.entries(named(name, asked, schemas)))
  const [first] = examples
  return first === undefined
    ? {}
    : examples.length === 1
      ? { example: first[1] }
      : { examples: Object.fromEntries(examples.map(([name, value]) => [name, { value }])) }
}

const named = (name: string, asked: Asked, schemas: Schemas): Named => {
  const schema = schemas[name]
  if (!isProblem(schema)) return payloads[name] ?? {}
  const { type, title, status } = schema.properties
  const errors = name === "ValidationFailed" ? faultsOf(asked) : undefined
  return {
    [name]: {
      type: type?.const,
      title: title?.const,
      status: status?.const,
      detail: errors === undefined ? detailOf(name, asked) : count(errors.length),
      instance: asked.path,
      ...(errors === undefined ? {} : { errors })
    }
  }
}

const detailOf = (name: string, { takesBody }: Asked): string | undefined =>
  name === "BadRequest" && !takesBody ? badAddress : details[name]

const count = (faults: number): string => (faults === 1 ? "One value is not valid." : `${faults} values are not valid.`)

const faultsOf = ({ operationId }: Asked) =>
  Object.entries(faults[operationId] ?? { colour: "is not known here" }).map(([place, detail]) =>
    place.startsWith("/") ? { pointer: place, detail } : { parameter: place, detail }
  )
