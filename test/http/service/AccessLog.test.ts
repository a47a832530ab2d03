import { assert, describe, it } from "@effect/vitest"
import { StorageUnavailable } from "@outlay/domain"
import { Effect, Layer, Logger, References } from "effect"
import { start, type TestServerOptions } from "../support/TestServer.ts"

/** The level and status of each line that asking for the readiness of such a server leaves. */
const logged = async (health: NonNullable<TestServerOptions["health"]>) => {
  const lines: Array<readonly [level: string, message: unknown, status: unknown]> = []
  const logger = Logger.map(Logger.formatStructured, ({ annotations, level, message }) => {
    lines.push([level, Array.isArray(message) ? message[0] : message, annotations["status"]])
  })
  const settings = Layer.merge(Logger.layer([logger]), Layer.succeed(References.MinimumLogLevel, "Debug"))
  const server = await start({ health, settings })
  await fetch(`${server.url}/health/ready`)
  await server.close()
  return lines
}

describe("the line of a request", () => {
  it("is a warning when the database can't be reached", async () => {
    const unavailable = Effect.fail(new StorageUnavailable({ reason: "gone" }))
    assert.deepStrictEqual(await logged(unavailable), [["WARN", "request", 503]])
  })

  it("is an error when a fault of ours answers, which is told before it", async () => {
    assert.deepStrictEqual(await logged(Effect.die(new Error("ours"))), [
      ["ERROR", "a request failed", undefined],
      ["ERROR", "request", 500]
    ])
  })

  it("is for who debugs when a machine asks whether all is well", async () => {
    assert.deepStrictEqual(await logged(Effect.void), [["DEBUG", "request", 200]])
  })
})
