/** A database of its own for each test that asks: made on the server of the global setup, dropped with its scope. */
import { PgClient } from "@effect/sql-pg"
import * as PostgresClient from "@outlay/adapters-pg/client/PostgresClient"
import { Effect, Redacted } from "effect"
import { SqlClient } from "effect/sql"
import { randomUUID } from "node:crypto"
import { inject } from "vitest"

/** The URL of an empty database. */
export const freshDatabase = Effect.gen(function* () {
  const server = new URL(inject("databaseUrl"))
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

/** A client of a fresh database; options as of the real client, without the URL. */
export const layerWith = (options: Omit<PostgresClient.Options, "url">) =>
  PgClient.layerFrom(Effect.flatMap(freshDatabase, (url) => PostgresClient.make({ ...options, url })))

export const layer = layerWith({})

const administer = <A, E>(server: URL, run: (sql: SqlClient.SqlClient) => Effect.Effect<A, E>) =>
  Effect.flatMap(SqlClient.SqlClient, run).pipe(
    Effect.provide(PostgresClient.layer({ url: Redacted.make(server.href), poolMax: 1 }))
  )
