/** The databases that adapters-pg must behave the same on, each empty and on its own: pass them to `layer(...)`. */
import type { PgClient } from "@effect/sql-pg"
import * as EmbeddedDatabase from "@outlay/adapters-pg/embedded/EmbeddedDatabase"
import type { Layer } from "effect"
import type { SqlClient } from "effect/sql"
import * as TestDatabase from "./TestDatabase.ts"

export type Database = Layer.Layer<PgClient.PgClient | SqlClient.SqlClient, Error>

export const databases: ReadonlyArray<readonly [name: string, database: Database]> = [
  ["the embedded database", EmbeddedDatabase.layerMemory],
  ["a PostgreSQL server", TestDatabase.layer]
]
