import { assert, describe, it } from "@effect/vitest"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { freshFolder } from "./support/Folder.ts"
import { outlay, serve } from "./support/Outlay.ts"
import { repository } from "./support/Program.ts"

/** Each with a value that it can't have. */
const wrong: ReadonlyArray<readonly [name: string, value: string]> = [
  ["ACCESS_TOKEN_EXPIRE_MINUTES", "0"],
  ["ALGORITHM", "none"],
  ["ALLOWED_ORIGINS", "https://app.example"],
  ["BCRYPT_COST", "3"],
  ["DATABASE_MIGRATE", "later"],
  ["DATABASE_MULTIPLEX", "some"],
  ["DATABASE_POOL_MAX", "0"],
  ["DATABASE_POOL_MIN", "few"],
  ["DATABASE_TIMEOUT", "5s"],
  ["DATABASE_URL", "mysql://localhost/outlay"],
  ["DEBUG", "maybe"],
  ["DEFAULT_CURRENCY", "euro"],
  ["ENV", "prod"],
  ["HEADERS_TIMEOUT", "0"],
  ["HOST", "256.256.256.256"],
  ["KEEP_ALIVE_TIMEOUT", "601"],
  ["LOG_FORMAT", "xml"],
  ["LOG_LEVEL", "loud"],
  ["METRICS", "some"],
  ["OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318"],
  ["OTEL_EXPORTER_OTLP_HEADERS", "token"],
  ["OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"],
  ["OTEL_RESOURCE_ATTRIBUTES", "zone=%"],
  ["PORT", "65536"],
  ["RATE_LIMIT_LOGIN_ACCOUNT", "0"],
  ["RATE_LIMIT_LOGIN_ADDRESS", "50/15"],
  ["RATE_LIMIT_REGISTER", "20 an hour"],
  ["RATE_LIMIT_REQUESTS", "on"],
  ["RATE_LIMIT_STORE", "elsewhere"],
  ["REFRESH_TOKEN_EXPIRE_DAYS", "1.5"],
  ["REFRESH_TOKEN_REUSE_SECONDS", "-1"],
  ["REQUEST_TIMEOUT", "10s"],
  ["SHUTDOWN_TIMEOUT", "1e3"],
  ["TRUSTED_PROXIES", "10.0.0.0/33"],
  ["WORKERS", "0"]
]

/** What any text will do for. */
const free = ["API_DESCRIPTION", "API_TITLE", "API_VERSION", "DATA_DIR", "OTEL_SERVICE_NAME", "SECRET_KEY"]

const memory = { DATABASE_URL: "memory:" }

/** Checks that the server does not start, and says why in one line and nowhere else. */
const refusesToStart = async (env: Record<string, string>, reason: RegExp, cwd = freshFolder()): Promise<void> => {
  const { code, stderr, stdout } = await outlay("serve", { env: { ...memory, ...env }, cwd })
  assert.strictEqual(code, 1, stdout)
  assert.match(stderr, /^outlay: [^\n]+\n$/)
  assert.match(stderr, reason)
  assert.strictEqual(stdout, "")
}

describe.concurrent("configuration", () => {
  it("every variable is tested here", () => {
    const example = readFileSync(join(repository, ".env.example"), "utf8")
    const names = Array.from(example.matchAll(/^#([A-Z_]+)=/gm), ([, name = ""]) => name)
    assert.deepStrictEqual([...wrong.map(([name]) => name), ...free].toSorted(), names.toSorted())
  })

  for (const [name, value] of wrong) {
    it(`${name}=${value} stops the start with one line that names it`, () =>
      refusesToStart({ [name]: value }, new RegExp(`\\b${name}\\b`)))
  }

  it("a value is never quoted: it may be a secret", async () => {
    const { stderr } = await outlay("serve", { env: { DATABASE_URL: "postgresql://outlay:s3cret@localhost:port/x" } })
    assert.match(stderr, /^outlay: DATABASE_URL [^\n]+\n$/)
    assert.notInclude(stderr, "s3cret")
  })

  it("a port that is taken stops the start with one line", async () => {
    const server = await serve(memory)
    await refusesToStart({ PORT: new URL(server.url).port }, /\bPORT\b.*EADDRINUSE/)
    await server.stop()
  })

  it("production does not start without a SECRET_KEY of 32 bytes", async () => {
    await refusesToStart({ ENV: "production" }, /\bSECRET_KEY\b/)
    await refusesToStart({ ENV: "production", SECRET_KEY: "x".repeat(31) }, /\bSECRET_KEY\b/)
  })

  it("production listens on every interface", async () => {
    const { program, stop } = await serve({ ...memory, ENV: "production", SECRET_KEY: "ä".repeat(16) })
    assert.match(program.output(), /running at http:\/\/localhost:\d+ /)
    assert.strictEqual((await stop()).code, 0)
  })

  it("a .env file of the working directory is read, and the environment wins over it", async () => {
    const cwd = freshFolder()
    writeFileSync(
      join(cwd, ".env"),
      '# a comment\nDATABASE_URL=memory:\nAPI_TITLE=File\nAPI_VERSION="7.7"\nALLOWED_ORIGINS=["https://app.example"]\n'
    )
    const { stop, url } = await serve({ API_TITLE: "Environment" }, { cwd })
    const response = await fetch(url, { headers: { origin: "https://app.example" } })
    assert.include(await response.json(), { name: "Environment", version: "7.7" })
    assert.strictEqual(response.headers.get("access-control-allow-origin"), "https://app.example")
    await stop()
  })

  it("a wrong value in a .env file is named too", async () => {
    const cwd = freshFolder()
    writeFileSync(join(cwd, ".env"), "LOG_LEVEL=loud\n")
    await refusesToStart({}, /\bLOG_LEVEL\b/, cwd)
  })

  it("a variable that is empty counts as absent", async () => {
    const { stop, url } = await serve({ ...memory, HOST: "", LOG_LEVEL: "", ALLOWED_ORIGINS: "", API_TITLE: "" })
    const body: unknown = await (await fetch(url)).json()
    assert.include(body, { name: "Outlay" })
    await stop()
  })
})
