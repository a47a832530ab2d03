import { assert, describe, it } from "@effect/vitest"
import { givenAccount, signIn } from "../support/Accounts.ts"
import { bodyOf, Client, etagOf } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { assertProblem } from "../support/Problem.ts"
import { all, assertFirst, assertReplay, countOf, create, type Creating, isReplayed, withKey } from "./Creating.ts"

const clock = { now: Date.now() }
const server = givenServer({ now: () => clock.now })

const hour = 3_600_000

/** Somebody who has created something under the key "key", and what there was before. */
const givenFirst = async (creating: Creating) => {
  const account = await givenAccount(server.url())
  const body = await creating.given(account.client)
  const before = await countOf(account.client, creating)
  const first = await create(account.client, creating, body, "key")
  assertFirst(first)
  return { account, body, before, first, itself: `${creating.path}/${first.body.id}` }
}

describe.each(all)("POST $path with an Idempotency-Key", (creating) => {
  it("is answered like one without", async () => {
    const { account, before, first, itself } = await givenFirst(creating)
    assert.strictEqual(first.headers.get("location"), `/api/v1${itself}`)
    const found = await account.client.get(itself)
    assert.deepStrictEqual([found.status, found.body, etagOf(found)], [200, first.body, etagOf(first)])
    assert.strictEqual(await countOf(account.client, creating), before + 1)
    const other = await givenAccount(server.url())
    const without = await other.client.post(creating.path, await creating.given(other.client))
    assertFirst(without)
    assert.deepStrictEqual([...without.headers.keys()].toSorted(), [...first.headers.keys()].toSorted())
    assert.deepStrictEqual(Object.keys(without.body as object), Object.keys(first.body))
  })

  it("gives the same status, bytes, Location and ETag again, says so, and creates nothing", async () => {
    const { account, before, body, first } = await givenFirst(creating)
    for (let again = 0; again < 3; again++) assertReplay(await create(account.client, creating, body, "key"), first)
    assert.strictEqual(await countOf(account.client, creating), before + 1)
  })

  it("gives the first answer also when what it created was changed", async () => {
    const { account, body, first, itself } = await givenFirst(creating)
    await bodyOf(200, account.client.put(itself, creating.change))
    assertReplay(await create(account.client, creating, body, "key"), first)
    assert.notDeepEqual((await account.client.get(itself)).body, first.body)
  })

  it("gives the first answer also when what it created is gone", async () => {
    const { account, before, body, first, itself } = await givenFirst(creating)
    await bodyOf(204, account.client.delete(itself))
    assertReplay(await create(account.client, creating, body, "key"), first)
    await assertProblem(404, "not-found", account.client.get(itself))
    assert.strictEqual(await countOf(account.client, creating), before)
  })

  it("keeps the answer for 24 hours, and the key is free then", async () => {
    const { account, body, first, itself } = await givenFirst(creating)
    const later = async (millis: number) => {
      clock.now += millis
      return new Client(server.url(), (await signIn(server.url(), account.email)).access_token)
    }
    assertReplay(await create(await later(24 * hour - 1), creating, body, "key"), first)
    const client = await later(1)
    await bodyOf(204, client.delete(itself))
    const next = await create(client, creating, { ...body, ...creating.change }, "key")
    assertFirst(next)
    assert.notStrictEqual(next.body.id, first.body.id)
    assertReplay(await create(client, creating, { ...body, ...creating.change }, "key"), next)
  })

  it("is the answer of one session in every other of that user", async () => {
    const { account, body, first } = await givenFirst(creating)
    const other = new Client(server.url(), (await signIn(server.url(), account.email)).access_token)
    assertReplay(await create(other, creating, body, "key"), first)
  })

  it("is 401 without a token, as it is without a key", async () => {
    const { body } = await givenFirst(creating)
    await assertProblem(401, "unauthorized", create(new Client(server.url()), creating, body, "key"))
  })
})

describe.each(all)("POST $path without an Idempotency-Key", (creating) => {
  it("is done each time", async () => {
    const who = await server.somebody()
    const body = await creating.given(who)
    const [first, second] = [await who.post(creating.path, body), await who.post(creating.path, body)]
    assertFirst(first)
    assert.isFalse(isReplayed(second))
    // A name and a period are taken by the first one.
    assert.strictEqual(second.status, creating.path === "/expenses" ? 201 : 409)
  })
})

describe("other methods and paths", () => {
  it.each(["key", "", "x".repeat(256)])("take no notice of the key %j", async (key) => {
    const { client, user, tokens } = await givenAccount(server.url())
    const headers = withKey(key)
    const put = (full_name: string) =>
      bodyOf(200, client.put<{ full_name: string }>("/users/me", { full_name }, headers))
    assert.strictEqual((await put("A")).full_name, "A")
    assert.strictEqual((await put("B")).full_name, "B")
    for (const path of ["/users/me", "/expenses", "/categories", "/budgets"]) {
      const answer = await client.get(path, headers)
      assert.deepStrictEqual([answer.status, isReplayed(answer)], [200, false])
    }
    const { id } = await bodyOf(201, client.post<{ id: string }>("/categories", { name: "Lunch" }))
    await bodyOf(204, client.delete(`/categories/${id}`, headers))
    await assertProblem(404, "not-found", client.delete(`/categories/${id}`, headers))
    const credentials = { email: user.email, password: "correct horse battery" }
    const guest = new Client(server.url())
    for (let again = 0; again < 2; again++) {
      const answer = await guest.post("/auth/login", credentials, headers)
      assert.deepStrictEqual([answer.status, isReplayed(answer)], [200, false])
    }
    const { refresh_token } = tokens
    await bodyOf(204, guest.post("/auth/logout", { refresh_token }, headers))
  })
})
