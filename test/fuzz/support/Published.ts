/**
 * The contract as a running server publishes it, so that what it learns to do is tried with the next run. Nothing here
 * is taken from the server's code.
 */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js"
import formats from "ajv-formats"
import type { Answer, Body, Document, Operation, Schema } from "../../http/openapi/Document.ts"

export interface PublishedOperation extends Operation {
  readonly method: string
  /** With its parameters in braces. */
  readonly path: string
}

export interface PublishedHeader {
  readonly name: string
  readonly required: boolean
  readonly schema: Schema
}

export interface Published {
  readonly operations: ReadonlyArray<PublishedOperation>
  /** A schema itself, where there was a reference to one. */
  readonly resolve: (schema: Schema) => Schema
  /** What is wrong with a value by a schema. */
  readonly faultsBy: (schema: Schema, value: unknown) => ReadonlyArray<string>
  /** What is told of the headers of an answer. */
  readonly headersOf: (answer: Answer | undefined) => ReadonlyArray<PublishedHeader>
  /** What a field is in the examples of requests. */
  readonly examplesOf: (field: string) => ReadonlyArray<unknown>
}

export const published = async (url: string): Promise<Published> => {
  const response = await fetch(`${url}/openapi.json`)
  const document = (await response.json()) as Document
  const resolve = (schema: Schema): Schema => {
    const name = /^#\/components\/schemas\/(\w+)$/.exec(String(schema["$ref"]))?.[1]
    return name === undefined ? schema : resolve(document.components.schemas[name] ?? {})
  }
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path }))
  )
  const examples = operations.flatMap((it) => examplesOf(it.requestBody))
  const examplesOfField = (field: string) => examples.flatMap((it) => (field in it ? [it[field]] : []))
  const known = document.components.headers as Readonly<Record<string, Omit<PublishedHeader, "name">>>
  const headersOf: Published["headersOf"] = ({ headers = {} } = { description: "" }) =>
    Object.keys(headers).flatMap((name) => (known[name] === undefined ? [] : [{ name, ...known[name] }]))
  return { operations, resolve, faultsBy: validator(document), headersOf, examplesOf: examplesOfField }
}

const examplesOf = ({ content = {} }: Body = {}): ReadonlyArray<Readonly<Record<string, unknown>>> =>
  Object.values(content).flatMap(({ example, examples = {} }) =>
    [example, ...Object.values(examples).map(({ value }) => value)].flatMap((it) =>
      typeof it === "object" && it !== null ? [{ ...it }] : []
    )
  )

const validator = ({ components }: Document): Published["faultsBy"] => {
  // The format of OpenAPI for a password says how it is shown, not what it may be.
  const ajv = new Ajv2020({ allErrors: true, strict: false, formats: { password: true } })
  formats.default(ajv)
  ajv.addSchema({ $id: "openapi", components })
  const compiled = new Map<Schema, ValidateFunction>()
  const compile = (schema: Schema): ValidateFunction => {
    const made = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"openapi#/')))
    compiled.set(schema, made)
    return made
  }
  return (schema, value) => {
    const validate = compiled.get(schema) ?? compile(schema)
    if (validate(value)) return []
    return (validate.errors ?? []).map(({ instancePath, message = "" }) => `${instancePath} ${message}`)
  }
}

/** The schema of a body that is JSON. */
export const jsonSchemaOf = (body: Body | undefined): Schema | undefined => body?.content?.["application/json"]?.schema

/** The schemas of the fields of an object. */
export const fieldsOf = (schema: Schema): Readonly<Record<string, Schema>> =>
  (schema["properties"] ?? {}) as Readonly<Record<string, Schema>>

export const requiredOf = (schema: Schema): ReadonlyArray<string> => (schema["required"] ?? []) as ReadonlyArray<string>

/** A schema, or those of which one must fit. */
export const branchesOf = (schema: Schema): ReadonlyArray<Schema> =>
  (schema["anyOf"] as ReadonlyArray<Schema> | undefined) ?? [schema]

export const examplesIn = (schema: Schema): ReadonlyArray<unknown> =>
  (schema["examples"] as ReadonlyArray<unknown> | undefined) ?? []
