/** The published contract as its readers see it: a JSON document with operations, bodies and schemas. */
import { contract, ServiceInfo } from "@outlay/adapters-http"
import { OpenApi } from "effect/http-api"

export type Schema = Readonly<Record<string, unknown>>

export interface Media {
  readonly schema: Schema
  readonly example?: unknown
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>
}

export interface Body {
  readonly required?: boolean
  readonly content?: Readonly<Record<string, Media>>
}

export interface Answer extends Body {
  readonly description: string
  readonly headers?: Readonly<Record<string, { readonly $ref: string }>>
}

export interface Parameter {
  readonly name: string
  readonly in: "path" | "query" | "header"
  readonly required: boolean
  readonly description?: string
  readonly example?: unknown
  readonly schema: Schema & { readonly examples?: ReadonlyArray<unknown> }
}

export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tags: ReadonlyArray<string>
  readonly security: ReadonlyArray<object>
  readonly parameters: ReadonlyArray<Parameter>
  readonly requestBody?: Body
  readonly responses: Readonly<Record<string, Answer>>
}

export interface Document {
  readonly openapi: string
  readonly info: Readonly<Record<string, unknown>>
  readonly servers: ReadonlyArray<{ readonly url: string }>
  readonly tags: ReadonlyArray<{ readonly name: string; readonly description: string }>
  readonly security: ReadonlyArray<object>
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly headers: Readonly<Record<string, object>>
    readonly securitySchemes: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  }
}

/** As a server of the default name and version would publish it. */
export const document: Document = JSON.parse(JSON.stringify(OpenApi.fromApi(contract(ServiceInfo.defaultValue()))))

/** Every operation by its method and path. */
export const operations: ReadonlyArray<readonly [name: string, operation: Operation]> = Object.entries(
  document.paths
).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const)
)

export const operation = (name: string): Operation => {
  const found = operations.find(([it]) => it === name)?.[1]
  if (found === undefined) throw new Error(`no operation ${name}`)
  return found
}

/** Every body of an operation: that of its request, and those of its answers. */
export const bodiesOf = ({ requestBody, responses }: Operation): ReadonlyArray<Body> => [
  ...(requestBody === undefined ? [] : [requestBody]),
  ...Object.values(responses)
]

/** The examples of a body. */
export const examplesOf = ({ content = {} }: Body): ReadonlyArray<unknown> =>
  Object.values(content).flatMap(({ example, examples }) =>
    example === undefined ? Object.values(examples ?? {}).map(({ value }) => value) : [example]
  )

/** Every reference in the document. */
export const references: ReadonlyArray<string> = Array.from(
  JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g),
  ([, reference = ""]) => reference
)
