/** The published contract and two pages to read it by; both carry all they need with them. */
import { Effect, identity, Layer } from "effect"
import { HttpRouter, HttpServerResponse } from "effect/http"
import { type HttpApi, type HttpApiGroup, HttpApiScalar, HttpApiSwagger, OpenApi } from "effect/http-api"
import { Api } from "../api/Api.ts"
import { documented } from "../api/documentation/documented.ts"
import { mounted, type MountedDocument } from "../api/documentation/mounted.ts"
import { MountedApi } from "../api/MountedApi.ts"
import { ServiceInfo } from "./ServiceInfo.ts"

type Spec = OpenApi.OpenAPISpec

const described = <Id extends string, Groups extends HttpApiGroup.Constraint>(
  api: HttpApi.HttpApi<Id, Groups>,
  { name, version, description }: ServiceInfo,
  changed: (spec: Spec) => Spec = identity
) =>
  api.annotateMerge(
    OpenApi.annotations({
      title: name,
      version,
      description,
      transform: (spec) => documented(changed(spec as Spec))
    })
  )

/**
 * The contract as a server of this name and version publishes it.
 *
 * @example
 * ```ts
 * import { contract } from "@outlay/adapters-http"
 * import { OpenApi } from "effect/http-api"
 *
 * const { info } = OpenApi.fromApi(contract({ name: "Kitchen table", version: "1.0.0", description: "Ours." }))
 * console.log(info.title, info.version) // Kitchen table 1.0.0
 * ```
 */
export const contract = (info: ServiceInfo) => described(Api, info)

type Page = "/docs" | "/redoc"

// A page brings megabytes of scripts, which few servers are ever asked for: it is built with the first request, on a
// router of its own.
const onDemand = (path: Page, page: Layer.Layer<never, never, HttpRouter.HttpRouter>) =>
  HttpRouter.use(
    Effect.fnUntraced(function* (router) {
      const scope = yield* Effect.scope
      const built = yield* Effect.cached(
        Effect.gen(function* () {
          const own = yield* HttpRouter.make
          yield* Layer.buildWithScope(Layer.provide(page, Layer.succeed(HttpRouter.HttpRouter, own)), scope)
          return own.asHttpEffect()
        })
      )
      yield* router.add("GET", path, Effect.flatten(built))
    })
  )

const pagesOf = <Id extends string, Groups extends HttpApiGroup.Constraint>(api: HttpApi.HttpApi<Id, Groups>) =>
  Layer.unwrap(
    Effect.gen(function* () {
      const document = yield* Effect.cached(Effect.sync(() => HttpServerResponse.jsonUnsafe(OpenApi.fromApi(api))))
      return Layer.mergeAll(
        HttpRouter.add("GET", "/openapi.json", document),
        onDemand("/docs", HttpApiSwagger.layer(api, { path: "/docs" })),
        onDemand("/redoc", HttpApiScalar.layer(api, { path: "/redoc", scalar: { withDefaultFonts: false } }))
      )
    })
  )

export const layer = Layer.unwrap(Effect.map(ServiceInfo, (info) => pagesOf(contract(info))))

/** For what a host mounts. */
export const layerMounted = (mount: MountedDocument) =>
  Layer.unwrap(Effect.map(ServiceInfo, (info) => pagesOf(described(MountedApi, info, (spec) => mounted(spec, mount)))))
