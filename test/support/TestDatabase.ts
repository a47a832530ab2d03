/** A database of its own for each test that asks: made on the server of the global setup, dropped with its scope. */
import { PgClient } from "@effect/sql-pg"
import * as PostgresClient from "@outlay/adapters-pg/client/PostgresClient"
import { Effect } from "effect"
import { inject } from "vitest"
import { freshDatabaseOn } from "./freshDatabase.ts"

/** The URL of an empty database. */
export const freshDatabase = Effect.suspend(() => freshDatabaseOn(inject("databaseUrl")))

/** A client of a fresh database; options as of the real client, without the URL. */
export const layerWith = (options: Omit<PostgresClient.Options, "url">) =>
  PgClient.layerFrom(Effect.flatMap(freshDatabase, (url) => PostgresClient.make({ ...options, url })))

export const layer = layerWith({})
