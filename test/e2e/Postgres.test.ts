import { assert, describe, it } from "@effect/vitest"
import { bodyOf, Client } from "../http/support/Client.ts"
import type { List, ExpensePage } from "../http/support/Shapes.ts"
import { freshDatabaseUrl, missingDatabaseUrl } from "./support/Database.ts"
import { outlay, serve } from "./support/Outlay.ts"
import type { Environment } from "./support/Program.ts"

const production = { ENV: "production", SECRET_KEY: "a secret of thirty-two bytes, ok" }

/** What a command prints; it must go well and say nothing else. */
const printed = async (command: string, env: Environment): Promise<string> => {
  const { code, stderr, stdout } = await outlay(command, { env: { LOG_LEVEL: "warn", ...env } })
  assert.deepStrictEqual([code, stderr], [0, ""], command)
  return stdout
}

/** The one line that a command is refused with. */
const refusal = async (command: string, env: Environment): Promise<string> => {
  const { code, stderr, stdout } = await outlay(command, { env })
  assert.deepStrictEqual([code, stdout], [1, ""], command)
  assert.match(stderr, /^outlay: [^\n]+\n$/)
  return stderr
}

/** Signs in as the household, by what `demo` or `seed` has printed. */
const household = async (url: string, said: string): Promise<Client> => {
  const [, email, password] = /email: (\S+) {2}password: (.+)\n/.exec(said) ?? []
  const tokens = await bodyOf(200, new Client(url).post<{ access_token: string }>("/auth/login", { email, password }))
  return new Client(url, tokens.access_token)
}

describe.concurrent("outlay on a PostgreSQL server", () => {
  it("migrates up and back, and tells what it has done", async () => {
    const env = { DATABASE_URL: await freshDatabaseUrl() }
    assert.strictEqual(await printed("migrate history", env), "No migration has been applied.\n")
    assert.match(await printed("migrate status", env), /^(pending {2}\d{4} \w+\n)+$/)
    assert.match(await printed("migrate up", env), /^applied 0001 create_schema\n/)
    assert.strictEqual(await printed("migrate up", env), "The schema is up to date.\n")
    assert.match(await printed("migrate status", env), /^(applied {2}\d{4} \w+\n)+$/)
    assert.match(await printed("migrate history", env), /^\d{4}-\d\d-\d\dT[\d:.]+Z 0001 create_schema\n/)
    assert.match(await printed("migrate down --to 0", env), /^(reverted \d{4} \w+\n)+$/)
    assert.strictEqual(await printed("migrate down", env), "There is nothing to revert.\n")
    assert.strictEqual(await printed("migrate history", env), "No migration has been applied.\n")
  })

  it("creates its database, fills it and empties it", async () => {
    const env = { DATABASE_URL: await missingDatabaseUrl() }
    assert.match(await refusal("serve", env), /database "\w+" does not exist/)
    assert.strictEqual(await printed("db create", env), "The database is ready.\n")
    assert.strictEqual(await printed("db create", env), "The database is ready.\n")
    const seeded = await printed("db seed", env)
    assert.include(await refusal("db seed", env), "the demo household is there already")
    const server = await serve(env)
    const client = await household(server.url, seeded)
    const { total } = await bodyOf(200, client.get<ExpensePage>("/expenses"))
    assert.match(seeded, new RegExp(`^${total} expenses `))
    await server.stop()
    assert.strictEqual(await printed("db reset", env), "The database is empty again.\n")
    assert.strictEqual(await printed("db seed", env), seeded)
  })

  it("records the same three years of a household each time", async () => {
    const [first, second] = [{ DATABASE_URL: await freshDatabaseUrl() }, { DATABASE_URL: await freshDatabaseUrl() }]
    const said = await printed("demo", first)
    assert.strictEqual(await printed("demo", second), said)
    const [, count] = /^(\d+) expenses and four budgets are there\.$/m.exec(said) ?? []
    assert.isAtLeast(Number(count), 2000)
    assert.isAtMost(Number(count), 5000)
    const server = await serve(first)
    const client = await household(server.url, said)
    assert.strictEqual((await bodyOf(200, client.get<ExpensePage>("/expenses"))).total, Number(count))
    assert.strictEqual((await bodyOf(200, client.get<List<unknown>>("/budgets"))).total, 4)
    await server.stop()
  })

  it("in production never empties a database, and migrates it only when told to", async () => {
    const env = { ...production, DATABASE_URL: await freshDatabaseUrl() }
    assert.include(await refusal("serve", env), "the database is older than this program")
    assert.include(await refusal("db reset", env), "ENV is production")
    const { stdout } = await outlay("migrate up", { env })
    const lines = stdout.trim().split("\n")
    const logs = lines.filter((line) => line.startsWith("{"))
    assert.include(JSON.parse(logs[0] ?? ""), { message: "applied migration 0001_create_schema", level: "INFO" })
    const done = lines.filter((line) => !line.startsWith("{"))
    assert.deepStrictEqual([done[0], done.length], ["applied 0001 create_schema", logs.length])
    const server = await serve(env)
    assert.strictEqual((await fetch(`${server.url}/health/ready`)).status, 200)
    assert.strictEqual((await server.stop()).code, 0)
  })

  it.each([
    ["DATABASE_MIGRATE", "serve", { DATABASE_MIGRATE: "on" }],
    ["--migrate", "serve --migrate", {}]
  ])("in production serves a new database once it is told to migrate it by %s", async (_, command, env) => {
    const server = await serve({ ...production, ...env, DATABASE_URL: await freshDatabaseUrl() }, { command })
    assert.strictEqual((await fetch(`${server.url}/health/ready`)).status, 200)
    await server.stop()
  })

  it.each(["migrate up", "db reset", "demo"])("%s refuses memory:", async (command) => {
    assert.include(await refusal(command, { DATABASE_URL: "memory:" }), "DATABASE_URL is memory:")
  })
})
