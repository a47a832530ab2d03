/**
 * What the generated contract does not say by itself: examples, defaults and remarks (from `../examples`), the headers
 * of every answer, and which answers an operation can't give or gives without a body.
 */
import type { OpenApi } from "effect/http-api"
import { headers } from "./headers.ts"
import { documentedOperation } from "./operations.ts"
import { documentedSchemas, tidy } from "./schemas.ts"

const methods = ["get", "post", "put", "delete"] as const

export const documented = (generated: OpenApi.OpenAPISpec): object => {
  const tidied = tidy(generated)
  const schemas = documentedSchemas(tidied.components.schemas)
  const spec = { ...tidied, components: { ...tidied.components, schemas } }
  const { openapi, info, servers, tags, security } = spec
  return {
    openapi,
    info,
    servers,
    tags,
    security,
    paths: Object.fromEntries(
      Object.entries(spec.paths).map(([path, item]) => [
        path,
        Object.fromEntries(
          methods.flatMap((method) => {
            const operation = item[method]
            return operation === undefined ? [] : [[method, documentedOperation(spec, method, path, operation)]]
          })
        )
      ])
    ),
    components: { ...spec.components, headers }
  }
}
