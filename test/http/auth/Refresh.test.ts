import { IdentitySettings } from "@outlay/application"
import { assert, describe, it } from "@effect/vitest"
import { Duration, Layer } from "effect"
import { givenAccount, signIn, type TokenPair } from "../support/Accounts.ts"
import { bodyOf, Client } from "../support/Client.ts"
import * as Jwt from "../support/Jwt.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, assertProblem, problemOf } from "../support/Problem.ts"

const clock = { now: Date.now() }
const pass = (duration: Duration.Input) => {
  clock.now += Duration.toMillis(duration)
}

const server = givenServer({ now: () => clock.now })
const strict = givenServer({
  settings: Layer.succeed(IdentitySettings, {
    refreshTokenLifetime: Duration.days(7),
    refreshTokenReuse: Duration.zero,
    recentLogin: Duration.minutes(15)
  })
})

const send = (token: string, url = server.url()) =>
  new Client(url).post<TokenPair>("/auth/refresh", { refresh_token: token })
const refresh = (token: string, url?: string) => bodyOf(200, send(token, url))
const refused = (token: string, url?: string) => assertProblem(401, "invalid-refresh-token", send(token, url))

const works = (token: string, url = server.url()) => bodyOf(200, new Client(url, token).get("/users/me"))
const ended = (token: string, url = server.url()) =>
  assertProblem(401, "unauthorized", new Client(url, token).get("/users/me"))

describe("POST /auth/refresh", () => {
  it("answers as login does, with a new refresh token", async () => {
    const { tokens } = await givenAccount(server.url())
    const answer = await send(tokens.refresh_token)
    assert.strictEqual(answer.status, 200)
    const { access_token, refresh_token, ...rest } = answer.body
    assert.deepStrictEqual(rest, { token_type: "bearer", expires_in: 1800 })
    assert.notStrictEqual(refresh_token, tokens.refresh_token)
    assert.notStrictEqual(access_token, tokens.access_token)
    assert.strictEqual(answer.headers.get("cache-control"), "no-store")
    await works(access_token)
    await works(tokens.access_token)
  })

  it("goes on with the same session, and remembers when it began", async () => {
    const { tokens } = await givenAccount(server.url())
    pass("5 minutes")
    const next = await refresh(tokens.refresh_token)
    const [before, after] = [Jwt.read(tokens.access_token).payload, Jwt.read(next.access_token).payload]
    for (const claim of ["sub", "sid", "auth_time", "iss", "aud"]) assert.strictEqual(after[claim], before[claim])
    assert.notStrictEqual(after["jti"], before["jti"])
    assert.strictEqual(Number(after["iat"]), Number(before["iat"]) + 300)
  })

  it("goes on for longer than any one token lives", async () => {
    let { refresh_token: token } = (await givenAccount(server.url())).tokens
    for (let day = 0; day < 14; day++) {
      pass("1 day")
      token = (await refresh(token)).refresh_token
    }
  })

  it("refuses an unknown token", async () => {
    const { tokens } = await givenAccount(server.url())
    for (const token of [
      "x",
      "null",
      tokens.access_token,
      `${tokens.refresh_token}x`,
      ` ${tokens.refresh_token}`,
      "é😀"
    ]) {
      await refused(token)
    }
    const problem = problemOf(401, await send("x"))
    assert.deepStrictEqual(problem, {
      type: "/problems/invalid-refresh-token",
      title: "The refresh token is not valid",
      status: 401,
      detail: "Sign in again.",
      instance: "/api/v1/auth/refresh"
    })
    await works(tokens.access_token)
  })

  it("refuses an empty token", () => assertFaults(send(""), "/refresh_token"))

  it("refuses an expired token, which does not end the session of a newer one", async () => {
    const { email, tokens } = await givenAccount(server.url())
    pass("7 days")
    clock.now -= 1000
    const next = await refresh(tokens.refresh_token)
    const unused = await signIn(server.url(), email)
    pass("3 days")
    await works((await refresh(next.refresh_token)).access_token)
    pass("4 days")
    await refused(unused.refresh_token)
  })
})

describe("a spent refresh token", () => {
  it("still works for 10 seconds, each time with another token of the same family", async () => {
    const { tokens } = await givenAccount(server.url())
    const first = await refresh(tokens.refresh_token)
    pass("4 seconds")
    const second = await refresh(tokens.refresh_token)
    pass("5900 millis")
    const third = await refresh(tokens.refresh_token)
    assert.strictEqual(new Set([tokens, first, second, third].map((pair) => pair.refresh_token)).size, 4)
    for (const pair of [first, second, third]) {
      await works(pair.access_token)
      await works((await refresh(pair.refresh_token)).access_token)
    }
  })

  it("shows theft afterwards: every holder gets 401, at once", async () => {
    const { tokens, email } = await givenAccount(server.url())
    const elsewhere = await signIn(server.url(), email)
    const first = await refresh(tokens.refresh_token)
    const second = await refresh(tokens.refresh_token)
    const third = await refresh(first.refresh_token)
    pass("10001 millis")
    await works(tokens.access_token)
    await refused(tokens.refresh_token)
    for (const pair of [tokens, first, second, third]) {
      await ended(pair.access_token)
      await refused(pair.refresh_token)
    }
    await works(elsewhere.access_token)
    await refresh(elsewhere.refresh_token)
  })

  it("counts the 10 seconds from its first use, not from its last", async () => {
    const { tokens } = await givenAccount(server.url())
    await refresh(tokens.refresh_token)
    pass("6 seconds")
    const last = await refresh(tokens.refresh_token)
    pass("6 seconds")
    await refused(tokens.refresh_token)
    await refused(last.refresh_token)
  })

  it("counts them from its first use, however late that is", async () => {
    const { tokens } = await givenAccount(server.url())
    pass("3 days")
    await refresh(tokens.refresh_token)
    pass("9 seconds")
    await works((await refresh(tokens.refresh_token)).access_token)
  })

  it("works for all who send it at the same moment", async () => {
    const { tokens } = await givenAccount(server.url())
    const pairs = await Promise.all(Array.from({ length: 8 }, () => refresh(tokens.refresh_token)))
    assert.strictEqual(new Set(pairs.map((pair) => pair.refresh_token)).size, 8)
    for (const pair of pairs) await works(pair.access_token)
  })

  it("shows theft at once where the reuse is turned off", async () => {
    const url = strict.url()
    const { tokens } = await givenAccount(url)
    const next = await refresh(tokens.refresh_token, url)
    await works(next.access_token, url)
    await refused(tokens.refresh_token, url)
    await ended(next.access_token, url)
    await refused(next.refresh_token, url)
  })

  it("works for one of those who send it at the same moment where the reuse is turned off", async () => {
    const url = strict.url()
    const { tokens } = await givenAccount(url)
    const answers = await Promise.all([0, 1, 2].map(() => send(tokens.refresh_token, url)))
    const statuses = answers.map(({ status }) => status).toSorted()
    assert.deepStrictEqual(statuses.slice(1), [401, 401])
  })
})
