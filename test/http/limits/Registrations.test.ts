import { defaultRateLimits } from "@outlay/adapters-http"
import { assert, describe, it } from "@effect/vitest"
import { newcomer } from "../support/Accounts.ts"
import { Client } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { limitIn, many, newAddress, refusedFor, trustsLoopback, via } from "./Attempts.ts"

const clock = { now: Date.now() }
const server = givenServer({ now: () => clock.now, rateLimits: defaultRateLimits, trustsProxy: trustsLoopback })

const hour = 3600

const register = (address: string, fields: object = {}) =>
  new Client(server.url()).post("/auth/register", newcomer(fields), via(address))

const statuses = async (times: number, address: string, fields: object = {}) => {
  const all: Array<number> = []
  for (let n = 0; n < times; n++) all.push((await register(address, fields)).status)
  return all
}

describe("registrations from one address", () => {
  it("are twenty an hour", async () => {
    const address = newAddress()
    assert.deepStrictEqual(await statuses(20, address), many(20, 201))
    assert.strictEqual(refusedFor(await register(address), "register", hour), hour)
    assert.strictEqual((await register(newAddress())).status, 201)
    clock.now += hour * 1000 - 1
    assert.strictEqual(refusedFor(await register(address), "register", hour), 1)
    clock.now += 1
    assert.strictEqual((await register(address)).status, 201)
  })

  it("are told of in the answer", async () => {
    const answer = await register(newAddress())
    assert.deepStrictEqual(limitIn(answer, "register"), { remaining: 19, seconds: hour, max: 20, window: hour })
  })

  it("count also when the name is taken", async () => {
    const address = newAddress()
    const { email } = newcomer()
    assert.deepStrictEqual(await statuses(21, address, { email }), [201, ...many(19, 409), 429])
  })

  it("do not count when they are not well-formed", async () => {
    const address = newAddress()
    const faulty = [{ email: "no address" }, { password: "short" }, { more: 1 }, { currency: "???" }]
    for (const fields of faulty) assert.deepStrictEqual(await statuses(10, address, fields), many(10, 422))
    const namesake = { email: "namesake@example.com", password: "namesake@example.com" }
    assert.deepStrictEqual(await statuses(10, address, namesake), many(10, 422))
    assert.deepStrictEqual(await statuses(21, address), [...many(20, 201), 429])
  })

  it("can't slip through at one moment", async () => {
    const address = newAddress()
    const answers = await Promise.all(many(30, address).map((it) => register(it)))
    assert.deepStrictEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [...many(20, 201), ...many(10, 429)]
    )
  })
})
