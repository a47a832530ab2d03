import { defaultRateLimits } from "@outlay/adapters-http"
import { assert, describe, it } from "@effect/vitest"
import { goodPassword, newcomer } from "../support/Accounts.ts"
import { bodyOf, Client } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import {
  fail,
  givenAccount,
  limitIn,
  login,
  many,
  newAddress,
  quarter,
  refusedFor,
  trustsLoopback,
  via,
  wrongPassword
} from "./Attempts.ts"

const clock = { now: Date.now() }
const server = givenServer({ now: () => clock.now, rateLimits: defaultRateLimits, trustsProxy: trustsLoopback })

describe("failed logins of one account", () => {
  it("are ten within 15 minutes, and then it is locked, also for the right password", async () => {
    const { email } = await givenAccount(server.url())
    assert.deepStrictEqual(await fail(server.url(), email, 10), many(10, 401))
    for (const password of [wrongPassword, goodPassword, wrongPassword]) {
      assert.strictEqual(refusedFor(await login(server.url(), email, password), "login-account", quarter), quarter)
    }
  })

  it("may be tried again when it was told, and not before", async () => {
    const { email } = await givenAccount(server.url())
    await fail(server.url(), email, 10)
    clock.now += 100_000
    const seconds = refusedFor(await login(server.url(), email, goodPassword), "login-account", quarter)
    assert.strictEqual(seconds, quarter - 100)
    clock.now += seconds * 1000 - 1
    assert.strictEqual(refusedFor(await login(server.url(), email, goodPassword), "login-account", quarter), 1)
    clock.now += 1
    await bodyOf(200, login(server.url(), email, goodPassword))
  })

  it("lock for no longer because others are refused meanwhile", async () => {
    const { email } = await givenAccount(server.url())
    await fail(server.url(), email, 10)
    clock.now += 600_000
    assert.deepStrictEqual(await fail(server.url(), email, 20), many(20, 429))
    clock.now += 300_000
    await bodyOf(200, login(server.url(), email, goodPassword))
  })

  it("are cleared by a login that succeeds", async () => {
    const { email } = await givenAccount(server.url())
    for (let again = 0; again < 4; again++) {
      assert.deepStrictEqual(await fail(server.url(), email, 9), many(9, 401))
      await bodyOf(200, login(server.url(), email, goodPassword))
    }
    assert.deepStrictEqual(await fail(server.url(), email, 11), [...many(10, 401), 429])
  })

  it("are told of in every answer", async () => {
    const { email } = await givenAccount(server.url())
    for (const remaining of [9, 8, 7]) {
      const answer = await login(server.url(), email, wrongPassword)
      assert.deepInclude(limitIn(answer, "login-account"), { remaining, max: 10, window: quarter })
      assert.deepInclude(limitIn(answer, "login-address"), { remaining: 49, max: 50, window: quarter })
      assert.isNull(answer.headers.get("retry-after"))
    }
  })

  it("can't slip through at one moment", async () => {
    const { email } = await givenAccount(server.url())
    const answers = await Promise.all(many(40, email).map((it) => login(server.url(), it, wrongPassword)))
    const statuses = answers.map(({ status }) => status)
    assert.deepStrictEqual(
      statuses.toSorted((a, b) => a - b),
      [...many(10, 401), ...many(30, 429)]
    )
  })

  it("are counted for one account in every spelling of the email", async () => {
    const { email } = await givenAccount(server.url())
    const spellings = [email.toUpperCase(), ` ${email}`, `${email}\n`, `\u3000${email}`, email]
    for (const spelling of spellings) await fail(server.url(), spelling, 2)
    for (const spelling of spellings) {
      refusedFor(await login(server.url(), spelling, goodPassword), "login-account", quarter)
    }
  })

  it("lock no other account", async () => {
    const [one, other] = [await givenAccount(server.url()), await givenAccount(server.url())]
    await fail(server.url(), one.email, 11)
    await bodyOf(200, login(server.url(), other.email, goodPassword))
  })

  it("leave those alone who are signed in", async () => {
    const { client, email, tokens } = await givenAccount(server.url())
    await fail(server.url(), email, 11)
    await bodyOf(200, client.get("/users/me"))
    const { refresh_token } = tokens
    await bodyOf(200, new Client(server.url()).post("/auth/refresh", { refresh_token }))
  })

  it("are not those of a body that is no login", async () => {
    const { email } = await givenAccount(server.url())
    const address = newAddress()
    for (let n = 0; n < 60; n++) {
      await bodyOf(422, new Client(server.url()).post("/auth/login", { email, password: "" }, via(address)))
    }
    await bodyOf(200, login(server.url(), email, goodPassword, address))
  })
})

describe("an email that nobody has", () => {
  it("is locked like one that somebody has, in the same bytes", async () => {
    const { email } = await givenAccount(server.url())
    const course = async (email: string) => {
      const answers: Array<unknown> = []
      for (let n = 0; n < 12; n++) {
        const headers = { ...via(newAddress()), "x-request-id": "same" }
        const credentials = { email, password: wrongPassword }
        const answer = await new Client(server.url()).post("/auth/login", credentials, headers)
        const rest = [...answer.headers].filter(([name]) => name !== "date")
        answers.push([answer.status, answer.text, rest])
      }
      return answers
    }
    assert.deepStrictEqual(await course(newcomer().email), await course(email))
    assert.deepStrictEqual(await course("no address"), await course(newcomer().email))
  })
})

describe("failed logins from one address", () => {
  const strangers = async (times: number, address: string) => {
    const statuses: Array<number> = []
    for (let n = 0; n < times; n++) statuses.push(...(await fail(server.url(), newcomer().email, 1, address)))
    return statuses
  }

  it("are fifty within 15 minutes, for whatever account, and then no account can be tried from there", async () => {
    const { email } = await givenAccount(server.url())
    const address = newAddress()
    assert.deepStrictEqual(await strangers(50, address), many(50, 401))
    for (const password of [wrongPassword, goodPassword]) {
      const answer = await login(server.url(), email, password, address)
      assert.strictEqual(refusedFor(answer, "login-address", quarter), quarter)
    }
    await bodyOf(200, login(server.url(), email, goodPassword))
    clock.now += quarter * 1000
    await bodyOf(200, login(server.url(), email, goodPassword, address))
  })

  it("count for no account when they are refused", async () => {
    const { email } = await givenAccount(server.url())
    const address = newAddress()
    await strangers(50, address)
    assert.deepStrictEqual(await fail(server.url(), email, 20, address), many(20, 429))
    await bodyOf(200, login(server.url(), email, goodPassword))
  })

  it("are not those that succeed, and are not cleared by them", async () => {
    const { email } = await givenAccount(server.url())
    const address = newAddress()
    await strangers(49, address)
    for (let n = 0; n < 20; n++) await bodyOf(200, login(server.url(), email, goodPassword, address))
    assert.deepStrictEqual(await strangers(2, address), [401, 429])
  })

  it("can't slip through at one moment", async () => {
    const address = newAddress()
    // Not all at once: more passwords than the hasher takes would be refused for that.
    await strangers(30, address)
    const answers = await Promise.all(
      many(40, address).map((it) => login(server.url(), newcomer().email, wrongPassword, it))
    )
    const statuses = answers.map(({ status }) => status)
    assert.deepStrictEqual(
      statuses.toSorted((a, b) => a - b),
      [...many(20, 401), ...many(20, 429)]
    )
  })
})
