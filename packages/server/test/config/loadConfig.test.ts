import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, Duration, Effect, FileSystem, Layer, Option, Redacted } from "effect"
import { loadConfig } from "../../src/config/loadConfig.ts"

/** Loads from an environment and, where it is given, the text of a `.env` file. */
const load = (env: Record<string, string>, dotEnv?: string) =>
  Effect.provide(
    loadConfig,
    Layer.merge(
      ConfigProvider.layer(ConfigProvider.fromEnvRecord(env)),
      FileSystem.layerNoop({
        exists: (path) => Effect.succeed(path === ".env" && dotEnv !== undefined),
        readFileString: () => Effect.succeed(dotEnv ?? "")
      })
    )
  )

const refusal = (env: Record<string, string>) => Effect.map(Effect.flip(load(env)), ({ message }) => message)

describe("loadConfig", () => {
  it.effect("has a default for everything", () =>
    Effect.gen(function* () {
      const { api, environment, http, identity, storage } = yield* load({})
      assert.strictEqual(environment, "development")
      assert.deepInclude(http, { host: Option.none(), port: 8000, allowedOrigins: [] })
      assert.deepInclude(storage, { databaseUrl: Option.none(), dataDir: "data", poolMin: 0, poolMax: 10 })
      assert.deepInclude(identity, { secretKey: Option.none(), algorithm: "HS256", bcryptCost: 12 })
      assert.strictEqual(api.name, "Outlay")
      const lifetimes = [identity.accessTokenLifetime, identity.refreshTokenLifetime, identity.refreshTokenReuse]
      assert.deepStrictEqual(lifetimes.map(Duration.toSeconds), [1800, 604_800, 10])
    })
  )

  it.effect("does not say whether to migrate unless it is told", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual((yield* load({})).storage.migrate, Option.none())
      assert.deepStrictEqual((yield* load({ DATABASE_MIGRATE: "off" })).storage.migrate, Option.some(false))
    })
  )

  it.effect("the environment wins over .env, which wins over a default", () =>
    Effect.gen(function* () {
      const { http, storage } = yield* load({ PORT: "9000" }, "PORT=7000\nDATA_DIR='my data' # here\nexport HOST=::1\n")
      assert.deepInclude(http, { port: 9000, host: Option.some("::1") })
      assert.strictEqual(storage.dataDir, "my data")
    })
  )

  it.effect("a variable that is empty in the environment is read from .env", () =>
    Effect.map(load({ PORT: "" }, "PORT=7000"), ({ http }) => assert.strictEqual(http.port, 7000))
  )

  it.effect("reads origins as a JSON array", () =>
    Effect.map(load({ ALLOWED_ORIGINS: '["https://app.example", "http://localhost:5173"]' }), ({ http }) =>
      assert.deepStrictEqual(http.allowedOrigins, ["https://app.example", "http://localhost:5173"])
    )
  )

  it.effect.each(["*", '["*"]', '["https://app.example/"]', '["app.example"]', '"https://app.example"', "[1]"])(
    "refuses the origins %s",
    (origins) =>
      Effect.map(refusal({ ALLOWED_ORIGINS: origins }), (line) => assert.match(line, /^ALLOWED_ORIGINS must /))
  )

  it.effect("secrets are not shown", () =>
    Effect.gen(function* () {
      const config = yield* load({ SECRET_KEY: "hush", DATABASE_URL: "postgresql://ann:hush@localhost/x" })
      assert.notInclude(JSON.stringify(config), "hush")
      assert.deepStrictEqual(Option.map(config.identity.secretKey, Redacted.value), Option.some("hush"))
    })
  )
})

describe("loadConfig in production", () => {
  const production = (secret: string) => load({ ENV: "production", SECRET_KEY: secret })

  it.effect.each([{}, { SECRET_KEY: "" }, { SECRET_KEY: "x".repeat(31) }])("refuses %j for a secret", (env) =>
    Effect.map(refusal({ ENV: "production", ...env }), (line) => assert.match(line, /^SECRET_KEY must .* 32 bytes /))
  )

  it.effect.each(["x".repeat(32), "ü".repeat(16)])("takes a secret of 32 bytes: %s", (secret) =>
    Effect.map(production(secret), ({ environment }) => assert.strictEqual(environment, "production"))
  )
})
