import { assert, describe, it } from "@effect/vitest"
import { givenAccount, newcomer, signIn, type User } from "../support/Accounts.ts"
import { bodyOf, Client, etagOf } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, assertProblem, problemOf } from "../support/Problem.ts"

const server = givenServer()

describe("GET /users/me", () => {
  it("answers with the user as registered, and nothing else", async () => {
    const { client, user } = await givenAccount(server.url(), {
      full_name: "Zoë",
      currency: "EUR",
      timezone: "Europe/Vienna"
    })
    const answer = await client.get<User>("/users/me")
    assert.deepStrictEqual(answer.body, user)
    assert.sameMembers(Object.keys(answer.body), [
      "id",
      "email",
      "username",
      "full_name",
      "currency",
      "timezone",
      "is_active",
      "is_verified",
      "created_at",
      "updated_at"
    ])
    assert.notMatch(answer.text, /\$2[aby]\$|password|hash/i)
  })

  it("is about the caller", async () => {
    const [a, b] = [await givenAccount(server.url()), await givenAccount(server.url())]
    assert.strictEqual((await a.client.get<User>("/users/me")).body.id, a.user.id)
    assert.strictEqual((await b.client.get<User>("/users/me")).body.id, b.user.id)
  })

  it("pays no heed to a body", async () => {
    const { client } = await givenAccount(server.url())
    await bodyOf(200, client.get("/users/me", { "content-type": "application/json" }))
  })
})

describe("PUT /users/me", () => {
  it.each([
    ["full_name", "Another Name"],
    ["full_name", null],
    ["timezone", "Asia/Tokyo"],
    ["currency", "EUR"],
    ["username", newcomer().username],
    ["email", newcomer().email]
  ])("changes %s alone", async (field, value) => {
    const { client, user } = await givenAccount(server.url(), { full_name: "Name" })
    const changed = await bodyOf(200, client.put<User>("/users/me", { [field]: value }))
    const { updated_at, ...rest } = changed
    const { updated_at: before, ...same } = user
    assert.deepStrictEqual(rest, { ...same, [field]: value } as typeof rest)
    assert.isAbove(Date.parse(updated_at), Date.parse(before))
    assert.deepStrictEqual((await client.get("/users/me")).body, changed)
  })

  it("changes all at once", async () => {
    const { client, user } = await givenAccount(server.url())
    const { username, email } = newcomer()
    const changes = { username, email, full_name: "All", timezone: "Asia/Tokyo", currency: "JPY" }
    const { updated_at: _, ...changed } = await bodyOf(
      200,
      client.put<User>("/users/me", { ...changes, password: "a new password" })
    )
    const { updated_at: __, ...before } = user
    assert.deepStrictEqual(changed, { ...before, ...changes })
    await signIn(server.url(), email, "a new password")
  })

  it("leaves the ETag and the time of the last change when nothing changes", async () => {
    const { client, user, email, username } = await givenAccount(server.url(), { full_name: "Zoë" })
    const before = await client.get<User>("/users/me")
    for (const body of [
      {},
      { full_name: "Zoë" },
      { full_name: " Zoe\u0308 " },
      { username },
      { email },
      { email: email.toUpperCase() },
      { timezone: user.timezone, currency: user.currency },
      { ...newcomer({ email, username }), password: undefined, full_name: "Zoë" },
      { current_password: "correct horse battery" }
    ]) {
      const after = await client.put<User>("/users/me", body)
      assert.deepStrictEqual([after.status, after.body], [200, before.body])
      assert.strictEqual(etagOf(after), etagOf(before))
    }
  })

  it("leaves them also when the password is the one that it is, and no session ends", async () => {
    const { client, email, password } = await givenAccount(server.url())
    const elsewhere = await signIn(server.url(), email)
    const before = await client.get<User>("/users/me")
    for (const body of [{ password }, { password, current_password: password }]) {
      const after = await client.put<User>("/users/me", body)
      assert.deepStrictEqual([after.status, after.body, etagOf(after)], [200, before.body, etagOf(before)])
    }
    await bodyOf(200, new Client(server.url(), elsewhere.access_token).get("/users/me"))
  })

  it("notes the time also of a change that does not show", async () => {
    const { client, user } = await givenAccount(server.url())
    const { updated_at, ...rest } = await bodyOf(200, client.put<User>("/users/me", { password: "a new password" }))
    const { updated_at: before, ...same } = user
    assert.deepStrictEqual(rest, same)
    assert.isAbove(Date.parse(updated_at), Date.parse(before))
  })

  it.each(["id", "is_active", "is_verified", "created_at", "updated_at", "password_hash", "role", "full_Name"])(
    "does not know %s",
    async (field) => {
      const { client, user } = await givenAccount(server.url())
      await assertFaults(client.put("/users/me", { [field]: true, full_name: "Changed" }), `/${field}`)
      assert.deepStrictEqual((await client.get("/users/me")).body, user)
    }
  )

  it("refuses what a registration refuses", async () => {
    const { client, user } = await givenAccount(server.url())
    const body = {
      email: "no address",
      username: "ab",
      password: "short",
      full_name: "x".repeat(256),
      currency: "usd",
      timezone: "+02:00"
    }
    await assertFaults(client.put("/users/me", body), ...Object.keys(body).map((field) => `/${field}`))
    assert.deepStrictEqual((await client.get("/users/me")).body, user)
  })

  it("refuses a password that is the email or the username, also a stored or a new one", async () => {
    const { client, email, username } = await givenAccount(server.url())
    const next = newcomer()
    for (const [body, name] of [
      [{ password: email.toUpperCase() }, "email address"],
      [{ password: username.toUpperCase() }, "username"],
      [{ password: next.email, email: next.email }, "email address"],
      [{ password: next.username, username: next.username }, "username"]
    ] as const) {
      const { errors } = problemOf(422, await client.put("/users/me", body))
      assert.deepStrictEqual(errors, [{ pointer: "/password", detail: `must not be the ${name}` }])
    }
    await bodyOf(200, client.put("/users/me", { password: username, username: next.username }))
  })

  it("refuses an email or username that is taken, and changes nothing then", async () => {
    const { client, user } = await givenAccount(server.url())
    const other = await givenAccount(server.url())
    for (const [body, type] of [
      [{ email: other.email.toUpperCase() }, "email-taken"],
      [{ username: other.username.toUpperCase() }, "username-taken"]
    ] as const) {
      await assertProblem(409, type, client.put("/users/me", { full_name: "X", timezone: "Asia/Tokyo", ...body }))
    }
    assert.deepStrictEqual((await client.get("/users/me")).body, user)
  })

  it("gives a name to one of two who want it at the same moment", async () => {
    const { username } = newcomer()
    const clients = [await givenAccount(server.url()), await givenAccount(server.url())].map(({ client }) => client)
    const answers = await Promise.all(clients.map((client) => client.put("/users/me", { username })))
    assert.deepStrictEqual(answers.map(({ status }) => status).toSorted(), [200, 409])
  })

  it("frees the email and the username that were there before", async () => {
    const { client, email, username } = await givenAccount(server.url())
    const next = newcomer()
    await bodyOf(200, client.put("/users/me", { email: next.email, username: next.username }))
    await bodyOf(201, new Client(server.url()).post("/auth/register", newcomer({ email, username })))
  })
})
