import { assert, describe, it, layer } from "@effect/vitest"
import { PgClient, PgTypes } from "@effect/sql-pg"
import { Array as Arr, Effect, Fiber, Layer, Redacted } from "effect"
import { SqlClient } from "effect/sql"
import * as PostgresClient from "../../src/client/PostgresClient.ts"
import { isUnavailable } from "../../src/client/SqlFailures.ts"
import { databases } from "../../../../test/support/databases.ts"
import * as TestDatabase from "../../../../test/support/TestDatabase.ts"

const setting = (name: string) =>
  SqlClient.SqlClient.use((sql) =>
    Effect.map(sql<{ readonly value: string }>`select current_setting(${name}) as value`, ([row]) => row?.value)
  )

const asPooler = (url: Redacted.Redacted) => {
  const pooled = new URL(Redacted.value(url))
  pooled.searchParams.set("pgbouncer", "true")
  return Redacted.make(pooled.href)
}

const preparedStatements = SqlClient.SqlClient.use((sql) =>
  Effect.gen(function* () {
    for (const n of [1, 2, 3]) yield* sql`select ${n}::int as n`
    return (yield* sql`select name from pg_prepared_statements`).length
  })
)

for (const [name, database] of databases) {
  layer(database, { timeout: "1 minute" })(`values on ${name}`, (it) => {
    it.effect("columns decode to the types that row codecs expect", () =>
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        const [row] = yield* sql`
          select 1::int2 as int2, 2::int4 as int4, 9007199254740993::int8 as int8, count(*) as count,
            sum(5::int4) as sum_of_int4, sum(5::int8) as sum_of_int8, sum(5::int8)::int8 as cast_sum, 1.50::numeric as numeric,
            0.5::float8 as float8, true as bool, 'é'::text as text, 'ab'::varchar(5) as varchar,
            '01890000-0000-7000-8000-000000000001'::uuid as uuid, '2026-02-28'::date as date,
            '2026-02-28T12:30:00.123456+02:00'::timestamptz as timestamptz,
            array['a', 'b,"', null]::text[] as texts, '{}'::text[] as none, array[1, 2]::int8[] as int8s,
            '{"a": [1, null]}'::jsonb as jsonb, null::text as nothing`
        assert.deepStrictEqual(row, {
          int2: 1,
          int4: 2,
          int8: 9007199254740993n,
          count: 1n,
          sum_of_int4: 5n,
          sum_of_int8: "5",
          cast_sum: 5n,
          numeric: "1.50",
          float8: 0.5,
          bool: true,
          text: "é",
          varchar: "ab",
          uuid: "01890000-0000-7000-8000-000000000001",
          date: "2026-02-28",
          timestamptz: new Date("2026-02-28T10:30:00.123Z"),
          texts: ["a", 'b,"', null],
          none: [],
          int8s: [1n, 2n],
          jsonb: { a: [1, null] },
          nothing: null
        })
      })
    )

    it.effect("parameters, arrays, JSON and several rows go in and come back", () =>
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        const pg = yield* PgClient.PgClient
        yield* sql`create table things (id int primary key, tags text[], doc jsonb, amount bigint, day date, at timestamptz)`
        const at = new Date("2026-03-01T00:00:00.000Z")
        const rows = Arr.make(
          { id: 1, tags: ["a", "b"], doc: { a: 1 }, amount: 9007199254740993n, day: "0001-01-01", at },
          { id: 2, tags: [], doc: ["x"], amount: 0n, day: "9999-12-31", at: null },
          { id: 3, tags: null, doc: null, amount: null, day: null, at: null }
        )
        const encoded = Arr.map(rows, (row) => ({ ...row, doc: row.doc === null ? null : PgTypes.jsonb(row.doc) }))
        yield* sql`insert into things ${sql.insert(encoded)}`
        assert.deepStrictEqual(yield* sql`select * from things order by id`, rows)
        assert.deepStrictEqual(yield* sql`select id from things where tags && ${["b", "z"]}`, [{ id: 1 }])
        assert.deepStrictEqual(yield* sql`select id from things where doc @> ${pg.json({ a: 1 })}`, [{ id: 1 }])
        assert.deepStrictEqual(yield* sql`select id from things where id = any(${[2, 3]}) order by id`, [
          { id: 2 },
          { id: 3 }
        ])
        assert.deepStrictEqual(yield* sql`select id from things where id = any(${[]})`, [])
        assert.deepStrictEqual(yield* sql`select id from things where ${sql.in("id", [])}`, [])
        assert.deepStrictEqual(
          yield* sql`select * from unnest(${["x", "y"]}::text[], ${[1n, 2n]}::int8[]) as pair (name, amount)`,
          [
            { name: "x", amount: 1n },
            { name: "y", amount: 2n }
          ]
        )
      })
    )
  })
}

