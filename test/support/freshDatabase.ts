/** An empty database of its own on a server, dropped with its scope. */
import * as PostgresClient from "@outlay/adapters-pg/client/PostgresClient"
import { Effect, Redacted } from "effect"
import { SqlClient } from "effect/sql"
import { randomUUID } from "node:crypto"

/** Its URL. The role of the server's one must be allowed to create databases. */
export const freshDatabaseOn = Effect.fnUntraced(function* (serverUrl: string) {
  const server = new URL(serverUrl)
  const name = `outlay_${randomUUID().replaceAll("-", "")}`
  yield* Effect.acquireRelease(
    administer(server, (sql) => sql`create database ${sql(name)} template template0`),
    () => Effect.orDie(administer(server, (sql) => sql`drop database if exists ${sql(name)} with (force)`))
  )
  const url = new URL(server)
  url.pathname = `/${name}`
  // tests of short timeouts mean statements; a busy machine may take its time to connect
  url.searchParams.set("connect_timeout", "30")
  return Redacted.make(url.href)
})

const administer = <A, E>(server: URL, run: (sql: SqlClient.SqlClient) => Effect.Effect<A, E>) =>
  Effect.flatMap(SqlClient.SqlClient, run).pipe(
    Effect.provide(PostgresClient.layer({ url: Redacted.make(server.href), poolMax: 1 }))
  )
