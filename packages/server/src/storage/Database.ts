/** The SQL database that the configuration names, and its schema. */
import { EmbeddedDatabase, Migrator, PostgresClient } from "@outlay/adapters-pg"
import * as DatabaseUrl from "@outlay/adapters-pg/client/DatabaseUrl"
import { Effect, Layer, Option, Redacted } from "effect"
import { SqlClient } from "effect/sql"
import type { ServerConfig } from "../config/ServerConfig.ts"
import { startFailed, type StartFailed } from "../config/StartFailed.ts"
import { storageKind } from "./StorageKind.ts"

/** The client of the database; there is none of `memory:`. */
export const client = (config: ServerConfig): Layer.Layer<SqlClient.SqlClient, StartFailed> => {
  const kind = storageKind(config)
  switch (kind._tag) {
    case "Embedded":
      return EmbeddedDatabase.layer({ dataDir: kind.dataDir }).pipe(Layer.catch(failing))
    case "Server":
      return serverClient(config, kind.url).pipe(Layer.catch(failing))
    case "Memory":
      return failing({ message: "DATABASE_URL is memory:, which has no schema and keeps nothing" })
  }
}

const serverClient = ({ storage }: ServerConfig, url: Redacted.Redacted) =>
  PostgresClient.layer({
    url,
    poolMin: storage.poolMin,
    poolMax: storage.poolMax,
    multiplex: storage.multiplex,
    timeout: storage.timeout
  })

const unhurriedClient = ({ storage }: ServerConfig, url: Redacted.Redacted) =>
  PostgresClient.layerUnhurried({ url, timeout: storage.timeout })

/** The client of the database for its schema; of the embedded one, the same. */
export const schemaClient = (config: ServerConfig): Layer.Layer<SqlClient.SqlClient, StartFailed> => {
  const kind = storageKind(config)
  return kind._tag === "Server" ? unhurriedClient(config, kind.url).pipe(Layer.catch(failing)) : client(config)
}

const failing = (error: { readonly message: string; readonly cause?: unknown }) =>
  Layer.effectContext(Effect.fail(startFailed(error)))

/**
 * Brings the schema up to date where that is wanted, else makes sure that it is: by default wanted everywhere but in
 * production on a server, where a migration is the operator's decision.
 */
export const prepareSchema = Effect.fn("prepareSchema")(function* (config: ServerConfig) {
  const byDefault = config.environment !== "production" || storageKind(config)._tag === "Embedded"
  if (Option.getOrElse(config.storage.migrate, () => byDefault)) yield* Migrator.up()
  else yield* Migrator.verify()
}, Effect.mapError(startFailed))

/** Creates the database on its server when it is missing. The embedded one makes itself. */
export const createIfMissing = Effect.fn("createIfMissing")(function* (config: ServerConfig) {
  const kind = storageKind(config)
  if (kind._tag !== "Server") return
  const { connection } = yield* Effect.fromResult(DatabaseUrl.parse(Redacted.value(kind.url)))
  const name = connection.database
  // Without a name it is the one of the user, which is up to the server.
  if (name === undefined) return
  const url = new URL(Redacted.value(kind.url))
  // Every server has this one, and it is there to make others from.
  url.pathname = "/postgres"
  url.searchParams.delete("dbname")
  yield* Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const found = yield* sql`select 1 from pg_database where datname = ${name}`
    if (found.length === 0) yield* sql`create database ${sql(name)}`
  }).pipe(Effect.provide(unhurriedClient(config, Redacted.make(url.href))))
}, Effect.mapError(startFailed))
