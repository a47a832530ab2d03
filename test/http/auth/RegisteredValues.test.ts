import { RegistrationDefaults } from "@outlay/adapters-http"
import { CurrencyCode, TimeZone } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Layer } from "effect"
import { newcomer, type User } from "../support/Accounts.ts"
import { bodyOf, Client } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults } from "../support/Problem.ts"

const server = givenServer()
const german = givenServer({
  settings: Layer.succeed(RegistrationDefaults, {
    currency: CurrencyCode.make("EUR"),
    timeZone: TimeZone.make("Europe/Berlin")
  })
})

const register = (body: object) => new Client(server.url()).post<User>("/auth/register", body)
const registered = (body: object) => bodyOf(201, register(body))

describe("an email address", () => {
  it.each([
    "plus+tag@example.com",
    "first.last@sub.example.co.uk",
    "o'neil@example.com",
    "x@example.com",
    "a_b-c@ex-ample.com",
    "123@example.com",
    "zoë@exämple.de",
    "почта@пример.рф",
    "a!#$%&'*+/=?^_`{|}~-@example.com"
  ])("may be %s", async (email) => {
    assert.strictEqual((await registered(newcomer({ email }))).email, email)
  })

  it.each([
    "x",
    "x@",
    "@example.com",
    "x@@example.com",
    "x@y@example.com",
    "x example@example.com",
    "x@exam ple.com",
    "x@example..com",
    ".x@example.com",
    "x.@example.com",
    "x..y@example.com",
    "x@.example.com",
    "x@example.com.",
    "x@-example.com",
    "x@example-.com",
    "x@example",
    "x@127.0.0.1",
    "x@[127.0.0.1]",
    "Somebody <x@example.com>",
    "x@example.com,y@example.com",
    "x\n@example.com",
    "x@example.com\u0000",
    "mailto:x@example.com?y",
    '"x"@example.com'
  ])("is 422 when it is %j", async (email) => {
    await assertFaults(register(newcomer({ email })), "/email")
  })
})

describe("a currency", () => {
  it.each(["USD", "EUR", "JPY", "KWD", "CHF"])("may be %s", async (currency) => {
    assert.strictEqual((await registered(newcomer({ currency }))).currency, currency)
  })

  it.each(["", "usd", "Eur", "EU", "EURO", "ABC", "ZZZ", "€", "978"])("is 422 when it is %j", async (currency) => {
    await assertFaults(register(newcomer({ currency })), "/currency")
  })
})

describe("a time zone", () => {
  it.each(["UTC", "Europe/Vienna", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati", "Etc/GMT+12"])(
    "may be %s",
    async (timezone) => {
      assert.strictEqual((await registered(newcomer({ timezone }))).timezone, timezone)
    }
  )

  it.each(["", "Mars/Phobos", "Vienna", "+02:00", "UTC+2", "GMT+02:00", "CEST", "../etc/passwd", "Europe/"])(
    "is 422 when it is %j",
    async (timezone) => {
      await assertFaults(register(newcomer({ timezone })), "/timezone")
    }
  )
})

describe("a currency or a time zone that is not given", () => {
  it("is that of the configuration", async () => {
    const { currency, timezone } = await bodyOf(201, new Client(german.url()).post<User>("/auth/register", newcomer()))
    assert.deepStrictEqual([currency, timezone], ["EUR", "Europe/Berlin"])
  })
})
