import { assert, describe, it } from "@effect/vitest"
import { givenAccount, newcomer, type User } from "../support/Accounts.ts"
import { bodyOf, Client, etagOf } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, assertProblem } from "../support/Problem.ts"
import { wire } from "../support/Wire.ts"

const server = givenServer()

const somebody = async () => {
  const client = await server.somebody()
  const etag = etagOf(await client.get("/users/me"))
  return { client, etag }
}

const twoAtOnce = (etag: string) => [`"0", ${etag}`, `${etag},"9999"`, `"nonsense" , ${etag} , "more"`, `  ${etag}  `]

describe("the ETag of a user", () => {
  it("is strong and the same by POST, GET, HEAD and PUT", async () => {
    const sent = newcomer()
    const registered = await new Client(server.url()).post<User>("/auth/register", sent)
    const { access_token } = await bodyOf(
      200,
      new Client(server.url()).post<{ access_token: string }>("/auth/login", {
        email: sent.email,
        password: sent.password
      })
    )
    const client = new Client(server.url(), access_token)
    const answers = [
      registered,
      await client.get("/users/me"),
      await client.send("HEAD", "/users/me"),
      await client.put("/users/me", {})
    ]
    assert.strictEqual(new Set(answers.map(etagOf)).size, 1)
  })

  it("changes with every change", async () => {
    const { client, etag } = await somebody()
    const changes = [
      { full_name: "A" },
      { full_name: "B" },
      { timezone: "Asia/Tokyo" },
      { currency: "EUR" },
      { currency: "JPY", full_name: "C" },
      { password: "another password" },
      { full_name: null },
      { username: newcomer().username },
      { email: newcomer().email }
    ]
    const etags = [etag]
    for (const change of changes) {
      const answer = await client.put("/users/me", change)
      assert.strictEqual(answer.status, 200, answer.text)
      etags.push(etagOf(answer))
      assert.strictEqual(etagOf(await client.get("/users/me")), etags.at(-1))
    }
    assert.strictEqual(new Set(etags).size, etags.length)
  })
})

describe("If-None-Match", () => {
  it("is answered with 304, the ETag and no body while nothing has changed", async () => {
    const { client, etag } = await somebody()
    for (const tag of [etag, `W/${etag}`, "*", ...twoAtOnce(etag)]) {
      const answer = await client.get("/users/me", { "if-none-match": tag })
      assert.deepStrictEqual([tag, answer.status, answer.text, answer.headers.get("etag")], [tag, 304, "", etag])
      assert.isNull(answer.headers.get("content-type"))
      assert.strictEqual(answer.headers.get("cache-control"), "no-store")
    }
  })

  it("is answered with 304 by HEAD as well", async () => {
    const { client, etag } = await somebody()
    const answer = await client.send("HEAD", "/users/me", { headers: { "if-none-match": etag } })
    assert.strictEqual(answer.status, 304)
  })

  it("of another version is answered with the user", async () => {
    const { client, etag } = await somebody()
    await client.put("/users/me", { full_name: "Changed" })
    for (const tag of [etag, `W/${etag}`, '""', '"x"', etag.replaceAll('"', ""), "", "W/", `"0", "x"`]) {
      await bodyOf(200, client.get("/users/me", { "if-none-match": tag }))
    }
  })

  it("does not help without a token", async () => {
    const answer = await new Client(server.url()).get("/users/me", { "if-none-match": "*" })
    assert.strictEqual(answer.status, 401)
  })
})

describe("If-Match", () => {
  it("of the version that is there lets a change through", async () => {
    const { client } = await somebody()
    for (const [index, form] of [
      (it: string) => it,
      () => "*",
      ...[0, 1, 2, 3].map((n) => (it: string) => twoAtOnce(it)[n] ?? "")
    ].entries()) {
      const etag = etagOf(await client.get("/users/me"))
      const answer = await client.put<User>("/users/me", { full_name: `Name ${index}` }, { "if-match": form(etag) })
      assert.deepStrictEqual([answer.status, answer.body.full_name], [200, `Name ${index}`])
    }
  })

  it("of another version is 412, and nothing changes", async () => {
    const { client, etag } = await somebody()
    const { etag: current } = { etag: etagOf(await client.put("/users/me", { full_name: "Newer" })) }
    const weak = `W/${current}`
    for (const tag of [
      etag,
      weak,
      `${etag}, ${weak}`,
      '""',
      '"x"',
      "x",
      current.replaceAll('"', ""),
      "W/",
      '"1e0"',
      '"01"'
    ]) {
      await assertProblem(
        412,
        "precondition-failed",
        client.put("/users/me", { full_name: "Lost" }, { "if-match": tag })
      )
      await assertProblem(412, "precondition-failed", client.delete("/users/me", { "if-match": tag }))
    }
    const answer = await client.get<User>("/users/me")
    assert.deepStrictEqual([answer.body.full_name, etagOf(answer)], ["Newer", current])
  })

  it("of another version is 412 also when the change would change nothing", async () => {
    const { client, etag } = await somebody()
    await client.put("/users/me", { full_name: "Newer" })
    await assertProblem(412, "precondition-failed", client.put("/users/me", {}, { "if-match": etag }))
  })

  it("is asked after the faults of the body", async () => {
    const { client } = await somebody()
    await assertFaults(client.put("/users/me", { username: 5 }, { "if-match": '"9999"' }), "/username")
  })

  it("lets one of two writers through who have seen the same", async () => {
    const { client, etag } = await somebody()
    const write = (full_name: string) => client.put("/users/me", { full_name }, { "if-match": etag })
    const answers = await Promise.all(["A", "B", "C", "D"].map(write))
    assert.deepStrictEqual(answers.map(({ status }) => status).toSorted(), [200, 412, 412, 412])
  })

  it("that is missing lets the last writer win", async () => {
    const { client } = await somebody()
    await Promise.all([
      client.put("/users/me", { full_name: "A" }),
      client.put("/users/me", { timezone: "Asia/Tokyo" })
    ])
    const { full_name, timezone } = await bodyOf(200, client.get<User>("/users/me"))
    assert.deepStrictEqual([full_name, timezone], ["A", "Asia/Tokyo"])
  })

  it("of the version that is there lets a deletion through", async () => {
    const { client, tokens } = await givenAccount(server.url())
    const etag = etagOf(await client.get("/users/me"))
    const headers = [`Authorization: Bearer ${tokens.access_token}`, `If-Match: ${etag}`]
    assert.strictEqual((await wire(server.url(), "/api/v1/users/me", { method: "DELETE", headers })).status, 204)
  })
})
