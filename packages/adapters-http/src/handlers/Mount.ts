/**
 * The routes under a path of a host's server: what surrounds them sees paths as if they lay at the root. What is not
 * under that path, and what is not for hosts to mount, is not found.
 */
import { Effect, Layer } from "effect"
import { HttpApi } from "effect/http-api"
import { HttpRouter, HttpServerRequest } from "effect/http"
import { MountedApi } from "../api/MountedApi.ts"
import { MountPath } from "./MountPath.ts"
import { pages, routeOf, withoutSlash } from "./routes.ts"

const served = new Set<string>(pages)
HttpApi.reflect(MountedApi, {
  onGroup: () => {},
  onEndpoint: ({ endpoint }) => void served.add(withoutSlash(endpoint.path))
})

/** A path that no route has. */
const nowhere = "/nowhere"

const addressUnder = (mountPath: string, url: string): string => {
  const rest = url.slice(mountPath.length)
  if (!url.startsWith(mountPath) || !/^([/?]|$)/.test(rest)) return nowhere
  const address = rest.startsWith("/") ? rest : `/${rest}`
  const route = routeOf(address.split("?", 1).join())
  return served.has(route) ? address : nowhere
}

export const layer = (mountPath: string) =>
  Layer.merge(
    Layer.succeed(MountPath, mountPath),
    HttpRouter.use((router) =>
      router.addGlobalMiddleware((httpEffect) =>
        Effect.updateService(httpEffect, HttpServerRequest.HttpServerRequest, (request) =>
          request.modify({ url: addressUnder(mountPath, request.url) })
        )
      )
    )
  )
