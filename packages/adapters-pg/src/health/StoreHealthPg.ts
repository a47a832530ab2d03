/** Asks the database for an answer, and does not wait for it longer than a request would. */
import { StoreHealth } from "@outlay/application"
import { StorageUnavailable } from "@outlay/domain"
import { type Duration, Effect, Layer } from "effect"
import { SqlClient } from "effect/sql"

/**
 * `StoreHealth` by one small statement, for which it waits at most `timeout`.
 *
 * @example
 * ```ts
 * import { EmbeddedDatabase, StoreHealthPg } from "@outlay/adapters-pg"
 * import { Layer } from "effect"
 *
 * export const health = Layer.provide(StoreHealthPg.layer({ timeout: "1 second" }), EmbeddedDatabase.layerMemory)
 * ```
 */
export const layer = (options: { readonly timeout: Duration.Input }) =>
  Layer.effect(
    StoreHealth,
    Effect.map(SqlClient.SqlClient, (sql) => ({
      check: sql`select 1`.pipe(
        Effect.timeout(options.timeout),
        Effect.asVoid,
        Effect.mapError((error) => new StorageUnavailable({ reason: error.message }))
      )
    }))
  )
