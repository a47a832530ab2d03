/** The published schemas, in the words that those who read them expect. */
import type { OpenApi } from "effect/http-api"
import { fields } from "../examples/fields.ts"

type Schemas = OpenApi.OpenAPISpec["components"]["schemas"]
type Schema = Schemas[string]

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** A copy of a JSON value with every object in it replaced, the inner ones first. */
const mapObjects = (value: unknown, f: (object: Readonly<Record<string, unknown>>) => object): unknown => {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, f))
  if (!isObject(value)) return value
  return f(Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapObjects(inner, f)])))
}

const plainName = (name: string): string => name.replace(/Encoded$/, "")

/** References by plain names, and a constant as what it is. */
export const tidy = <A extends object>(spec: A): A =>
  mapObjects(spec, (object) => {
    const { enum: values, ...rest } = object
    if (typeof object["$ref"] === "string") return { ...object, $ref: plainName(object["$ref"]) }
    if (!Array.isArray(values) || values.length !== 1) return object
    const [value]: ReadonlyArray<unknown> = values
    return { ...rest, ...(Number.isInteger(value) ? { type: "integer" } : {}), const: value }
  }) as A

export const documentedSchemas = (schemas: Schemas): Schemas =>
  Object.fromEntries(
    Object.entries(schemas)
      .map(([name, schema]) => [plainName(name), schema] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, schema]) => [name, isProblem(schema) ? wholeProblem(schema) : remarked(name, schema)])
  )

/** The name of the component that a schema refers to. */
export const referredBy = (schema: unknown): string =>
  isObject(schema) && typeof schema["$ref"] === "string" ? schema["$ref"].replace(/^.*\//, "") : ""

interface ProblemSchema extends Schema {
  readonly properties: Readonly<Record<string, { readonly const?: unknown }>>
}

export const isProblem = (schema: Schema | undefined): schema is ProblemSchema =>
  isObject(schema) && isObject(schema["properties"]) && isObject(schema["properties"]["instance"])

/** What a client may leave to the status line, this API always says, and says first. */
const wholeProblem = ({ properties, ...schema }: ProblemSchema): Schema => {
  const { type, title, status, detail, instance, ...own } = properties
  const all = {
    type: { ...type, format: "uri-reference" },
    title,
    status,
    detail: { ...detail, description: "What happened this time." },
    instance: { ...instance, format: "uri-reference", description: "The path that was asked for." },
    ...own
  }
  return { ...schema, properties: all, required: Object.keys(all) }
}

const remarked = (name: string, schema: Schema): Schema => {
  const remarks = fields[name]
  const properties = schema["properties"]
  if (remarks === undefined || !isObject(properties)) return schema
  return {
    ...schema,
    properties: Object.fromEntries(
      Object.entries(properties).map(([field, own]) => [field, isObject(own) ? { ...own, ...remarks[field] } : own])
    )
  }
}
