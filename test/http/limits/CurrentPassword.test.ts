import { defaultRateLimits } from "@outlay/adapters-http"
import { assert, describe, it } from "@effect/vitest"
import { goodPassword } from "../support/Accounts.ts"
import { bodyOf, type Client } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { assertProblem } from "../support/Problem.ts"
import {
  fail,
  givenAccount,
  login,
  many,
  newAddress,
  quarter,
  refusedFor,
  trustsLoopback,
  via,
  wrongPassword
} from "./Attempts.ts"

const server = givenServer({ rateLimits: defaultRateLimits, trustsProxy: trustsLoopback })

/** Every request that takes a current password, with a body that will do and one that will not. */
const requests: ReadonlyArray<readonly [method: "PUT" | "DELETE", body: object, faulty: object]> = [
  ["PUT", { full_name: "Somebody" }, { full_name: 5 }],
  ["DELETE", {}, { reason: "none" }]
]

const send = (client: Client, method: string, body: object, current_password: string) =>
  client.send(method, "/users/me", { body: { ...body, current_password }, headers: via(newAddress()) })

describe.each(requests)("a wrong current password of %s /users/me", (method, body, faulty) => {
  it("counts as a failed login, and the account is locked after ten, also for the right one", async () => {
    const { client, email, user } = await givenAccount(server.url())
    for (let n = 0; n < 10; n++) {
      await assertProblem(403, "reauthentication-required", send(client, method, body, wrongPassword))
    }
    for (const password of [wrongPassword, goodPassword]) {
      refusedFor(await send(client, method, body, password), "login-account", quarter)
    }
    refusedFor(await login(server.url(), email, goodPassword), "login-account", quarter)
    assert.deepStrictEqual((await client.get("/users/me")).body, user)
  })

  it("counts also beside other faults of the body", async () => {
    const { client, email } = await givenAccount(server.url())
    for (let n = 0; n < 10; n++) {
      await assertProblem(403, "reauthentication-required", send(client, method, faulty, wrongPassword))
    }
    refusedFor(await send(client, method, faulty, goodPassword), "login-account", quarter)
    refusedFor(await login(server.url(), email, goodPassword), "login-account", quarter)
  })

  it("is counted together with logins", async () => {
    const { client, email } = await givenAccount(server.url())
    assert.deepStrictEqual(await fail(server.url(), email, 6), many(6, 401))
    for (let n = 0; n < 4; n++) {
      await assertProblem(403, "reauthentication-required", send(client, method, body, wrongPassword))
    }
    refusedFor(await login(server.url(), email, goodPassword), "login-account", quarter)
    refusedFor(await send(client, method, body, goodPassword), "login-account", quarter)
  })

  it("can't slip through at one moment", async () => {
    const { client } = await givenAccount(server.url())
    const answers = await Promise.all(many(25, wrongPassword).map((it) => send(client, method, body, it)))
    assert.deepStrictEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [...many(10, 403), ...many(15, 429)]
    )
  })
})

describe("a right current password", () => {
  it("clears what was counted", async () => {
    const { client, email } = await givenAccount(server.url())
    for (let again = 0; again < 3; again++) {
      await fail(server.url(), email, 9)
      await bodyOf(200, send(client, "PUT", { full_name: `Somebody ${again}` }, goodPassword))
    }
    await bodyOf(200, login(server.url(), email, goodPassword))
  })

  it("is not asked for, and nothing is counted, where none is needed", async () => {
    const { client, email } = await givenAccount(server.url())
    await fail(server.url(), email, 11)
    const { headers, status } = await client.put("/users/me", { full_name: "Somebody" })
    assert.deepStrictEqual([status, headers.get("ratelimit")], [200, null])
  })
})
