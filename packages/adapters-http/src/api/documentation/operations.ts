/** One operation of the published contract: its parameters, its bodies and its answers. */
import type { OpenApi } from "effect/http-api"
import { parameters as remarks } from "../examples/parameters.ts"
import { headerNames } from "../Headers.ts"
import { withExamples } from "./bodies.ts"
import { headersOf } from "./headers.ts"

type Operation = OpenApi.OpenAPISpecOperation
type Parameter = OpenApi.OpenAPISpecParameter

export const documentedOperation = (spec: OpenApi.OpenAPISpec, method: string, path: string, operation: Operation) => {
  const { tags, summary, parameters, requestBody, responses, security, ...rest } = operation
  const operationId = operation.operationId.replace(/^.*\./, "")
  const asked = { operationId, path: exampleOf(path, operation), takesBody: requestBody !== undefined }
  const bodies = (content: OpenApi.OpenApiSpecContent) => withExamples(content, asked, spec.components.schemas)
  const never = neverAnswered(method, asked.takesBody)
  const isConditional = parameters.some(({ name }) => name === "if-none-match")
  const answers = Object.entries(responses)
    .filter(([status]) => !never.includes(status))
    .map(([status, { content, description, headers }]) => [
      status,
      {
        description: descriptions[status] ?? description.replaceAll(" | ", "; "),
        headers: headersOf(status, headers),
        ...(content === undefined ? {} : { content: bodies(content) })
      }
    ])
  return {
    tags,
    summary,
    ...rest,
    operationId,
    parameters: parameters.map((parameter) => documentedParameter(operation, parameter)),
    // A body of DELETE is optional.
    ...(requestBody === undefined
      ? {}
      : { requestBody: { required: method !== "delete", content: bodies(requestBody.content) } }),
    responses: {
      ...Object.fromEntries(answers),
      ...(isConditional ? { 304: { description: "It has not changed.", headers: headersOf("304") } } : {})
    },
    security
  }
}

const descriptions: Readonly<Record<string, string>> = { 204: "Done." }

/** The errors that middleware declares for all and an operation can't have. */
const neverAnswered = (method: string, takesBody: boolean): ReadonlyArray<string> => [
  // Every role may read.
  ...(method === "get" ? ["403"] : []),
  ...(takesBody ? [] : ["413", "415"])
]

const remarkOn = ({ tags: [tag] }: Operation, name: string) => remarks[`${tag} ${name}`] ?? remarks[name]

const documentedParameter = (operation: Operation, parameter: Parameter): object => {
  const name = headerNames[parameter.name] ?? parameter.name
  const remark = remarkOn(operation, name)
  const schema = {
    ...parameter.schema,
    // In an address everything is text, but only a number has bounds.
    ...("minimum" in parameter.schema ? { type: "integer" } : {}),
    ...(remark?.default === undefined ? {} : { default: remark.default })
  }
  return {
    name,
    in: parameter.in,
    required: parameter.required,
    ...(remark === undefined ? {} : { description: remark.description }),
    // Pages to try things out send the example of a parameter, and an optional one is better left out there.
    ...(parameter.required
      ? { schema, example: remark?.example }
      : { schema: { ...schema, ...(remark === undefined ? {} : { examples: [remark.example] }) } })
  }
}

/** A path with the examples of its parameters. */
const exampleOf = (path: string, operation: Operation): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(remarkOn(operation, name)?.example))
