/**
 * What the servers of these tests keep their data in: memory, or a fresh database for each of them, on the PostgreSQL
 * server of `HTTP_TEST_DATABASE_URL` or behind the pooler that a global setup has started.
 */
import { RateLimiterStoreMemory } from "@outlay/adapters-http"
import { Migrator, PostgresClient, RateLimiterStorePg, layer as postgres } from "@outlay/adapters-pg"
import * as Memory from "@outlay/adapters-memory"
import { Effect, Layer, Redacted, References } from "effect"
import { SqlClient } from "effect/sql"
import { randomUUID } from "node:crypto"
import { inject } from "vitest"

const clientOf = (url: URL) => PostgresClient.layer({ url: Redacted.make(url.href), poolMax: 4 })

/** What a test reads in the log is of its own doing. */
const quietly = Effect.provideService(References.MinimumLogLevel, "None")

const onServer = (server: string, template = "template1") =>
  Layer.unwrap(
    Effect.gen(function* () {
      const url = new URL(server)
      const admin = new URL(server)
      url.pathname = `/outlay_${randomUUID().replaceAll("-", "")}`
      const administer = (verb: string, how = "") =>
        Effect.flatMap(SqlClient.SqlClient, (sql) => sql.unsafe(`${verb} ${url.pathname.slice(1)}${how}`)).pipe(
          Effect.provide(clientOf(admin)),
          Effect.orDie
        )
      yield* Effect.acquireRelease(administer("create database", ` template ${template}`), () =>
        administer("drop database", " with (force)")
      )
      return Layer.merge(postgres, RateLimiterStorePg.layer).pipe(
        Layer.provide(Layer.effectDiscard(quietly(Migrator.up()))),
        Layer.provide(clientOf(url)),
        Layer.orDie
      )
    })
  )

const behindPooler: string | undefined = inject("httpDatabaseUrl")
const server = behindPooler ?? process.env["HTTP_TEST_DATABASE_URL"]

export const store =
  server === undefined
    ? Layer.merge(Memory.layer, RateLimiterStoreMemory.layer)
    : onServer(server, inject("httpTemplate"))
