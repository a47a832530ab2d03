import { assert, beforeAll, describe, it } from "@effect/vitest"
import { setTimeout } from "node:timers/promises"
import { signIn } from "../http/support/Accounts.ts"
import { bodyOf, Client } from "../http/support/Client.ts"
import { half, rest } from "./support/connections.ts"
import { freshDatabaseUrl } from "./support/Database.ts"
import { outlay, serve, type Server } from "./support/Outlay.ts"
import type { Environment } from "./support/Program.ts"

let databaseUrl = ""
let server: Server

beforeAll(async () => {
  databaseUrl = await freshDatabaseUrl()
  server = await several({ METRICS: "on" })
})

const several = (env: Environment = {}): Promise<Server> =>
  serve({ DATABASE_URL: databaseUrl, ...env }, { command: "serve --workers 2" })

const workersOf = ({ program }: Server): ReadonlyArray<number> =>
  Array.from(program.output().matchAll(/a worker listens pid=(\d+)/g), ([, pid]) => Number(pid))

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  if (await holds()) return
  await setTimeout(20)
  return until(holds)
}

/**
 * On a connection of its own; what a client may do again, it does. That includes to wait no longer: a connection that is
 * just being handed to a worker when it is killed is lost without a word.
 */
const get = (url: string, path: string): Promise<Response> =>
  fetch(`${url}${path}`, { headers: { connection: "close" }, signal: AbortSignal.timeout(2000) }).catch(() =>
    get(url, path)
  )

const bornAt = async (url: string): Promise<string> => {
  const [, since = ""] = /^process_start_time_seconds (\S+)$/m.exec(await (await get(url, "/metrics")).text()) ?? []
  return since
}

/** Checks that nothing listens, and that one line says why. */
const refused = async (command: string, env: Environment, reason: RegExp): Promise<void> => {
  const { code, stderr, stdout } = await outlay(command, { env: { DATABASE_URL: databaseUrl, ...env } })
  assert.strictEqual(code, 1, stdout)
  assert.match(stderr, /^outlay: [^\n]+\n$/)
  assert.match(stderr, reason)
  assert.notInclude(stdout, "running at")
}

describe("workers", () => {
  it("answer on one port, each by itself, and are announced once", async () => {
    const born = new Set<string>()
    await until(async () => born.add(await bornAt(server.url)).size === 2)
    assert.lengthOf(server.program.output().match(/running at/g) ?? [], 1)
  })

  it("know each other's tokens, by the key that the first start has made", async () => {
    const newcomer = { email: "ann@example.com", username: "ann", password: "correct horse battery" }
    await bodyOf(201, new Client(server.url).post("/auth/register", newcomer))
    const { access_token } = await signIn(server.url, newcomer.email, newcomer.password)
    const headers = { authorization: `Bearer ${access_token}`, connection: "close" }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => fetch(`${server.url}/api/v1/users/me`, { headers }))
    )
    assert.deepStrictEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
  })

  it("are replaced when they are killed, while the others answer", async () => {
    const [victim = 0, other = 0] = workersOf(server)
    const statuses: Array<number> = []
    let isOver = false
    const load = Array.from({ length: 8 }, async function asked(): Promise<void> {
      statuses.push((await get(server.url, "/health/ready")).status)
      if (!isOver) return asked()
    })
    await until(() => statuses.length > 50)
    process.kill(victim, "SIGKILL")
    await until(() => workersOf(server).length === 3)
    const before = statuses.length
    await until(() => statuses.length > before + 50)
    isOver = true
    await Promise.all(load)
    assert.deepStrictEqual(new Set(statuses), new Set([200]))
    assert.isTrue(isRunning(other))
    assert.include(server.program.output(), `worker ${victim} has ended by SIGKILL`)
  })

  it("SIGTERM lets what is running on each of them finish", async () => {
    const server = await several({ SHUTDOWN_TIMEOUT: "600" })
    const names = ["bob", "cem"]
    const requests = await Promise.all(names.map((username) => half(server.url, username)))
    server.program.signal("SIGTERM")
    await setTimeout(300)
    const answers = requests.map(({ socket }) => rest(socket))
    for (const { finish } of requests) finish()
    const texts = await Promise.all(answers)
    for (const [index, text] of texts.entries()) {
      assert.match(text, /^HTTP\/1\.1 201 /)
      assert.include(text, `"username":"${names[index]}"`)
    }
    assert.strictEqual((await server.program.ended).code, 0)
    assert.deepStrictEqual(workersOf(server).filter(isRunning), [])
  })

  it("end when the process that has started them is killed", async () => {
    const server = await several()
    server.program.signal("SIGKILL")
    await server.program.ended
    await until(() => !workersOf(server).some(isRunning))
  })

  it("a port that is taken is told once", async () => {
    await refused("serve --workers 3", { PORT: new URL(server.url).port }, /\bPORT\b.*EADDRINUSE/)
  })

  it("SIGINT ends them all with 0", async () => {
    server.program.signal("SIGINT")
    const { code, stderr } = await server.program.ended
    assert.deepStrictEqual([code, stderr], [0, ""])
    assert.deepStrictEqual(workersOf(server).filter(isRunning), [])
  })

  it("a schema that is too old is told once", async () => {
    const env = { DATABASE_URL: await freshDatabaseUrl(), DATABASE_MIGRATE: "off" }
    await refused("serve --workers 3", env, /older than this program/)
  })

  it.each([
    ["the embedded database", { DATABASE_URL: "" }, /DATABASE_URL is absent/],
    ["memory:", { DATABASE_URL: "memory:" }, /DATABASE_URL is memory:/],
    ["limits in memory", { RATE_LIMIT_STORE: "memory" }, /RATE_LIMIT_STORE is memory/]
  ])("%s is for one", (_, env, reason) => refused("serve", { ...env, WORKERS: "2" }, reason))
})
