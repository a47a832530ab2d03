import { assert, describe, it } from "@effect/vitest"
import { givenAccount, goodPassword, newcomer, signIn } from "../support/Accounts.ts"
import { bodyOf, Client } from "../support/Client.ts"
import * as Jwt from "../support/Jwt.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, assertProblem, problemOf } from "../support/Problem.ts"
import { wire } from "../support/Wire.ts"

const server = givenServer()

const login = (body: unknown) => new Client(server.url()).post<Record<string, unknown>>("/auth/login", body)

describe("POST /auth/login", () => {
  it("answers with a pair of tokens and nothing else", async () => {
    const { email, password } = await givenAccount(server.url())
    const answer = await login({ email, password })
    assert.strictEqual(answer.status, 200)
    const { access_token, refresh_token, ...rest } = answer.body
    assert.deepStrictEqual(rest, { token_type: "bearer", expires_in: 1800 })
    assert.match(String(access_token), /^[\w-]+\.[\w-]+\.[\w-]+$/)
    assert.match(String(refresh_token), /^[\w-]{43,}$/)
    assert.strictEqual(answer.headers.get("cache-control"), "no-store")
    assert.isNull(answer.headers.get("etag"))
  })

  it("takes the email in any case, and trims it", async () => {
    const { email, password } = await givenAccount(server.url())
    for (const spelling of [email.toUpperCase(), ` ${email}\n`, `\u3000${email}\u0085`]) {
      assert.strictEqual((await login({ email: spelling, password })).status, 200)
    }
  })

  it("begins a session of its own each time", async () => {
    const { email, tokens } = await givenAccount(server.url())
    const second = await signIn(server.url(), email)
    assert.notStrictEqual(second.refresh_token, tokens.refresh_token)
    const [a, b] = [Jwt.read(tokens.access_token).payload, Jwt.read(second.access_token).payload]
    assert.notStrictEqual(a["sid"], b["sid"])
    assert.notStrictEqual(a["jti"], b["jti"])
    for (const { access_token } of [tokens, second]) {
      await bodyOf(200, new Client(server.url(), access_token).get("/users/me"))
    }
  })

  it("does not take the username for the email", async () => {
    const { username, password } = await givenAccount(server.url())
    await assertProblem(401, "invalid-credentials", login({ email: username, password }))
  })

  it.each([
    ["email", {}],
    ["email", { password: goodPassword }],
    ["password", { email: "a@example.com" }],
    ["email", { email: "", password: goodPassword }],
    ["email", { email: " ", password: goodPassword }],
    ["password", { email: "a@example.com", password: "" }]
  ])("refuses a body without %s", async (field, body) => {
    const { errors = [] } = problemOf(422, await login(body))
    assert.deepInclude(
      errors.map((fault) => "pointer" in fault && fault.pointer),
      `/${field}`
    )
  })

  it("refuses the fields of others", async () => {
    await assertFaults(
      login({ email: "a", password: "b", username: "c", grant_type: "password" }),
      "/username",
      "/grant_type"
    )
  })
})

describe("wrong credentials", () => {
  it("are 401", async () => {
    const problem = problemOf(401, await login({ email: newcomer().email, password: goodPassword }))
    assert.deepStrictEqual(problem, {
      type: "/problems/invalid-credentials",
      title: "The email or the password is wrong",
      status: 401,
      detail: "The email or the password is wrong.",
      instance: "/api/v1/auth/login"
    })
  })

  it("are answered in the same bytes for an unknown email and for a wrong password", async () => {
    const { email } = await givenAccount(server.url())
    const answers = await Promise.all(
      [
        { email, password: "a wrong password" },
        { email: newcomer().email, password: "a wrong password" },
        { email: newcomer().email, password: goodPassword },
        { email: "no address", password: goodPassword },
        { email, password: "x" },
        { email, password: "x".repeat(73) },
        { email, password: "x".repeat(10_000) },
        { email, password: ` ${goodPassword}` }
      ].map((body) =>
        wire(server.url(), "/api/v1/auth/login", {
          method: "POST",
          headers: ["Content-Type: application/json", "X-Request-Id: same"],
          body: JSON.stringify(body)
        })
      )
    )
    const seen = answers.map(({ status, headers, text }) => {
      const { date: _, ...rest } = Object.fromEntries(headers)
      return JSON.stringify([status, rest, text])
    })
    assert.strictEqual(new Set(seen).size, 1, seen.join("\n"))
    assert.strictEqual(answers[0]?.status, 401)
  })

  it("take about the same time for an unknown email and for a wrong password", async () => {
    const { email } = await givenAccount(server.url())
    const median = async (email: string) => {
      const times: Array<number> = []
      for (let i = 0; i < 15; i++) {
        const began = performance.now()
        await login({ email, password: "a wrong password" })
        times.push(performance.now() - began)
      }
      return times.toSorted((a, b) => a - b)[7] ?? 0
    }
    const [known, unknown] = [await median(email), await median(newcomer().email)]
    assert.isBelow(Math.max(known, unknown), 5 * Math.min(known, unknown) + 20)
  })
})
