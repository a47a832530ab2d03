/** The server is killed again and again in the middle of writes: what it has acknowledged is there, once, and adds up. */
import { assert, describe, it } from "@effect/vitest"
import { join } from "node:path"
import { freshDatabaseUrl } from "../e2e/support/Database.ts"
import { folderWithDatabase, freshFolder } from "../e2e/support/Folder.ts"
import { outlay, type Server } from "../e2e/support/Outlay.ts"
import { Client } from "../http/support/Client.ts"
import { embeddedRows, type Row, rowsOf } from "./support/Sql.ts"
import { expenses, recomputed, reports } from "./support/Ledger.ts"
import { type Member, member, started } from "./support/Servers.ts"
import { report } from "./support/report.ts"
import { createUntilKilled } from "./support/writers.ts"

const writers = 8

/** How many expenses a round acknowledges before the server is killed. */
const rounds = [20, 150, 60]

/** Cells of days and months that are not what the expenses sum up to, and the other way round. */
const differences = `
with told as (
  select book_id, date, category_id, total, count from daily_spending where count <> 0
  union all
  select book_id, month, category_id, -total, -count from monthly_spending where count <> 0
),
sums as (
  select book_id, date, category_id, sum(amount)::bigint as total, count(*)::int as count
  from expenses group by book_id, date, category_id
  union all
  select book_id, date_trunc('month', date::timestamp)::date, category_id, -sum(amount)::bigint, -count(*)::int
  from expenses group by 1, 2, 3
)
select * from (table told except all table sums) as told_only
union all
select * from (table sums except all table told) as summed_only`

interface Store {
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  /** From outside of the server, which has ended. */
  readonly rows: (statement: string) => Promise<ReadonlyArray<Row>>
}

const stores: Readonly<Record<string, () => Promise<Store>>> = {
  "the embedded database": async () => {
    const cwd = folderWithDatabase()
    return { env: {}, cwd, rows: (statement) => embeddedRows(join(cwd, "data"), statement) }
  },
  PostgreSQL: async () => {
    const url = await freshDatabaseUrl()
    return { env: { DATABASE_URL: url }, cwd: freshFolder(), rows: (statement) => rowsOf(url, statement) }
  }
}

interface Running {
  readonly server: Server
  readonly ann: Member
}

/** Writes, kills, starts again, and checks. */
const round = async (name: string, { env, cwd }: Store, { server, ann }: Running, index: number): Promise<Running> => {
  const before = new Set((await expenses(ann.client)).map(({ id }) => id))
  const writing = createUntilKilled(ann, { writers, from: index * 1000 })
  await writing.acknowledged(rounds[index] ?? 0)
  server.program.signal("SIGKILL")
  const [{ acknowledged, inFlight }] = await Promise.all([writing.done, server.program.ended])

  const since = performance.now()
  const again = await started(env, { cwd })
  const client = new Client(again.url, ann.client.token)
  assert.strictEqual((await client.get("/expenses")).status, 200)
  const recoveredMillis = performance.now() - since

  const kept = await expenses(client)
  const byId = Map.groupBy(kept, ({ id }) => id)
  const answered = new Set(acknowledged.map(({ answer }) => answer.body.id))
  const unanswered = kept.filter(({ id }) => !before.has(id) && !answered.has(id))
  const lost = acknowledged.filter(({ answer }) => !byId.has(answer.body.id))
  report(`kill -9, ${name}`, {
    inFlight: inFlight.length,
    acknowledged: acknowledged.length,
    lost: lost.length,
    unacknowledged: unanswered.length,
    recoveredMillis
  })
  assert.deepStrictEqual(lost, [])
  for (const { answer } of acknowledged) assert.deepStrictEqual(byId.get(answer.body.id), [answer.body])
  assert.strictEqual(new Set(kept.map(({ description }) => description)).size, kept.length)
  const sent = new Set<string | null>(inFlight.map(({ description }) => description))
  assert.isTrue(unanswered.every(({ description }) => sent.has(description)))
  assert.isAtMost(inFlight.length, writers)
  assert.deepStrictEqual(await reports(client), recomputed(kept))
  return { server: again, ann: { ...ann, client } }
}

describe.concurrent("kill -9 in the middle of creates", () => {
  for (const [name, make] of Object.entries(stores)) {
    it(`loses nothing on ${name}`, { timeout: 180_000 }, async () => {
      const store = await make()
      const server = await started(store.env, { cwd: store.cwd })
      const first = { server, ann: await member(server.url) }
      const last = await rounds.reduce(
        (running: Promise<Running>, _, index) => running.then((it) => round(name, store, it, index)),
        Promise.resolve(first)
      )
      const kept = await expenses(last.ann.client)
      last.server.program.signal("SIGKILL")
      await last.server.program.ended
      assert.deepStrictEqual(await store.rows("select count(*)::int as count from expenses"), [{ count: kept.length }])
      assert.deepStrictEqual(await store.rows(differences), [])
    })
  }

  it("leaves no lock on the embedded database", { timeout: 120_000 }, async () => {
    const cwd = folderWithDatabase()
    const owner = await started({}, { cwd })
    const second = await outlay("serve", { cwd })
    assert.strictEqual(second.code, 1)
    assert.match(second.stderr, /is in use by process \d+/)
    owner.program.signal("SIGKILL")
    await owner.program.ended
    const heir = await started({}, { cwd })
    assert.strictEqual((await fetch(`${heir.url}/health/ready`)).status, 200)
    assert.strictEqual((await heir.stop()).code, 0)
  })
})
