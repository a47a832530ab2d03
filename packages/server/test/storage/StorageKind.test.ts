import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, Effect, Redacted } from "effect"
import { ServerConfig } from "../../src/config/ServerConfig.ts"
import { storageKind } from "../../src/storage/StorageKind.ts"

const kindOf = (env: Record<string, string>) =>
  Effect.map(ServerConfig.parse(ConfigProvider.fromEnvRecord(env)), storageKind)

describe("storageKind", () => {
  it.effect.each([{}, { DATABASE_URL: "" }])("is the embedded database without a DATABASE_URL: %j", (env) =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* kindOf(env), { _tag: "Embedded", dataDir: "data" })
      assert.deepStrictEqual(yield* kindOf({ ...env, DATA_DIR: "/var/outlay" }), {
        _tag: "Embedded",
        dataDir: "/var/outlay"
      })
    })
  )

  it.effect.each(["memory:", "MEMORY:", "memory://"])("%s keeps nothing", (url) =>
    Effect.map(kindOf({ DATABASE_URL: url }), (kind) => assert.strictEqual(kind._tag, "Memory"))
  )

  it.effect.each(["postgresql://localhost/x", "postgresql+asyncpg://localhost/x", "memory", "nonsense"])(
    "%s is left to the client of a server",
    (url) =>
      Effect.map(kindOf({ DATABASE_URL: url }), (kind) =>
        assert.deepStrictEqual(kind, { _tag: "Server", url: Redacted.make(url) })
      )
  )
})
