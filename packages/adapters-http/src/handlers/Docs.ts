/** The published contract and two pages to read it by; both carry all they need with them. */
import { Effect, Layer } from "effect"
import { HttpRouter, HttpServerResponse } from "effect/http"
import { HttpApiScalar, HttpApiSwagger, OpenApi } from "effect/http-api"
import { Api } from "../api/Api.ts"
import { documented } from "./documented.ts"
import { ServiceInfo } from "./ServiceInfo.ts"

/** The contract as a server of this name and version publishes it. */
export const contract = ({ name, version, description }: ServiceInfo) =>
  Api.annotateMerge(
    OpenApi.annotations({
      title: name,
      version,
      description,
      transform: (spec) => documented(spec as OpenApi.OpenAPISpec)
    })
  )

export const layer = Layer.unwrap(
  Effect.map(ServiceInfo, (info) => {
    const api = contract(info)
    return Layer.mergeAll(
      HttpRouter.add("GET", "/openapi.json", Effect.sync(() => HttpServerResponse.jsonUnsafe(OpenApi.fromApi(api)))),
      HttpApiSwagger.layer(api, { path: "/docs" }),
      HttpApiScalar.layer(api, { path: "/redoc", scalar: { withDefaultFonts: false } })
    )
  })
)
