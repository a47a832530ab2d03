import { assert, describe, it } from "@effect/vitest"
import { Cause, Effect, Logger } from "effect"
import * as lines from "../../src/observability/lines.ts"

/** What a program logs, by a format. */
const logged = <A>(format: Logger.Logger<unknown, string>, program: Effect.Effect<A>) =>
  Effect.gen(function* () {
    const told: Array<string> = []
    const logger = Logger.map(format, (line) => void told.push(line))
    yield* Effect.provide(program, Logger.layer([logger]))
    return told
  })

const fault = Effect.logError("a request failed", Cause.die(new Error("it broke\nin two")))

describe("a line of the log", () => {
  it.effect("is JSON with the values at its top", () =>
    Effect.gen(function* () {
      const [line = ""] = yield* logged(
        lines.json,
        Effect.annotateLogs(Effect.logInfo("request"), { status: 200, route: '/"\n', level: "mine" })
      )
      assert.deepStrictEqual(JSON.parse(line), {
        timestamp: "1970-01-01T00:00:00.000Z",
        level: "INFO",
        message: "request",
        status: 200,
        route: '/"\n'
      })
    })
  )

  it.effect("is one line in JSON also where a fault is told in many", () =>
    Effect.gen(function* () {
      const [line = ""] = yield* logged(lines.json, fault)
      assert.notInclude(line, "\n")
      assert.match(JSON.parse(line).cause, /it broke\nin two[^]*lines\.test\.ts/)
    })
  )

  it.effect("is text with its values behind, and a fault beneath", () =>
    Effect.gen(function* () {
      const [line, wrong = ""] = yield* logged(
        lines.pretty,
        Effect.andThen(Effect.annotateLogs(Effect.logInfo("request", 7), { status: 200, route: "/docs" }), fault)
      )
      assert.strictEqual(line, "1970-01-01T00:00:00.000Z INFO request 7 status=200 route=/docs")
      assert.match(wrong, /^\S+ ERROR a request failed\n {2}Error: it broke\n {2}in two\n/)
    })
  )
})
