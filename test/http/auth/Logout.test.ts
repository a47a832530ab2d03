import { assert, describe, it } from "@effect/vitest"
import { givenAccount, signIn, type TokenPair } from "../support/Accounts.ts"
import { bodyOf, Client } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, assertProblem } from "../support/Problem.ts"

const server = givenServer()

const guest = () => new Client(server.url())
const logout = (refresh_token: string) => guest().post("/auth/logout", { refresh_token })
const refresh = (refresh_token: string) => guest().post<TokenPair>("/auth/refresh", { refresh_token })

const works = (token: string) => bodyOf(200, new Client(server.url(), token).get("/users/me"))
const ended = async ({ access_token, refresh_token }: TokenPair) => {
  await assertProblem(401, "unauthorized", new Client(server.url(), access_token).get("/users/me"))
  await assertProblem(401, "invalid-refresh-token", refresh(refresh_token))
}

describe("POST /auth/logout", () => {
  it("ends the session at once, without an access token", async () => {
    const { tokens, client } = await givenAccount(server.url())
    await bodyOf(200, client.get("/users/me"))
    const answer = await logout(tokens.refresh_token)
    assert.deepStrictEqual([answer.status, answer.text], [204, ""])
    await ended(tokens)
  })

  it("refuses what the ended session is about to write", async () => {
    const { tokens, client } = await givenAccount(server.url())
    await logout(tokens.refresh_token)
    await assertProblem(401, "unauthorized", client.post("/categories", { name: "Too late" }))
    await assertProblem(401, "unauthorized", client.put("/users/me", { full_name: "Too late" }))
    await assertProblem(401, "unauthorized", client.delete("/users/me"))
  })

  it("is 204 again and again", async () => {
    const { tokens } = await givenAccount(server.url())
    for (let i = 0; i < 3; i++) assert.strictEqual((await logout(tokens.refresh_token)).status, 204)
  })

  it.each(["x", "unknown", "null", "é😀", "x".repeat(10_000)])("is 204 for a token that is unknown", async (token) => {
    assert.strictEqual((await logout(token)).status, 204)
  })

  it("ends the session by a spent token, too", async () => {
    const { tokens } = await givenAccount(server.url())
    const next = await bodyOf(200, refresh(tokens.refresh_token))
    assert.strictEqual((await logout(tokens.refresh_token)).status, 204)
    await ended(tokens)
    await ended(next)
  })

  it("ends the whole family by its newest token", async () => {
    const { tokens } = await givenAccount(server.url())
    const [a, b] = [await bodyOf(200, refresh(tokens.refresh_token)), await bodyOf(200, refresh(tokens.refresh_token))]
    await logout(b.refresh_token)
    for (const pair of [tokens, a, b]) await ended(pair)
  })

  it("leaves other sessions of the user and of others alone", async () => {
    const { tokens, email } = await givenAccount(server.url())
    const [elsewhere, other] = [await signIn(server.url(), email), await givenAccount(server.url())]
    await logout(tokens.refresh_token)
    await works(elsewhere.access_token)
    await works(other.tokens.access_token)
    await bodyOf(200, refresh(elsewhere.refresh_token))
  })

  it("ends nothing by an access token", async () => {
    const { tokens } = await givenAccount(server.url())
    assert.strictEqual((await logout(tokens.access_token)).status, 204)
    await works(tokens.access_token)
  })

  it("does not keep the user from signing in again", async () => {
    const { tokens, email } = await givenAccount(server.url())
    await logout(tokens.refresh_token)
    await works((await signIn(server.url(), email)).access_token)
  })

  it("refuses an empty token", () => assertFaults(logout(""), "/refresh_token"))
})
