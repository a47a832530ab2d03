import { describe, it } from "@effect/vitest"
import { givenAccount, newcomer, signIn, type TokenPair, type User } from "../support/Accounts.ts"
import { bodyOf, Client } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { assertProblem } from "../support/Problem.ts"

const server = givenServer()

describe("a new password", () => {
  it("ends every other session at once and keeps its own", async () => {
    const { client, tokens, email } = await givenAccount(server.url())
    const others = [await signIn(server.url(), email), await signIn(server.url(), email)]
    for (const { access_token } of others) await bodyOf(200, new Client(server.url(), access_token).get("/users/me"))
    await bodyOf(200, client.put<User>("/users/me", { password: "a new password" }))
    const refresh = (token: string) =>
      new Client(server.url()).post<TokenPair>("/auth/refresh", { refresh_token: token })
    for (const { access_token, refresh_token } of others) {
      await assertProblem(401, "unauthorized", new Client(server.url(), access_token).get("/users/me"))
      await assertProblem(401, "invalid-refresh-token", refresh(refresh_token))
    }
    await bodyOf(200, client.get("/users/me"))
    await bodyOf(200, refresh(tokens.refresh_token))
  })

  it("is the only one that works from then on", async () => {
    const { client, email, password } = await givenAccount(server.url())
    await bodyOf(200, client.put("/users/me", { password: " a new password " }))
    await assertProblem(401, "invalid-credentials", new Client(server.url()).post("/auth/login", { email, password }))
    await signIn(server.url(), email, " a new password ")
    await assertProblem(403, "reauthentication-required", client.put("/users/me", { current_password: password }))
    await bodyOf(200, client.put("/users/me", { current_password: " a new password " }))
  })

  it("leaves the sessions of others alone", async () => {
    const [a, b] = [await givenAccount(server.url()), await givenAccount(server.url())]
    await bodyOf(200, a.client.put("/users/me", { password: "a new password" }))
    await bodyOf(200, b.client.get("/users/me"))
  })

  it("does not come with a new email, which ends no session", async () => {
    const { client, email } = await givenAccount(server.url())
    const elsewhere = await signIn(server.url(), email)
    await bodyOf(200, client.put("/users/me", { email: newcomer().email }))
    await bodyOf(200, new Client(server.url(), elsewhere.access_token).get("/users/me"))
  })
})