describe("PostgresClient", () => {
  it.live("names itself and limits its statements", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* setting("application_name"), "outlay")
      assert.strictEqual(yield* setting("statement_timeout"), "1500ms")
      assert.strictEqual(yield* setting("idle_in_transaction_session_timeout"), "1500ms")
      assert.isAbove(yield* preparedStatements, 0)
    }).pipe(Effect.provide(TestDatabase.layerWith({ timeout: "1500 millis", poolMax: 1 })))
  )

  it.live("sends a pooler neither settings nor named statements", () =>
    Effect.gen(function* () {
      const url = asPooler(yield* TestDatabase.freshDatabase)
      const seen = yield* Effect.all([
        setting("statement_timeout"),
        setting("application_name"),
        preparedStatements
      ]).pipe(Effect.provide(PostgresClient.layer({ url, timeout: "1 second", poolMax: 1 })))
      assert.deepStrictEqual(seen, ["0", "outlay", 0])
    })
  )

  it.live("opens no more sessions than it may", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const pids = yield* Effect.forEach(
        Array.from({ length: 12 }),
        () => sql<{ readonly pid: number }>`select pg_backend_pid() as pid, pg_sleep(0.02)`,
        { concurrency: "unbounded" }
      )
      assert.isAtMost(new Set(pids.flat().map(({ pid }) => pid)).size, 3)
    }).pipe(Effect.provide(TestDatabase.layerWith({ poolMax: 3 })))
  )

  it.live("a statement that takes too long is a store that is unavailable", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(SqlClient.SqlClient.use((sql) => sql`select pg_sleep(10)`))
      assert.strictEqual(error.reason._tag, "StatementTimeoutError")
      assert.isTrue(isUnavailable(error))
    }).pipe(Effect.provide(TestDatabase.layerWith({ timeout: "100 millis" })))
  )

  it.live("an interrupted statement is cancelled on the server, where none shares its session", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const running = sql<{ readonly n: number }>`
        select count(*)::int as n from pg_stat_activity where query like 'select pg_sleep(%' and state = 'active'`
      const fiber = yield* Effect.forkChild(sql`select pg_sleep(30)`)
      yield* running.pipe(Effect.repeat({ until: ([row]) => row?.n === 1 }))
      yield* Fiber.interrupt(fiber)
      assert.deepStrictEqual(yield* running.pipe(Effect.repeat({ until: ([row]) => row?.n === 0 })), [{ n: 0 }])
    }).pipe(Effect.provide(TestDatabase.layerWith({ multiplex: false })))
  )

  it.live("says that its URL names no user, before it connects to anything", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(
        Effect.scoped(Layer.build(PostgresClient.layer({ url: Redacted.make("postgresql://127.0.0.1:1/x") })))
      )
      assert.strictEqual(error.message, "DATABASE_URL names no user; write it as in postgresql://user@host/name")
    })
  )

  it.live("builds while its server is down, and says so at the first statement", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(SqlClient.SqlClient.use((sql) => sql`select 1`))
      assert.strictEqual(error.reason._tag, "ConnectionError")
      assert.isTrue(isUnavailable(error))
    }).pipe(
      Effect.provide(PostgresClient.layer({ url: Redacted.make("postgresql://ann:sesame@127.0.0.1:1/x"), poolMin: 1 }))
    )
  )

  it.live("goes on with new sessions after its old ones were cut off", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* Effect.all([sql`select 1`, sql`select 2`], { concurrency: 2 })
      const error = yield* Effect.flip(
        sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()`
      )
      assert.isTrue(isUnavailable(error))
      assert.deepStrictEqual(yield* sql`select 3 as three`, [{ three: 3 }])
    }).pipe(Effect.provide(TestDatabase.layer))
  )

  it.live("refuses a URL that it can't read", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(
        Effect.provide(SqlClient.SqlClient, PostgresClient.layer({ url: Redacted.make("mysql://ann:sesame@db/x") }))
      )
      assert.strictEqual(error._tag, "InvalidDatabaseUrl")
    })
  )
})
