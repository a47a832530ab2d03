import { assert, describe, it } from "@effect/vitest"
import { newcomer, signIn, type User } from "../support/Accounts.ts"
import { bodyOf, Client, etagOf } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, assertProblem, problemOf } from "../support/Problem.ts"
import { type Category, type List, timestamp, uuidV7 } from "../support/Shapes.ts"

const server = givenServer()

const register = (body: object) => new Client(server.url()).post<User>("/auth/register", body)
const registered = (body: object) => bodyOf(201, register(body))

describe("POST /auth/register", () => {
  it("answers with the user and nothing else", async () => {
    const sent = newcomer()
    const answer = await register(sent)
    assert.strictEqual(answer.status, 201)
    const { id, created_at, updated_at, ...rest } = answer.body
    assert.deepStrictEqual(rest, {
      email: sent.email,
      username: sent.username,
      full_name: null,
      currency: "USD",
      timezone: "UTC",
      is_active: true,
      is_verified: false
    })
    assert.match(id, uuidV7)
    assert.match(created_at, timestamp)
    assert.strictEqual(updated_at, created_at)
    assert.notInclude(answer.text, sent.password)
    assert.notMatch(answer.text, /\$2[aby]\$/)
    etagOf(answer)
  })

  it("keeps the time of the registration", async () => {
    const before = Date.now()
    const { created_at } = await registered(newcomer())
    assert.isAtLeast(Date.parse(created_at), before)
    assert.isAtMost(Date.parse(created_at), Date.now())
  })

  it("takes a full name, a currency and a time zone", async () => {
    const { full_name, currency, timezone } = await registered(
      newcomer({ full_name: "  Zoë  ", currency: "JPY", timezone: "America/Argentina/Buenos_Aires" })
    )
    assert.deepStrictEqual([full_name, currency, timezone], ["Zoë", "JPY", "America/Argentina/Buenos_Aires"])
  })

  it("trims the email and the username", async () => {
    const { email, username } = newcomer()
    const user = await registered(newcomer({ email: `\u3000${email}\u0085`, username: `\u00a0${username}\n` }))
    assert.deepStrictEqual([user.email, user.username], [email, username])
  })

  it("keeps the email in lower case and the username as it is", async () => {
    const { email, username } = newcomer()
    const user = await registered(newcomer({ email: email.toUpperCase(), username: username.toUpperCase() }))
    assert.deepStrictEqual([user.email, user.username], [email, username.toUpperCase()])
  })

  it("has at least twelve predefined categories there at once", async () => {
    const sent = newcomer()
    const user = await registered(sent)
    const { access_token } = await signIn(server.url(), sent.email)
    const { total, items } = await bodyOf(
      200,
      new Client(server.url(), access_token).get<List<Category>>("/categories")
    )
    assert.isAtLeast(total, 12)
    assert.strictEqual(items.length, total)
    for (const category of items) {
      assert.isTrue(category.is_default)
      assert.match(category.color, /^#[0-9a-f]{6}$/)
      assert.isAtLeast(Date.parse(category.created_at), Date.parse(user.created_at))
    }
    assert.strictEqual(new Set(items.map(({ name }) => name.toLowerCase())).size, total)
  })

  it("does not sign in", async () => {
    assert.notProperty(await registered(newcomer()), "access_token")
  })
})

describe("what is taken", () => {
  it("is told of an email", async () => {
    const sent = newcomer()
    await registered(sent)
    const problem = problemOf(409, await register(newcomer({ email: sent.email })))
    assert.deepStrictEqual(problem, {
      type: "/problems/email-taken",
      title: "The email address is taken",
      status: 409,
      detail: "Choose another email address.",
      instance: "/api/v1/auth/register"
    })
  })

  it("is told of a username", async () => {
    const sent = newcomer()
    await registered(sent)
    await assertProblem(409, "username-taken", register(newcomer({ username: sent.username })))
  })

  it("leaves nothing of the refused registration behind", async () => {
    const sent = newcomer()
    await registered(sent)
    const another = newcomer()
    await assertProblem(409, "username-taken", register({ ...another, username: sent.username }))
    await registered(another)
  })

  it("is told after every fault of the body", async () => {
    const sent = newcomer()
    await registered(sent)
    await assertFaults(register({ ...sent, timezone: "Mars" }), "/timezone")
  })

  it("is one of two registrations at the same moment: by email", async () => {
    const { email } = newcomer()
    const bodies = [email, email.toUpperCase(), email, email].map((email) => newcomer({ email }))
    const statuses = (await Promise.all(bodies.map(register))).map(({ status }) => status)
    assert.deepStrictEqual(statuses.toSorted(), [201, 409, 409, 409])
  })

  it("is one of two registrations at the same moment: by username", async () => {
    const { username } = newcomer()
    const bodies = [username, username, username.toUpperCase()].map((username) => newcomer({ username }))
    const statuses = (await Promise.all(bodies.map(register))).map(({ status }) => status)
    assert.deepStrictEqual(statuses.toSorted(), [201, 409, 409])
  })
})
