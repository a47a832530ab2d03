import { createClient, orThrow, type PromiseClient, tokensInMemory, type TokenStore } from "@outlay/client"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { setTimeout } from "node:timers/promises"
import { start, type TestServer } from "../../../test/http/support/TestServer.ts"
import { givenMember } from "./support/members.ts"

const minutes = (count: number) => count * 60_000

/** Has the next request find that its access token is over. */
const expire = (tokens: ReturnType<typeof tokensInMemory>): void => {
  const kept = tokens.load()
  assert.isDefined(kept)
  tokens.save({ ...kept, expiresAt: 0 })
}

describe("the session of a client", () => {
  let now = Date.now()
  let server: TestServer
  beforeAll(async () => {
    server = await start({ now: () => now })
  })
  afterAll(() => server.close())

  it("sends tokens from signing in until signing out", async () => {
    const { client, tokens, account } = await givenMember(server.url)
    const { body } = orThrow(await client.users.getMe())
    assert.strictEqual(body.email, account.email)
    const kept = tokens.load()
    orThrow(await client.auth.logout())
    assert.isUndefined(tokens.load())
    const guest = await client.users.getMe()
    assert.strictEqual(guest.ok ? undefined : guest.error._tag, "Unauthorized")
    // The server knows of it too.
    const thief = await createClient({
      baseUrl: server.url,
      tokens: { load: () => kept, save: () => {} }
    }).users.getMe()
    assert.strictEqual(thief.ok ? undefined : thief.error._tag, "SessionEnded")
  })

  it("is refreshed once when twenty requests at once are refused for an expired token", async () => {
    const { client, network } = await givenMember(server.url)
    now += minutes(31)
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.users.getMe()))
    assert.deepStrictEqual([...new Set(answers.map(({ ok }) => ok))], [true])
    assert.lengthOf(network.to("/api/v1/auth/refresh"), 1)
  })

  it("is refreshed once, before anything is refused, when the client knows that its token has expired", async () => {
    const { client, network, tokens } = await givenMember(server.url)
    const kept = tokens.load()
    assert.isDefined(kept)
    tokens.save({ ...kept, expiresAt: Date.now() + 5_000 })
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.users.getMe()))
    assert.deepStrictEqual([...new Set(answers.map(({ ok }) => ok))], [true])
    assert.deepStrictEqual(
      network.sent.map(({ path }) => path),
      ["/api/v1/auth/refresh", ...Array.from({ length: 20 }, () => "/api/v1/users/me")]
    )
  })

  it("is over for all when its refresh is refused, of which the server is asked and the store told once", async () => {
    const { tokens, network } = await givenMember(server.url)
    const saved: Array<unknown> = []
    const store: TokenStore = { load: tokens.load, save: (it) => (saved.push(it), tokens.save(it)) }
    const client = createClient({ baseUrl: server.url, tokens: store, fetch: network.fetch })
    now += minutes(60 * 24 * 8)
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.users.getMe()))
    assert.deepStrictEqual([...new Set(answers.map((it) => (it.ok ? undefined : it.error._tag)))], ["SessionEnded"])
    assert.lengthOf(network.to("/api/v1/auth/refresh"), 1)
    assert.deepStrictEqual(saved, [undefined])
    const later = await client.users.getMe()
    assert.strictEqual(later.ok ? undefined : later.error._tag, "Unauthorized")
  })

  it("survives a refresh whose answer is lost", async () => {
    const { client, network, tokens } = await givenMember(server.url)
    expire(tokens)
    network.loseAnswers(1)
    orThrow(await client.users.getMe())
    assert.deepStrictEqual(
      network.sent.map(({ path }) => path),
      ["/api/v1/auth/refresh", "/api/v1/auth/refresh", "/api/v1/users/me"]
    )
  })

  it("outlasts a refresh that nobody answers", async () => {
    const { tokens, network } = await givenMember(server.url)
    const client = createClient({ baseUrl: server.url, tokens, fetch: network.fetch, retries: { times: 0 } })
    expire(tokens)
    network.loseAnswers(1)
    const lost = await client.users.getMe()
    assert.strictEqual(lost.ok ? undefined : lost.error._tag, "Unreachable")
    orThrow(await client.users.getMe())
  })

  it("is refreshed once for all who wait while nobody answers, and again for who comes later", async () => {
    const { tokens, network } = await givenMember(server.url)
    const client = createClient({ baseUrl: server.url, tokens, fetch: network.fetch, retries: { times: 0 } })
    expire(tokens)
    network.loseAnswers(1)
    const lost = await Promise.all(Array.from({ length: 20 }, () => client.users.getMe()))
    assert.deepStrictEqual([...new Set(lost.map((it) => (it.ok ? undefined : it.error._tag)))], ["Unreachable"])
    assert.lengthOf(network.sent, 1)
    orThrow(await client.users.getMe())
  })

  /** Somebody whose refresh is not answered before `meanwhile` has had the time to end. */
  const whileRefreshing = async (meanwhile: (client: PromiseClient) => Promise<unknown>) => {
    const member = await givenMember(server.url)
    const { tokens, network } = member
    let begun: Promise<unknown> | undefined
    const client = createClient({
      baseUrl: server.url,
      tokens,
      fetch: async (input, init) => {
        const answer = await network.fetch(input, init)
        if (begun === undefined) await Promise.race([(begun = meanwhile(client)), setTimeout(500)])
        return answer
      }
    })
    expire(tokens)
    await client.users.getMe()
    await begun
    return { ...member, client }
  }

  it("ends by signing out, also while it is refreshed", async () => {
    const { client, network, tokens } = await whileRefreshing((it) => it.auth.logout())
    assert.isUndefined(tokens.load())
    assert.lengthOf(network.to("/api/v1/auth/refresh"), 1)
    assert.strictEqual((await client.users.getMe()).ok, false)
  })

  it("is that of who signed in last, also while another one is refreshed", async () => {
    const { account } = await givenMember(server.url)
    const { client } = await whileRefreshing((it) => it.auth.login({ payload: account }))
    assert.strictEqual(orThrow(await client.users.getMe()).body.email, account.email)
  })

  it("takes the tokens that another client of the same store has got", async () => {
    const { tokens, client, network } = await givenMember(server.url)
    const other = createClient({ baseUrl: server.url, tokens, fetch: network.fetch })
    now += minutes(31)
    const answers = await Promise.all([client.users.getMe(), other.users.getMe()])
    assert.deepStrictEqual(
      answers.map(({ ok }) => ok),
      [true, true]
    )
    orThrow(await other.auth.logout())
    assert.strictEqual((await client.users.getMe()).ok, false)
  })

  it("can begin with tokens that were kept", async () => {
    const { tokens } = await givenMember(server.url)
    const stored = JSON.stringify(tokens.load())
    const client = createClient({ baseUrl: server.url, tokens: tokensInMemory(JSON.parse(stored)) })
    orThrow(await client.users.getMe())
  })
})
