/** Statements on the database of a server, from outside of it. */
import { EmbeddedDatabase, PostgresClient } from "@outlay/adapters-pg"
import { Effect, Redacted } from "effect"
import { SqlClient } from "effect/sql"

export type Row = Readonly<Record<string, unknown>>

const run = (statement: string) => Effect.flatMap(SqlClient.SqlClient, (sql) => sql.unsafe<Row>(statement))

export const rowsOf = (url: string, statement: string): Promise<ReadonlyArray<Row>> =>
  run(statement).pipe(Effect.provide(PostgresClient.layer({ url: Redacted.make(url), poolMax: 1 })), Effect.runPromise)

/** Of an embedded database that nobody has open. */
export const embeddedRows = (dataDir: string, statement: string): Promise<ReadonlyArray<Row>> =>
  run(statement).pipe(Effect.provide(EmbeddedDatabase.layer({ dataDir })), Effect.runPromise)
