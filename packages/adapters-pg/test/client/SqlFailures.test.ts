import { assert, describe, it, layer } from "@effect/vitest"
import { Deferred, Effect, Latch, Schema } from "effect"
import { SqlClient, SqlError } from "effect/sql"
import { databases } from "../../../../test/support/databases.ts"
import * as TestDatabase from "../../../../test/support/TestDatabase.ts"
import * as SqlFailures from "../../src/client/SqlFailures.ts"

class Taken extends Schema.TaggedError<Taken>()("Taken", {}) {}

const schema = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`create table owners (id int constraint owners_pkey primary key)`
  yield* sql`create table things (
    id int constraint things_pkey primary key,
    owner int not null constraint things_owner_fk references owners,
    size int constraint things_size_positive check (size > 0),
    constraint things_size_apart exclude using btree (size with =)
  )`
  yield* sql`insert into owners values (1)`
  yield* sql`insert into things values (1, 1, 1)`
})

const cases = [
  ["unique", "things_pkey", "insert into things values (1, 1, 2)"],
  ["foreignKey", "things_owner_fk", "insert into things values (2, 9, 2)"],
  ["foreignKey", "things_owner_fk", "delete from owners where id = 1"],
  ["check", "things_size_positive", "insert into things values (2, 1, -1)"],
  ["exclusion", "things_size_apart", "insert into things values (2, 1, 1)"],
  ["notNull", "owner", "insert into things values (2, null, 2)"]
] as const

for (const [name, database] of databases) {
  layer(database, { timeout: "1 minute" })(`violations on ${name}`, (it) => {
    it.effect("tell what kind they are and which constraint refused", () =>
      Effect.gen(function* () {
        yield* schema
        const sql = yield* SqlClient.SqlClient
        for (const [kind, constraint, text] of cases) {
          const error = yield* Effect.flip(sql.unsafe(text))
          assert.deepStrictEqual(SqlFailures.violationOf(error), { kind, constraint })
          assert.strictEqual(SqlFailures.constraintOf(error), constraint)
          assert.isTrue(SqlFailures.violates(error, constraint, kind))
          assert.isFalse(SqlFailures.isUnavailable(error))
        }
      })
    )

    it.effect("become refusals where they are named, and pass where they are not", () =>
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        const insert = sql`insert into things values (1, 1, 5)`
        const refused = yield* insert.pipe(
          SqlFailures.catchViolations({ things_pkey: () => Effect.fail(new Taken()) }),
          Effect.flip
        )
        const passed = yield* insert.pipe(
          SqlFailures.catchViolations({ things: () => Effect.fail(new Taken()) }),
          Effect.flip
        )
        assert.deepStrictEqual([refused._tag, passed._tag], ["Taken", "SqlError"])
      })
    )
  })
}

const failure = (fields: Readonly<Record<string, string>>) =>
  new SqlError.SqlError({ reason: new SqlError.UnknownError({ cause: Object.assign(new Error("x"), fields) }) })

describe("SqlFailures", () => {
  it.each([
    ["things_owner_fk", true],
    ["things_owner_fk_102008", true],
    ["things_owner_fk_2", true],
    ["things_owner_fk_extra", false],
    ["things_owner_fk_", false],
    ["things_owner", false]
  ])("takes %s for things_owner_fk or a shard's copy of it: %s", (constraint, expected) =>
    assert.strictEqual(SqlFailures.violates(failure({ code: "23503", constraint }), "things_owner_fk"), expected)
  )

  it.each([
    ["57P01", true],
    ["57P03", true],
    ["53300", true],
    ["08006", true],
    ["25006", true],
    ["23505", false],
    ["42P01", false],
    ["22003", false]
  ])("takes %s for an unavailable store: %s", (code, expected) =>
    assert.strictEqual(SqlFailures.isUnavailable(failure({ code })), expected)
  )
})

const counter = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`create table counters (id int primary key, n int not null)`
  yield* sql`insert into counters values (1, 0), (2, 0)`
  return sql
})

layer(TestDatabase.layer, { timeout: "1 minute", excludeTestServices: true })("retryTransient", (it) => {
  it.effect("carries every one of many serializable transactions through", () =>
    Effect.gen(function* () {
      const sql = yield* counter
      const increment = (afterRead: Effect.Effect<void>) =>
        Effect.gen(function* () {
          const [row] = yield* sql<{ readonly n: number }>`select n from counters where id = 1`
          yield* afterRead
          yield* sql`update counters set n = ${(row?.n ?? 0) + 1} where id = 1`
        }).pipe(
          sql.withTransaction,
          Effect.provideService(SqlClient.BeginTransaction, "BEGIN ISOLATION LEVEL SERIALIZABLE")
        )
      const times = [1, 2, 3, 4]
      const everybody = yield* Latch.make()
      let readers = 0
      const wait = Effect.suspend(() => (++readers === times.length ? everybody.open : everybody.await))
      const bare = yield* Effect.forEach(times, () => Effect.exit(increment(wait)), { concurrency: "unbounded" })
      assert.strictEqual(bare.filter(({ _tag }) => _tag === "Failure").length, 3)
      yield* sql`update counters set n = 0`
      const retried = increment(Effect.void).pipe(SqlFailures.retryTransient)
      yield* Effect.forEach(times, () => retried, { concurrency: "unbounded" })
      assert.deepStrictEqual(yield* sql`select n from counters where id = 1`, [{ n: 4 }])
    })
  )

  it.effect("gets past a deadlock", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* sql`update counters set n = 0`
      const bothHold = { 1: yield* Deferred.make<void>(), 2: yield* Deferred.make<void>() }
      const both = (first: 1 | 2, second: 1 | 2) =>
        Effect.gen(function* () {
          yield* sql`update counters set n = n + 1 where id = ${first}`
          yield* Deferred.succeed(bothHold[first], undefined)
          yield* Deferred.await(bothHold[second])
          yield* sql`update counters set n = n + 1 where id = ${second}`
        }).pipe(sql.withTransaction, SqlFailures.retryTransient)
      yield* Effect.all([both(1, 2), both(2, 1)], { concurrency: 2 })
      assert.deepStrictEqual(yield* sql`select n from counters order by id`, [{ n: 2 }, { n: 2 }])
    })
  )

  it.effect("gives up, and tries nothing again that would fail again", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const tries = { deadlock: 0, syntax: 0 }
      const deadlock = new SqlError.SqlError({ reason: new SqlError.DeadlockError({ cause: undefined }) })
      const fail = Effect.suspend(() => {
        tries.deadlock++
        return Effect.fail(deadlock)
      }).pipe(SqlFailures.retryTransient)
      yield* Effect.flip(fail)
      yield* Effect.suspend(() => {
        tries.syntax++
        return sql`selec`
      }).pipe(SqlFailures.retryTransient, Effect.flip)
      assert.deepStrictEqual(tries, { deadlock: 6, syntax: 1 })
    })
  )
})
