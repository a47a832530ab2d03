import { assert, describe, it } from "@effect/vitest"
import { newcomer, signIn } from "../support/Accounts.ts"
import { bodyOf, Client } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, assertProblem, problemOf } from "../support/Problem.ts"

const server = givenServer()

const guest = () => new Client(server.url())
const register = (fields: object) => guest().post("/auth/register", newcomer(fields))

const given = async (password: string): Promise<string> => {
  const { email } = await bodyOf(201, guest().post<{ email: string }>("/auth/register", newcomer({ password })))
  return email
}

const refusedAt = (email: string, password: string) =>
  assertProblem(401, "invalid-credentials", guest().post("/auth/login", { email, password }))

const name = (password: string) => `${[...password].length} × ${[...password][0]}`

describe("a password", () => {
  it.each(["x".repeat(8), "é".repeat(8), "😀".repeat(8), "12345678", "        ", "pass\tword\n"])(
    "may be 8 characters long: %s",
    async (password) => {
      await signIn(server.url(), await given(password), password)
    }
  )

  it.each(["x".repeat(7), "é".repeat(7), "😀".repeat(7), "😀".repeat(4)])(
    "is 422 when it is shorter: %s",
    async (password) => {
      const { errors } = problemOf(422, await register({ password }))
      assert.deepStrictEqual(errors, [{ pointer: "/password", detail: "must be at least 8 characters long" }])
    }
  )

  it.each([..."xé€😀"].map((character) => character.repeat(72 / Buffer.byteLength(character))))(
    `may be 72 bytes long, and all of them count`,
    async (password) => {
      const email = await given(password)
      await signIn(server.url(), email, password)
      await refusedAt(email, `${password}x`)
      await refusedAt(email, [...password].slice(0, -1).join(""))
      await refusedAt(
        email,
        `${[...password].slice(0, -1).join("")}${"y".repeat(Buffer.byteLength(password) / [...password].length)}`
      )
    }
  )

  it.each([..."xé€😀"].map((character) => `${character.repeat(72 / Buffer.byteLength(character))}x`))(
    "is 422 with one byte more, not cut",
    async (password) => {
      const { errors } = problemOf(422, await register({ password }))
      assert.deepStrictEqual(
        errors,
        [{ pointer: "/password", detail: "must be at most 72 bytes long in UTF-8" }],
        name(password)
      )
    }
  )

  it("is not normalised", async () => {
    const password = "Zoe\u0308 Zoe\u0308"
    const email = await given(password)
    await refusedAt(email, password.normalize("NFC"))
    await signIn(server.url(), email, password)
  })

  it("is not trimmed", async () => {
    const password = " pass word \u3000"
    const email = await given(password)
    await refusedAt(email, password.trim())
    await signIn(server.url(), email, password)
  })

  it("counts its characters at the ends, too", async () => {
    await assertFaults(register({ password: "  abc  " }), "/password")
    await bodyOf(201, register({ password: "  abcd  " }))
  })

  it("is compared with regard to case", async () => {
    const email = await given("Correct Horse")
    await refusedAt(email, "correct horse")
  })
})

describe("a password that is a name of its owner", () => {
  it.each([
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => `${text.slice(0, 3).toUpperCase()}${text.slice(3)}`
  ])("is 422 in any case", async (form) => {
    const { email, username } = newcomer()
    const email422 = problemOf(422, await register({ email, password: form(email) }))
    assert.deepStrictEqual(email422.errors, [{ pointer: "/password", detail: "must not be the email address" }])
    const username422 = problemOf(422, await register({ username, password: form(username) }))
    assert.deepStrictEqual(username422.errors, [{ pointer: "/password", detail: "must not be the username" }])
  })

  it("is 422 in any case of every alphabet", async () => {
    await assertFaults(register({ username: "ΟΔΥΣΣΕΥΣ", password: "οδυσσευς" }), "/password")
    await assertFaults(register({ username: "Große Straße", password: "GROẞE STRAẞE" }), "/password")
    await assertFaults(register({ username: "Zoe\u0308lle-Marie", password: "ZO\u00cbLLE-MARIE" }), "/password")
  })

  it("may contain one", async () => {
    const { username } = newcomer()
    await bodyOf(201, register({ username, password: `${username}!` }))
  })

  it("is told once for each of two names", async () => {
    const { email } = newcomer()
    const { errors = [] } = problemOf(422, await register({ email, username: email, password: email }))
    assert.sameDeepMembers(
      [...errors],
      [
        { pointer: "/password", detail: "must not be the email address" },
        { pointer: "/password", detail: "must not be the username" }
      ]
    )
  })
})
