/** The databases that adapters-pg must behave the same on, each empty and on its own: pass them to `layer(...)`. */
import type { PgClient } from "@effect/sql-pg"
import type { Layer } from "effect"
import type { SqlClient } from "effect/sql"
import * as TestCluster from "./TestCluster.ts"
import * as TestDatabase from "./TestDatabase.ts"

export type Database = Layer.Layer<PgClient.PgClient | SqlClient.SqlClient, Error>

export const databases: ReadonlyArray<readonly [name: string, database: Database]> = [
  ["the embedded database", TestCluster.layer],
  ["a PostgreSQL server", TestDatabase.layer]
]
