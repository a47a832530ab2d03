import { assert, describe, it } from "@effect/vitest"
import { defaultRateLimits } from "@outlay/adapters-http"
import { ConfigProvider, Duration, Effect } from "effect"
import { rateLimits } from "../../src/config/rateLimits.ts"
import { explain } from "../../src/config/variables.ts"

const read = (env: Record<string, string>) => rateLimits.parse(ConfigProvider.fromEnvRecord(env))

/** A limit of each name as "10 in 900 s". */
const told = (env: Record<string, string>) =>
  Effect.map(read(env), (limits) =>
    Object.fromEntries(
      Object.entries(limits).map(([name, limit]) => [
        name,
        limit === undefined ? "off" : `${limit.max} in ${Duration.toSeconds(limit.window)} s`
      ])
    )
  )

const names = [
  ["RATE_LIMIT_LOGIN_ACCOUNT", "loginAccount", 900],
  ["RATE_LIMIT_LOGIN_ADDRESS", "loginAddress", 900],
  ["RATE_LIMIT_REGISTER", "register", 3600],
  ["RATE_LIMIT_REQUESTS", "requests", 60]
] as const

describe("limits", () => {
  it.effect("are those of the contract unless told", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* told({}), {
        loginAccount: "10 in 900 s",
        loginAddress: "50 in 900 s",
        register: "20 in 3600 s",
        requests: "off"
      })
      assert.deepStrictEqual(yield* read({ RATE_LIMIT_REGISTER: "" }), { ...defaultRateLimits })
    })
  )

  for (const [variable, name, window] of names) {
    it.effect.each([
      ["7", `7 in ${window} s`],
      ["7/30s", "7 in 30 s"],
      ["7/30m", "7 in 1800 s"],
      ["7/2h", "7 in 7200 s"],
      ["7/1d", "7 in 86400 s"],
      ["999999999/999999d", "999999999 in 86399913600 s"],
      ["off", "off"]
    ] as const)(`${variable} %s`, ([value, expected]) =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* told({ [variable]: value }), { ...(yield* told({})), [name]: expected })
      })
    )

    it.effect.each([
      "0",
      "-1",
      "1.5",
      "1e3",
      "10/",
      "/15m",
      "10/15",
      "10/0m",
      "10/15w",
      "10/15M",
      "10 / 15m",
      "on",
      "OFF",
      "1000000000",
      "10/15m,5/1m",
      " 10"
    ])(`${variable} can't be %j`, (value) =>
      Effect.map(Effect.map(Effect.flip(read({ [variable]: value })), explain), (line) =>
        assert.strictEqual(line, `${variable} must be a count, a count and a time such as 10/15m, or off`)
      )
    )
  }
})
