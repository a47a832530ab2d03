/** A request in its parts, as the contract allows it; what is tried changes one of them. */
import type { Here } from "./Here.ts"
import { untold } from "./untold.ts"
import { bodyValues, valueOf } from "./values.ts"
import type { Parameter } from "../../http/openapi/Document.ts"
import { examplesIn, type PublishedOperation } from "./Published.ts"

export interface Draft {
  readonly operation: PublishedOperation
  /** The parameters of the path, in percent-encoding. */
  readonly path: Readonly<Record<string, string>>
  readonly query: ReadonlyArray<readonly [name: string, value: string]>
  readonly headers: Readonly<Record<string, string>>
  /** The fields of the body, each as JSON; undefined when there is no body. */
  readonly fields?: ReadonlyArray<readonly [name: string, json: string]>
}

export interface Request {
  readonly method: string
  /** The path with its query, as it is sent. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Buffer
  /** Sent without telling its length. */
  readonly chunked?: true
}

/** What is tried, and what the contract says of it. */
export interface Attempt {
  readonly what: string
  readonly request: Request
  readonly statuses: ReadonlyArray<number>
  /** The parameter or the pointer that a 422 must tell of. */
  readonly at?: string
  /** The address is not one of the operation: what is answered is not described by it. */
  readonly elsewhere?: true
}

/** One way to change a draft; undefined when it has no such part. */
export type Kind = (draft: Draft, here: Here) => Attempt | undefined

/** Parameters that need an answer of before. */
const fromAnswers = ["cursor"]
/** What goes with another: both or none. */
const pairs: Readonly<Record<string, string>> = { end_date: "start_date" }

export const draft = (here: Here): Draft => {
  const { chance, operation, world } = here
  const { method, parameters, requestBody, security } = operation
  const given = parameters.filter(({ name, required }) => required || (!fromAnswers.includes(name) && chance.oneIn(3)))
  const complete = given.filter(({ name }) => given.some((it) => it.name === (pairs[name] ?? name)))
  const chosen = complete.filter(({ name }) => !Object.values(pairs).includes(name) || hasOther(complete, name))
  const values = (place: string) =>
    chosen.filter((it) => it.in === place).map(({ name, schema }) => [name, valueOf(here, name, schema)] as const)
  const path = Object.fromEntries(values("path").map(([name, value]) => [name, encodeURIComponent(String(value))]))
  const empty = requestBody?.required === false && chance.oneIn(3)
  return {
    operation,
    path,
    query: values("query")
      .flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)] as const))
      // Nothing can be moved to itself.
      .filter(([, value]) => value !== path["id"]),
    headers: {
      ...Object.fromEntries(given.filter((it) => it.in === "header").map((it) => [it.name, headerOf(here, it)])),
      ...(security.length === 0 ? {} : { Authorization: `Bearer ${world.accessToken}` }),
      ...(requestBody === undefined || empty ? {} : { "Content-Type": "application/json" })
    },
    ...(requestBody === undefined || empty || method === "GET"
      ? {}
      : { fields: Object.entries(bodyValues(here)).map(([name, value]) => [name, JSON.stringify(value)] as const) })
  }
}

/** Most often an example: a version that nothing has says no more than that. It carries no more than Latin-1. */
const headerOf = (here: Here, { name, schema }: Parameter): string => {
  // What must be new each time is none of the examples.
  const examples = name.toLowerCase() in untold ? [] : examplesIn(schema)
  const value = examples.length > 0 && !here.chance.oneIn(4) ? here.chance.pick(examples) : valueOf(here, name, schema)
  return String(value)
    .replaceAll(/[^\x20-\x7e\x80-\xff]/g, "?")
    .slice(0, 200)
}

const hasOther = (given: ReadonlyArray<{ readonly name: string }>, name: string): boolean =>
  given.some((it) => pairs[it.name] === name)

const queryOf = (query: Draft["query"]): string =>
  query.length === 0
    ? ""
    : `?${query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&")}`

export const targetOf = ({ operation, path, query }: Draft): string =>
  operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => path[name] ?? "") + queryOf(query)

export const jsonOf = (fields: Draft["fields"] = []): string =>
  `{${fields.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(",")}}`

export const requestOf = (draft: Draft): Request => ({
  method: draft.operation.method,
  target: targetOf(draft),
  headers: draft.headers,
  ...(draft.fields === undefined ? {} : { body: Buffer.from(jsonOf(draft.fields)) })
})

const documented = ({ responses }: PublishedOperation): ReadonlyArray<number> => Object.keys(responses).map(Number)

/** What may be answered to a draft that is right. */
export const acceptance = ({ operation, headers, path }: Draft, { world }: Here): ReadonlyArray<number> => {
  const { id } = path
  if (id !== undefined && !Object.values(world.own).flat().includes(id)) return [404]
  return documented(operation).filter(
    (status) =>
      status < 300 ||
      (status === 304 && "If-None-Match" in headers) ||
      (status === 412 && "If-Match" in headers) ||
      status === 409
  )
}

/** What may be answered when it is open whether the draft is right: anything about what it says. */
export const judgement = ({ operation }: Draft): ReadonlyArray<number> =>
  documented(operation).filter(
    (status) =>
      status < 500 && ![400, 413, 415, 429].includes(status) && (status !== 401 || operation.security.length === 0)
  )
