import { assert, describe, it } from "@effect/vitest"
import { type Config, ConfigProvider, Duration, Effect, Option } from "effect"
import { duration, explain, flag, integer, oneOf, optionalFlag, text } from "../../src/config/variables.ts"

const read = <A>(config: Config.Config<A>, env: Record<string, string>) =>
  config.parse(ConfigProvider.fromEnvRecord(env))

const refusal = <A>(config: Config.Config<A>, env: Record<string, string>) =>
  Effect.map(Effect.flip(read(config, env)), explain)

const count = integer("COUNT", 3, { min: 0, max: 10 })

describe("integer", () => {
  it.effect.each([
    ["0", 0],
    ["10", 10],
    ["007", 7]
  ] as const)("%s", ([value, expected]) =>
    Effect.map(read(count, { COUNT: value }), (actual) => assert.strictEqual(actual, expected))
  )

  it.effect.each(["-1", "11", "1.5", "1e1", "0x1", " 1", "ten", "99999999999999999999"])("refuses %s", (value) =>
    Effect.map(refusal(count, { COUNT: value }), (line) =>
      assert.strictEqual(line, "COUNT must be a whole number from 0 to 10")
    )
  )

  it.effect.each([{}, { COUNT: "" }])("is its fallback when it is absent or empty: %j", (env) =>
    Effect.map(read(count, env), (actual) => assert.strictEqual(actual, 3))
  )
})

describe("duration", () => {
  const range = { min: 0, max: 100 }

  it.effect.each([
    ["seconds", 90_000],
    ["minutes", 5_400_000],
    ["days", 7_776_000_000]
  ] as const)("counts %s", ([unit, millis]) =>
    Effect.map(read(duration("TIME", unit, 1, range), { TIME: "90" }), (actual) =>
      assert.strictEqual(Duration.toMillis(actual), millis)
    )
  )

  it.effect("has a fallback in the same unit", () =>
    Effect.map(read(duration("TIME", "minutes", 2, range), {}), (actual) =>
      assert.strictEqual(Duration.toMillis(actual), 120_000)
    )
  )
})

describe("flag", () => {
  it.effect.each(["true", "on", "yes", "1"])("%s is on", (value) =>
    Effect.map(read(flag("FLAG", false), { FLAG: value }), assert.isTrue)
  )

  it.effect.each(["false", "off", "no", "0"])("%s is off", (value) =>
    Effect.map(read(flag("FLAG", true), { FLAG: value }), assert.isFalse)
  )

  it.effect("refuses any other word", () =>
    Effect.map(refusal(flag("FLAG", true), { FLAG: "ja" }), (line) =>
      assert.match(line, /^FLAG must be one of true, on/)
    )
  )

  it.effect("without a fallback tells that it is absent", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* read(optionalFlag("FLAG"), {}), Option.none())
      assert.deepStrictEqual(yield* read(optionalFlag("FLAG"), { FLAG: "no" }), Option.some(false))
    })
  )
})

describe("words and text", () => {
  it.effect("one of several words, as they are spelled", () =>
    Effect.gen(function* () {
      const color = oneOf("COLOR", ["red", "green"])
      assert.strictEqual(yield* read(color, { COLOR: "green" }), "green")
      assert.strictEqual(yield* refusal(color, { COLOR: "Green" }), "COLOR must be one of red, green")
    })
  )

  it.effect("text is taken as it is", () =>
    Effect.map(read(text("TITLE", "none"), { TITLE: " Ours: 100 % " }), (actual) =>
      assert.strictEqual(actual, " Ours: 100 % ")
    )
  )
})
