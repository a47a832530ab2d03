/** What is wrong with an answer, by the published contract and by what was tried. */
import type { Body, Schema } from "../../http/openapi/Document.ts"
import type { Case } from "./Case.ts"
import { leaksIn } from "./leaks.ts"
import type { Published, PublishedHeader } from "./Published.ts"
import type { Answer } from "./send.ts"

/** The HTTP layer's own, which the contract tells of once and not with each operation. */
const ofLayer = [405, 408, 413, 414, 415, 431]

const text = { type: "string" }
const problemSchema: Schema = {
  type: "object",
  required: ["type", "title", "status", "detail", "instance"],
  properties: {
    type: { type: "string", pattern: "^/problems/[a-z-]+$" },
    title: text,
    status: { type: "integer" },
    detail: text,
    instance: { type: "string", format: "uri-reference" },
    errors: { type: "array" }
  },
  additionalProperties: false
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

const read = (bytes: Buffer): { readonly text: string; readonly json?: unknown } => {
  const text = utf8.decode(bytes)
  try {
    return { text, json: JSON.parse(text) as unknown }
  } catch {
    return { text }
  }
}

interface Problem {
  readonly status?: unknown
  readonly errors?: ReadonlyArray<{ readonly pointer?: string; readonly parameter?: string; readonly detail: string }>
}

export const faultsIn = (contract: Published, tried: Case, answer: Answer): ReadonlyArray<string> => {
  const { elsewhere, operation, request, statuses } = tried
  const { bytes, headers, status } = answer
  const described = elsewhere === true ? undefined : operation.responses[String(status)]
  return [
    ...(statuses.includes(status) ? [] : [`it is answered ${status} where ${statuses.join(", ")} is promised`]),
    ...(described === undefined && elsewhere !== true && !ofLayer.includes(status)
      ? [`${status} is not documented`]
      : []),
    ...(answer.hungUp ? ["the connection is closed, which was not told"] : []),
    ...idFaults(request.headers, headers),
    ...headerFaults(status, headers, contract.headersOf(described)),
    ...contract.headersOf(described).flatMap((it) => valueFaults(contract, it, headers[it.name.toLowerCase()])),
    ...(request.method === "HEAD" || status === 204 || status === 304
      ? bytes.length === 0
        ? []
        : ["there is a body"]
      : bodyFaults(contract, tried, answer, described))
  ]
}

const idFaults = (sent: Case["request"]["headers"], headers: Answer["headers"]): ReadonlyArray<string> => {
  const shape = /^[A-Za-z0-9._-]{1,128}$/
  const [own, told] = [sent["X-Request-Id"], headers["x-request-id"] ?? ""]
  if (!shape.test(told)) return [`X-Request-Id is ${JSON.stringify(told)}`]
  return own !== undefined && shape.test(own) !== (own === told) ? [`X-Request-Id is ${told} for ${own}`] : []
}

const always = ["X-Request-Id", "X-Content-Type-Options"]

const headerFaults = (
  status: number,
  headers: Answer["headers"],
  documented: ReadonlyArray<PublishedHeader>
): ReadonlyArray<string> => [
  ...[
    ...documented.filter(({ required }) => required).map(({ name }) => name),
    ...always,
    ...(status === 405 ? ["Allow"] : [])
  ]
    .filter((name) => !(name.toLowerCase() in headers))
    .map((name) => `${name} is missing`),
  ...("x-injected" in headers || "x-powered-by" in headers ? ["there are headers that should not be"] : [])
]

const valueFaults = (contract: Published, { name, schema }: PublishedHeader, value: string | undefined) =>
  value === undefined
    ? []
    : contract.faultsBy(schema, schema["type"] === "integer" ? Number(value) : value).map((it) => `${name}: ${it}`)

const bodyFaults = (
  contract: Published,
  { at, elsewhere }: Case,
  { bytes, headers, status }: Answer,
  described: Body | undefined
): ReadonlyArray<string> => {
  const content = described?.content ?? { "application/problem+json": { schema: problemSchema } }
  const [[type, { schema }] = ["", { schema: problemSchema }]] = Object.entries(content)
  const { json, text } = read(bytes)
  const problem = status >= 400 && typeof json === "object" && json !== null ? (json as Problem) : undefined
  const told = leaksIn(text, problem)
  // What is answered elsewhere and well is another operation's.
  if (elsewhere === true && status < 400) return told
  return [
    ...told,
    ...(headers["content-type"]?.split(";")[0] === type
      ? []
      : [`Content-Type is ${headers["content-type"]}, not ${type}`]),
    ...(json === undefined ? ["the body is not JSON"] : contract.faultsBy(schema, json).map((it) => `the body: ${it}`)),
    ...(problem === undefined || problem.status === status ? [] : [`the problem says ${String(problem.status)}`]),
    ...(status === 422 && at !== undefined ? placeFaults(problem?.errors ?? [], at) : [])
  ]
}

const placeFaults = (errors: NonNullable<Problem["errors"]>, at: string): ReadonlyArray<string> => {
  const within = ({ parameter, pointer }: (typeof errors)[number]) =>
    parameter?.toLowerCase() === at.toLowerCase() ||
    (pointer !== undefined && (pointer === at || pointer.startsWith(`${at}/`)))
  if (!errors.some(within)) return [`no fault is told of ${at === "" ? "the body" : at}`]
  return errors.some(({ detail }) => detail === "") ? ["a fault says nothing"] : []
}
