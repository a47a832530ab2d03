import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, Effect } from "effect"
import { trustedProxies } from "../../src/config/trustedProxies.ts"
import { explain } from "../../src/config/variables.ts"

const read = (env: Record<string, string>) => trustedProxies.parse(ConfigProvider.fromEnvRecord(env))

const cases: ReadonlyArray<readonly [value: string, trusted: ReadonlyArray<string>, others: ReadonlyArray<string>]> = [
  ["127.0.0.1", ["127.0.0.1"], ["127.0.0.2", "::1"]],
  ["10.0.0.0/8", ["10.0.0.0", "10.255.255.255"], ["9.255.255.255", "11.0.0.0"]],
  ["10.1.2.3/8", ["10.0.0.1"], ["11.1.2.3"]],
  ["192.0.2.8/30", ["192.0.2.8", "192.0.2.11"], ["192.0.2.7", "192.0.2.12"]],
  ["192.0.2.1/32", ["192.0.2.1"], ["192.0.2.0", "192.0.2.2"]],
  ["0.0.0.0/0", ["0.0.0.0", "255.255.255.255"], ["::1"]],
  ["::1", ["::1"], ["::2", "127.0.0.1"]],
  ["2001:db8::/32", ["2001:db8::1", "2001:DB8:ffff::1"], ["2001:db9::1"]],
  ["fd00::/8,::1", ["fd12:3456::1", "::1"], ["fe80::1"]],
  ["::ffff:10.0.0.0/104", ["10.0.0.1"], ["11.0.0.1", "::1"]],
  ["::/0", ["::1", "2001:db8::1", "127.0.0.1"], []],
  [" 10.0.0.0/8 , ::1,192.0.2.1 ", ["10.0.0.1", "::1", "192.0.2.1"], ["192.0.2.2"]]
]

describe("trusted proxies", () => {
  it.effect.each(cases)("%s", ([value, trusted, others]) =>
    Effect.map(read({ TRUSTED_PROXIES: value }), (trusts) => {
      for (const address of trusted) assert.isTrue(trusts(address), address)
      for (const address of others) assert.isFalse(trusts(address), address)
      for (const none of ["", "unknown", "10.0.0", "10.0.0.1:80", "10.0.0.0/8", "[::1]"]) assert.isFalse(trusts(none))
    })
  )

  it.effect.each([{}, { TRUSTED_PROXIES: "" }])("are none by default: %j", (env) =>
    Effect.map(read(env), (trusts) => {
      for (const address of ["127.0.0.1", "::1", "10.0.0.1"]) assert.isFalse(trusts(address))
    })
  )

  it.effect.each([
    "*",
    "all",
    "localhost",
    "10.0.0.0/33",
    "10.0.0.0/-1",
    "10.0.0.0/",
    "10.0.0.0/8/8",
    "10.0.0.0/8.0",
    "10.0.0/8",
    "10.0.0.0/255.0.0.0",
    "256.0.0.1",
    "::1/129",
    "2001:db8::/x",
    "[::1]",
    "10.0.0.1:80",
    "10.0.0.1,",
    ",",
    "10.0.0.1 ::1",
    "10.0.0.1;::1",
    "10.0.0.1,proxy"
  ])("can't be %s", (value) =>
    Effect.map(Effect.map(Effect.flip(read({ TRUSTED_PROXIES: value })), explain), (line) =>
      assert.match(line, /^TRUSTED_PROXIES must be addresses or networks with commas between/)
    )
  )
})
