/** One of several processes that serve on one port: it says nothing by itself, and the primary speaks for all. */
import { Effect, Layer, Option } from "effect"
import type { ServerConfig } from "../config/ServerConfig.ts"
import * as HttpServer from "../http/HttpServer.ts"
import * as Observability from "../observability/Observability.ts"
import { instance } from "./instance.ts"
import { tellPrimary } from "./WorkerMessage.ts"

// The primary has brought the schema up to date: here it is only checked.
const prepared = (config: ServerConfig): ServerConfig => ({
  ...config,
  storage: { ...config.storage, migrate: Option.some(false) },
  telemetry: instance(config.telemetry)
})

// What else holds the process is the channel to the primary.
const leave = Effect.sync(() => process.disconnect?.())

export const run = (given: ServerConfig) => {
  const config = prepared(given)
  return HttpServer.layer(config, (url) => tellPrimary({ _tag: "Listening", url })).pipe(
    Layer.provide(Observability.layer(config)),
    Layer.launch,
    Effect.catchTag("StartFailed", ({ message }) =>
      Effect.andThen(tellPrimary({ _tag: "Failed", reason: message }), leave)
    )
  )
}
