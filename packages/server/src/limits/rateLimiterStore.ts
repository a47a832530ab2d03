/**
 * Where limits are counted: in this process, which is enough for one, or in the database or a Redis for several. By
 * default in the database, where there is one.
 */
import * as RateLimiterStoreMemory from "@outlay/adapters-http/limits/RateLimiterStoreMemory"
import { RateLimiterStorePg } from "@outlay/adapters-pg"
import { Effect, Layer, Option, Redacted } from "effect"
import type * as RateLimiter from "effect/persistence/RateLimiter"
import type { SqlClient } from "effect/sql"
import type { ServerConfig } from "../config/ServerConfig.ts"
import { StartFailed, startFailed } from "../config/StartFailed.ts"

type Store<R> = Layer.Layer<RateLimiter.RateLimiterStore, StartFailed, R>

/** Of a server with a database. */
export const besideDatabase = (config: ServerConfig): Store<SqlClient.SqlClient> =>
  Option.match(config.limits.store, {
    onNone: () => RateLimiterStorePg.layer,
    onSome: (store) => (Redacted.value(store) === "database" ? RateLimiterStorePg.layer : elsewhere(config, store))
  })

/** Of a server that keeps nothing. */
export const inProcess = (config: ServerConfig): Store<never> =>
  Option.match(config.limits.store, {
    onNone: () => RateLimiterStoreMemory.layer,
    onSome: (store) => elsewhere(config, store)
  })

const elsewhere = (config: ServerConfig, store: Redacted.Redacted): Store<never> => {
  const url = Redacted.value(store)
  if (url === "memory") return RateLimiterStoreMemory.layer
  if (url !== "database") return redis(config, url)
  return failing({ message: "RATE_LIMIT_STORE is database, and DATABASE_URL is memory:, which is none" })
}

// Imported when needed. A command that can't be sent is refused at once, as nobody should wait for it.
const redis = ({ storage }: ServerConfig, url: string): Store<never> =>
  Layer.unwrap(
    Effect.map(
      Effect.promise(() =>
        Promise.all([
          import("@effect/platform-node/NodeRedis"),
          import("@outlay/adapters-http/limits/RateLimiterStoreRedis")
        ])
      ),
      ([NodeRedis, RateLimiterStoreRedis]) =>
        RateLimiterStoreRedis.layer({ prefix: "outlay:", timeout: storage.timeout }).pipe(
          Layer.provide(NodeRedis.layer({ url, disableOfflineQueue: true })),
          Layer.catch((error) =>
            failing({ message: `RATE_LIMIT_STORE can't be reached: ${startFailed(error).message}` })
          )
        )
    )
  )

const failing = (error: { readonly message: string }): Store<never> =>
  Layer.effectContext(Effect.fail(new StartFailed(error)))
