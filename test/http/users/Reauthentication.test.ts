import { assert, describe, it } from "@effect/vitest"
import { Duration } from "effect"
import { givenAccount, goodPassword, newcomer, signIn, type TokenPair } from "../support/Accounts.ts"
import { bodyOf, Client } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, assertProblem, problemOf } from "../support/Problem.ts"

const clock = { now: Date.now() }
const pass = (duration: Duration.Input) => {
  clock.now += Duration.toMillis(duration)
}

const server = givenServer({ now: () => clock.now })

/** Somebody whose login was so long ago. */
const after = async (duration: Duration.Input) => {
  const account = await givenAccount(server.url())
  pass(duration)
  return account
}

const old = () => after("16 minutes")

const required = (answer: Promise<Awaited<ReturnType<Client["send"]>>>) =>
  assertProblem(403, "reauthentication-required", answer)

describe("without a recent login", () => {
  it.each([
    ["a new password", { password: "a new password" }],
    ["the password that it is", { password: goodPassword }],
    ["a new email", { email: newcomer().email }],
    ["a new email and other things", { email: newcomer().email, full_name: "X" }],
    ["a wrong current password", { password: "a new password", current_password: "wrong password" }],
    ["a wrong current password alone", { current_password: "wrong password" }],
    ["a wrong current password beside what needs none", { full_name: "X", current_password: "wrong password" }],
    ["an empty current password", { password: "a new password", current_password: "" }],
    ["a current password of another type", { password: "a new password", current_password: 5 }],
    ["null for a current password", { password: "a new password", current_password: null }],
    ["a current password with U+0000", { password: "a new password", current_password: `${goodPassword}\0` }],
    ["a current password that is too long", { current_password: "x".repeat(73) }],
    ["a password that is too short", { password: "short" }],
    ["a password of another type", { password: 5 }],
    ["an email that is none", { email: "no address" }],
    ["an email that is taken", { email: "taken@example.com" }],
    ["a new password and every other fault", { password: "short", username: "", timezone: "Mars", more: 1 }],
    ["a wrong current password and other faults", { timezone: "Mars", more: 1, current_password: "wrong password" }]
  ])("%s is 403", async (_, body) => {
    await new Client(server.url()).post("/auth/register", newcomer({ email: "taken@example.com" }))
    const { client, user, email } = await old()
    await required(client.put("/users/me", body))
    assert.deepStrictEqual((await client.get("/users/me")).body, user)
    await signIn(server.url(), email)
  })

  it("the problem says what to do", async () => {
    const { client } = await old()
    assert.deepStrictEqual(problemOf(403, await client.put("/users/me", { password: "a new password" })), {
      type: "/problems/reauthentication-required",
      title: "A recent login or the right current password is needed",
      status: 403,
      detail: "Sign in again, or send the right current_password.",
      instance: "/api/v1/users/me"
    })
  })

  it.each([
    ["a new password", { password: "a new password" }],
    ["a new email", { email: newcomer().email }]
  ])("%s needs the right current password", async (_, body) => {
    const { client, password } = await old()
    await bodyOf(200, client.put("/users/me", { ...body, current_password: password }))
  })

  it("the right current password uncovers the faults of the body", async () => {
    const { client, password } = await old()
    const body = { password: "short", email: 5, more: 1, current_password: password }
    await assertFaults(client.put("/users/me", body), "/password", "/email", "/more")
  })

  it.each([
    ["nothing", {}],
    ["a name", { full_name: "X" }],
    ["a username", { username: newcomer().username }],
    ["a time zone", { timezone: "Asia/Tokyo" }],
    ["a currency", { currency: "EUR" }]
  ])("%s may change", async (_, body) => {
    const { client } = await old()
    await bodyOf(200, client.put("/users/me", body))
  })

  it("the email that is there already may be sent, in any case", async () => {
    const { client, email } = await old()
    for (const spelling of [email, email.toUpperCase(), ` ${email} `]) {
      await bodyOf(200, client.put("/users/me", { email: spelling, full_name: "X" }))
      await assertFaults(client.put("/users/me", { email: spelling, timezone: "Mars" }), "/timezone")
    }
  })

  it("faults of what needs no proof are told", async () => {
    const { client } = await old()
    await assertFaults(client.put("/users/me", { username: "ab", more: 1 }), "/username", "/more")
  })

  it("a body that can't be read is 400", async () => {
    const { client } = await old()
    for (const raw of ["", "{", '{"password":']) {
      await assertProblem(400, "bad-request", client.send("PUT", "/users/me", { raw }))
    }
  })

  it("a body that begins with a byte order mark is asked all the same", async () => {
    const { client } = await old()
    await required(client.send("PUT", "/users/me", { raw: '\ufeff{"password":5}' }))
  })

  it("a precondition that fails is told after it", async () => {
    const { client } = await old()
    await required(client.put("/users/me", { password: "a new password" }, { "if-match": '"9999"' }))
  })
})

describe("DELETE /users/me without a recent login", () => {
  it.each([
    ["no body", undefined],
    ["an empty object", {}],
    ["a wrong current password", { current_password: "wrong password" }],
    ["an unknown field", { more: 1 }],
    ["another type", { current_password: 5 }],
    ["no object", []]
  ])("is 403 with %s", async (_, body) => {
    const { client } = await old()
    await required(client.send("DELETE", "/users/me", body === undefined ? {} : { body }))
    await bodyOf(200, client.get("/users/me"))
  })

  it("is 422 with the right current password and a fault", async () => {
    const { client, password } = await old()
    await assertFaults(client.send("DELETE", "/users/me", { body: { current_password: password, more: 1 } }), "/more")
  })

  it("is 204 with the right current password", async () => {
    const { client, password } = await old()
    const { status } = await client.send("DELETE", "/users/me", { body: { current_password: password } })
    assert.strictEqual(status, 204)
  })
})

describe("a recent login", () => {
  it.each([
    ["password", { password: "a new password" }],
    ["email", { email: "new-address@example.com" }]
  ])("is enough for 15 minutes to change the %s", async (_, body) => {
    const { client } = await after(Duration.subtract(Duration.minutes(15), Duration.seconds(2)))
    await bodyOf(200, client.put("/users/me", body))
  })

  it("is one no more after 15 minutes", async () => {
    const { client } = await after(Duration.sum(Duration.minutes(15), Duration.seconds(1)))
    await required(client.put("/users/me", { password: "a new password" }))
  })

  it("is not made by refreshing", async () => {
    const { tokens } = await old()
    const fresh = await bodyOf(
      200,
      new Client(server.url()).post<TokenPair>("/auth/refresh", { refresh_token: tokens.refresh_token })
    )
    await required(new Client(server.url(), fresh.access_token).put("/users/me", { password: "a new password" }))
  })

  it("is that of the same session", async () => {
    const { client, email } = await old()
    const recent = await signIn(server.url(), email)
    await required(client.put("/users/me", { password: "a new password" }))
    await bodyOf(200, new Client(server.url(), recent.access_token).put("/users/me", { password: "a new password" }))
  })

  it("does not excuse a wrong current password", async () => {
    const { client } = await givenAccount(server.url())
    for (const body of [{ password: "a new password" }, { full_name: "X" }, {}, { timezone: "Mars" }]) {
      await required(client.put("/users/me", { ...body, current_password: "wrong password" }))
    }
    await required(client.send("DELETE", "/users/me", { body: { current_password: "wrong password" } }))
  })
})
