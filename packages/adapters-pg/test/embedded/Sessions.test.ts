import { assert, describe, it } from "@effect/vitest"
import { PgClient } from "@effect/sql-pg"
import { Effect } from "effect"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll } from "vitest"
import { copyCluster } from "../../../../test/support/TestCluster.ts"
import { openOnDisk, type Engine } from "../../src/embedded/Engine.ts"
import { type Sessions, serve } from "../../src/embedded/Sessions.ts"

const folder = mkdtempSync(join(tmpdir(), "outlay-sessions-"))
let opened: Engine
beforeAll(async () => {
  copyCluster(folder)
  opened = await openOnDisk(join(folder, "postgres"))
})
afterAll(async () => {
  await opened.close()
  rmSync(folder, { recursive: true, force: true })
})

const sessionsOf = (engine: Engine) =>
  Effect.acquireRelease(
    Effect.sync(() => serve(engine)),
    (sessions) => Effect.sync(sessions.end)
  )

const client = (sessions: Sessions, options: { readonly multiplex?: boolean; readonly maxConnections?: number } = {}) =>
  PgClient.layer({
    stream: sessions.connect,
    username: "postgres",
    maxConnections: options.maxConnections ?? 1,
    multiplex: options.multiplex ?? false,
    connectTimeout: "1 minute"
  })

/** Answers what a test says it answers, after `failing` has been switched on. */
const breakable = (engine: Engine) => {
  const control = { failing: false }
  const answer = (messages: Uint8Array) => {
    if (control.failing) throw new Error("the engine broke")
    return engine.answer(messages)
  }
  return { control, engine: { ...engine, answer } }
}

describe("Sessions", () => {
  it.live("a failed engine fails the statement and the next session, and nothing waits for ever", () =>
    Effect.gen(function* () {
      const { control, engine } = breakable(opened)
      const sessions = yield* sessionsOf(engine)
      const messages = yield* Effect.gen(function* () {
        const sql = yield* PgClient.PgClient
        yield* sql`select 1`
        control.failing = true
        const first = yield* Effect.flip(sql`select 2`)
        const second = yield* Effect.flip(sql`select 3`)
        control.failing = false
        assert.deepStrictEqual(yield* sql`select 4 as four`, [{ four: 4 }])
        return [first, second].map(({ reason }) => [reason._tag, String(reason.cause)])
      }).pipe(Effect.provide(client(sessions)))
      assert.deepStrictEqual(messages, [
        ["ConnectionError", "Error: the engine broke"],
        ["ConnectionError", "Error: the engine broke"]
      ])
    })
  )

  it.live("a session finds nothing of the one before: no transaction, setting, table or statement", () =>
    Effect.gen(function* () {
      const sessions = yield* sessionsOf(opened)
      const leave = Effect.gen(function* () {
        const sql = yield* PgClient.PgClient
        yield* sql`create table kept (id int)`
        yield* sql`create temporary table gone (id int)`
        yield* sql`set application_name to 'left over'`
        yield* sql`begin`
        yield* sql`insert into kept values (1)`
      }).pipe(Effect.provide(client(sessions)))
      const look = Effect.gen(function* () {
        const sql = yield* PgClient.PgClient
        return yield* sql`
          select (select count(*)::int from kept) as kept, to_regclass('gone') is null as gone,
            current_setting('application_name') as name, (select count(*)::int from pg_prepared_statements) as prepared`
      }).pipe(Effect.provide(client(sessions)))
      yield* leave
      assert.deepStrictEqual(yield* look, [{ kept: 0, gone: true, name: "", prepared: 1 }])
    })
  )

  it.live("two sessions take turns", () =>
    Effect.gen(function* () {
      const sessions = yield* sessionsOf(opened)
      const order: Array<string> = []
      const work = (name: string) =>
        Effect.gen(function* () {
          const sql = yield* PgClient.PgClient
          yield* sql`select 1`
          order.push(`${name} in`)
          yield* Effect.sleep("20 millis")
          yield* sql`select 2`
          order.push(`${name} out`)
        }).pipe(Effect.provide(client(sessions)))
      yield* Effect.all([work("a"), work("b"), work("c")], { concurrency: 3 })
      assert.deepStrictEqual(order, ["a in", "a out", "b in", "b out", "c in", "c out"])
    })
  )

  it.live("answers a pipeline of statements, failing ones among them, each with its own result", () =>
    Effect.gen(function* () {
      const sessions = yield* sessionsOf(opened)
      const results = yield* Effect.gen(function* () {
        const sql = yield* PgClient.PgClient
        const statement = Effect.fnUntraced(function* (n: number) {
          if (n % 5 !== 0) return (yield* sql<{ readonly n: number }>`select ${n}::int as n`)[0]?.n
          yield* Effect.flip(sql`select 1 / 0`)
          return -n
        })
        return yield* Effect.forEach(
          Array.from({ length: 40 }, (_, n) => n + 1),
          statement,
          { concurrency: "unbounded" }
        )
      }).pipe(Effect.provide(client(sessions, { multiplex: true })))
      assert.deepStrictEqual(
        results,
        Array.from({ length: 40 }, (_, n) => ((n + 1) % 5 === 0 ? -(n + 1) : n + 1))
      )
    })
  )

  it.live("survives statements and results longer than any buffer", () =>
    Effect.gen(function* () {
      const sessions = yield* sessionsOf(opened)
      const text = "é".repeat(3_000_000)
      const rows = yield* Effect.gen(function* () {
        const sql = yield* PgClient.PgClient
        return yield* sql`select ${text}::text as text`
      }).pipe(Effect.provide(client(sessions)))
      assert.isTrue(rows[0]?.["text"] === text)
    })
  )

  it.live("an interrupted statement leaves the session usable", () =>
    Effect.gen(function* () {
      const sessions = yield* sessionsOf(opened)
      yield* Effect.gen(function* () {
        const sql = yield* PgClient.PgClient
        const slow = sql`select count(*) from generate_series(1, 300000)`
        yield* Effect.timeoutOption(slow, "1 millis")
        yield* Effect.timeoutOption(sql.withTransaction(slow), "1 millis")
        assert.deepStrictEqual(yield* sql`select 1 as one`, [{ one: 1 }])
      }).pipe(Effect.provide(client(sessions)))
    })
  )

  it.live("declines encryption and ignores cancel requests", () =>
    Effect.gen(function* () {
      const sessions = yield* sessionsOf(opened)
      yield* Effect.promise(async () => {
        const asking = sessions.connect()
        asking.write(Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]))
        const [answer] = await once(asking, "data")
        assert.strictEqual(String(answer), "N")
        asking.destroy()
        const cancelling = sessions.connect()
        cancelling.write(Buffer.from([0, 0, 0, 16, 0x04, 0xd2, 0x16, 0x2e, 0, 0, 0, 1, 0, 0, 0, 1]))
        await once(cancelling, "close")
      })
    })
  )
})
