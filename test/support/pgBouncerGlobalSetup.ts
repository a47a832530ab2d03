/**
 * PgBouncer in transaction mode before the PostgreSQL server of the tests, from the machine's own package: what a
 * statement may rely on there is less than on a session of its own. Needs `pgbouncer` on the PATH.
 */
import { Migrator, PostgresClient } from "@outlay/adapters-pg"
import { Effect, Redacted, References } from "effect"
import { SqlClient } from "effect/sql"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TestProject } from "vitest/node"
import { freePort } from "./freePort.ts"
import postgres from "./postgresGlobalSetup.ts"

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the servers of the HTTP tests keep their data. */
    readonly httpDatabaseUrl: string
    /** A database there with the current schema, to make others like it. */
    readonly httpTemplate: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let databaseUrl = ""
  const stopPostgres = await postgres({
    provide: (_, url) => {
      databaseUrl = url
    }
  })
  const server = new URL(databaseUrl)
  const folder = mkdtempSync(join(tmpdir(), "outlay-pgbouncer-"))
  const port = await freePort()
  const file = join(folder, "pgbouncer.ini")
  writeFileSync(file, settings(server, port), { mode: 0o644 })
  const asRoot = process.getuid?.() === 0
  const pooler = spawn("pgbouncer", [...(asRoot ? ["-u", "postgres"] : []), file], {
    stdio: ["ignore", "ignore", "pipe"]
  })
  const ended = once(pooler, "exit")
  const stop = async () => {
    pooler.kill("SIGTERM")
    await ended
    rmSync(folder, { recursive: true, force: true })
    await stopPostgres?.()
  }
  try {
    await listening(pooler)
    const url = `postgresql://postgres@127.0.0.1:${port}/postgres?pgbouncer=true`
    await makeTemplate(url, databaseUrl)
    project.provide("httpDatabaseUrl", url)
    project.provide("httpTemplate", template)
  } catch (cause) {
    await stop()
    throw cause
  }
  return stop
}

const template = "outlay_template"

/** Migrates through the pooler, once for all servers, and lets nobody in afterwards: a template must have no sessions. */
const makeTemplate = async (pooler: string, server: string): Promise<void> => {
  const migrated = new URL(pooler)
  migrated.pathname = `/${template}`
  await on(pooler, run(`create database ${template}`))
  await on(migrated.href, Migrator.up())
  await on(
    server,
    Effect.andThen(
      run(`alter database ${template} allow_connections false`),
      run(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${template}'`)
    )
  )
}

const run = (statement: string) => SqlClient.SqlClient.use((sql) => sql.unsafe(statement))

const on = <A, E>(url: string, work: Effect.Effect<A, E, SqlClient.SqlClient>): Promise<A> =>
  work.pipe(
    Effect.provide(PostgresClient.layer({ url: Redacted.make(url), poolMax: 1 })),
    Effect.provideService(References.MinimumLogLevel, "Warn"),
    Effect.runPromise
  )

/** Few sessions of the server for many of clients, so that they really are shared. */
const settings = ({ hostname, password, port, username }: URL, listenPort: number): string => `
[databases]
* = host=${hostname} port=${port} user=${username} password=${password}

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${listenPort}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 3
max_client_conn = 500
server_idle_timeout = 1
`

const listening = (pooler: ReturnType<typeof spawn>): Promise<void> =>
  new Promise((started, refused) => {
    let said = ""
    pooler.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text
      if (/process up/.test(said)) started()
    })
    pooler.once("error", refused)
    pooler.once("exit", (code) => refused(new Error(`pgbouncer ended with ${code}: ${said}`)))
  })
