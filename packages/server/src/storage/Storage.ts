/** Every port of storage, kept by the adapters that the configuration names, and where limits are counted. */
import { StoreHealthPg, layer as postgres } from "@outlay/adapters-pg"
import { StoreHealth } from "@outlay/application"
import { Effect, Layer } from "effect"
import type { ServerConfig } from "../config/ServerConfig.ts"
import * as RateLimiterStore from "../limits/rateLimiterStore.ts"
import { client, prepareSchema, schemaClient } from "./Database.ts"
import { layer as housekeeping } from "./housekeeping.ts"
import { storageKind } from "./StorageKind.ts"

const memory = (config: ServerConfig) =>
  Layer.unwrap(
    // Imported when needed: a server with a database should not load it.
    Effect.map(
      Effect.promise(() => import("@outlay/adapters-memory")),
      (adapter) =>
        Layer.mergeAll(
          adapter.layer,
          Layer.succeed(StoreHealth, { check: Effect.void }),
          RateLimiterStore.inProcess(config)
        )
    )
  )

const database = (config: ServerConfig) =>
  Layer.mergeAll(
    postgres,
    StoreHealthPg.layer({ timeout: config.storage.timeout }),
    RateLimiterStore.besideDatabase(config)
  ).pipe(Layer.provide(schema(config)), Layer.provide(client(config)))

const schema = (config: ServerConfig) => {
  const prepared = Layer.effectDiscard(prepareSchema(config))
  return storageKind(config)._tag === "Server" ? Layer.provide(prepared, schemaClient(config)) : prepared
}

export const layer = (config: ServerConfig) =>
  Layer.provideMerge(housekeeping, storageKind(config)._tag === "Memory" ? memory(config) : database(config))
