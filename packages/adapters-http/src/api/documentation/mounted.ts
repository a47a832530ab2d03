/** The contract as a host publishes it: under the path that it is mounted at, and with the host's way to tell who asks. */
import type { OpenApi } from "effect/http-api"

export interface MountedDocument {
  /** Such as `/money`; empty at the root. */
  readonly mountPath: string
  /** What requests show of who asks, such as `{ type: "apiKey", in: "header", name: "X-API-Key" }`. */
  readonly securityScheme: OpenApi.OpenAPISecurityScheme | undefined
}

const methods = ["get", "post", "put", "delete"] as const

export const mounted = (
  spec: OpenApi.OpenAPISpec,
  { mountPath, securityScheme }: MountedDocument
): OpenApi.OpenAPISpec => {
  const asked = securityScheme === undefined ? [] : [{ host: [] }]
  const withHost = (item: OpenApi.OpenAPISpecPathItem) =>
    Object.fromEntries(
      methods.flatMap((method) => {
        const operation = item[method]
        if (operation === undefined) return []
        return [[method, { ...operation, security: operation.security.length === 0 ? [] : asked }]]
      })
    )
  return {
    ...spec,
    servers: [{ url: mountPath === "" ? "/" : mountPath }],
    paths: Object.fromEntries(Object.entries(spec.paths).map(([path, item]) => [path, withHost(item)])),
    components: { ...spec.components, securitySchemes: securityScheme === undefined ? {} : { host: securityScheme } }
  }
}
