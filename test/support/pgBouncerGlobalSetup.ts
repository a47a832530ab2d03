/**
 * PgBouncer in transaction mode before the PostgreSQL server of the tests, from the machine's own package: what a
 * statement may rely on there is less than on a session of its own. Needs `pgbouncer` on the PATH.
 */
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
  await listening(pooler)
  project.provide("httpDatabaseUrl", `postgresql://postgres@127.0.0.1:${port}/postgres?pgbouncer=true`)
  return async () => {
    pooler.kill("SIGTERM")
    await ended
    rmSync(folder, { recursive: true, force: true })
    await stopPostgres?.()
  }
}

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
