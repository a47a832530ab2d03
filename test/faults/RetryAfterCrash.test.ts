/** The server is killed while it answers requests that carry a key; sent again, each has happened once. */
import { assert, describe, it } from "@effect/vitest"
import { setTimeout } from "node:timers/promises"
import { freshDatabaseUrl } from "../e2e/support/Database.ts"
import { folderWithDatabase, freshFolder } from "../e2e/support/Folder.ts"
import { type Answer, bodyOf, Client } from "../http/support/Client.ts"
import type { Expense, ExpensePage } from "../http/support/Shapes.ts"
import { expenses, recomputed, reports } from "./support/Ledger.ts"
import { member, started } from "./support/Servers.ts"
import { rowsOf } from "./support/Sql.ts"
import { tcpProxy } from "./support/TcpProxy.ts"
import { told } from "./support/told.ts"
import { createUntilKilled, type Draft } from "./support/writers.ts"

const keyOf = ({ description }: Draft): string => `key of ${description}`

/** What of an answer a repetition must repeat. */
const facts = ({ status, text, headers }: Answer) => ({
  status,
  text,
  etag: headers.get("etag"),
  location: headers.get("location")
})

const isReplayed = ({ headers }: Answer): boolean => headers.get("idempotency-replayed") === "true"

interface Place {
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
}

const databases: Readonly<Record<string, () => Promise<Place>>> = {
  "the embedded database": () => Promise.resolve({ env: {}, cwd: folderWithDatabase() }),
  PostgreSQL: async () => ({ env: { DATABASE_URL: await freshDatabaseUrl() }, cwd: freshFolder() })
}

describe.concurrent("requests with a key that are sent again after kill -9", () => {
  for (const [name, make] of Object.entries(databases)) {
    it(`have each happened once on ${name}`, { timeout: 120_000 }, async () => {
      const { cwd, env } = await make()
      const server = await started(env, { cwd })
      const ann = await member(server.url)
      const writing = createUntilKilled(ann, { writers: 8, key: keyOf })
      await writing.acknowledged(80)
      server.program.signal("SIGKILL")
      const [{ acknowledged, inFlight }] = await Promise.all([writing.done, server.program.ended])

      const again = await started(env, { cwd })
      const client = new Client(again.url, ann.client.token)
      const there = await expenses(client)
      const retry = (draft: Draft) => client.post<Expense>("/expenses", draft, { "Idempotency-Key": keyOf(draft) })

      const repeated = await Promise.all(acknowledged.map(({ draft }) => retry(draft)))
      assert.deepStrictEqual(
        repeated.map(facts),
        acknowledged.map(({ answer }) => facts(answer))
      )
      assert.isTrue(repeated.every(isReplayed))

      const unanswered = await Promise.all(inFlight.map(retry))
      const isThere = new Set(there.map(({ description }) => description))
      assert.deepStrictEqual(
        unanswered.map((answer) => [answer.status, isReplayed(answer)]),
        inFlight.map(({ description }) => [201, isThere.has(description)])
      )

      const kept = await expenses(client)
      told(`retry after kill -9, ${name}`, {
        "in flight": inFlight.length,
        acknowledged: acknowledged.length,
        lost: acknowledged.length - repeated.filter(isReplayed).length,
        "committed unanswered": unanswered.filter(isReplayed).length,
        keys: acknowledged.length + inFlight.length,
        rows: kept.length
      })
      const sent = [...acknowledged.map(({ draft }) => draft), ...inFlight].map(({ description }) => description)
      assert.deepStrictEqual(kept.map(({ description }) => description ?? "").toSorted(), sent.toSorted())
      assert.deepStrictEqual(await reports(client), recomputed(kept))
      assert.strictEqual((await again.stop()).code, 0)
    })
  }

  it("get the stored answer when it was committed and the answer never came", { timeout: 120_000 }, async () => {
    const url = new URL(await freshDatabaseUrl())
    const proxy = await tcpProxy(Number(url.port))
    const through = new URL(url)
    through.port = String(proxy.port)
    const cwd = freshFolder()
    // The server must not give up on the database before it is killed.
    const server = await started({ DATABASE_URL: through.href, DATABASE_TIMEOUT: "60" }, { cwd })
    const { client, category } = await member(server.url)
    const draft = { category_id: category, amount: "12.50", date: "2026-01-01", description: "once" }
    const key = { "Idempotency-Key": "lost on its way" }

    // What PostgreSQL says when it has committed.
    proxy.lose("COMMIT\0")
    const lost = client.post<Expense>("/expenses", draft, key).then(
      ({ text }) => text,
      () => "lost"
    )
    const committed = await present(url.href)
    server.program.signal("SIGKILL")
    assert.strictEqual(await lost, "lost")
    await server.program.ended

    const again = await started({ DATABASE_URL: url.href }, { cwd })
    const retrying = new Client(again.url, client.token)
    const answer = await retrying.post<Expense>("/expenses", draft, key)
    assert.strictEqual(answer.status, 201)
    assert.isTrue(isReplayed(answer))
    assert.strictEqual(answer.body.id, committed)
    assert.strictEqual(answer.headers.get("location"), `/api/v1/expenses/${committed}`)
    assert.deepStrictEqual(answer.body, await bodyOf(200, retrying.get<Expense>(`/expenses/${committed}`)))
    assert.strictEqual((await bodyOf(200, retrying.get<ExpensePage>("/expenses"))).total, 1)
    assert.strictEqual((await again.stop()).code, 0)
  })
})

/** The id of the expense, once it is committed. */
const present = async (url: string): Promise<unknown> => {
  const [row] = await rowsOf(url, "select id from expenses")
  if (row !== undefined) return row["id"]
  await setTimeout(20)
  return present(url)
}
