import { assert, describe, it, layer } from "@effect/vitest"
import { Array as Arr, Effect, Option } from "effect"
import { SqlClient } from "effect/sql"
import { databases } from "../../../../test/support/databases.ts"
import { label, type Migration, statements } from "../../src/migrations/Migration.ts"
import * as Migrator from "../../src/migrations/Migrator.ts"
import { migrations } from "../../src/migrations/Migrations.ts"

const table = (id: number, name: string): Migration => ({
  id,
  name: `create_${name}`,
  up: statements(`create table ${name} (id int primary key)`, `create index ${name}_index on ${name} (id desc)`),
  down: statements(`drop table ${name}`)
})

const [one, two, three] = [table(1, "ones"), table(2, "twos"), table(3, "threes")]
const list = [one, two, three]
const failing: Migration = {
  id: 4,
  name: "fail",
  up: statements("create table fours (id int)", "create table fours (id int)"),
  down: Effect.void
}

const tables = SqlClient.SqlClient.use((sql) =>
  Effect.map(
    sql<{ readonly name: string }>`
      select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'outlay_migrations' order by 1`,
    Arr.map(({ name }) => name)
  )
)
const ids = Arr.map(({ id }: { readonly id: number }) => id)
const states = Effect.map(
  Migrator.status(list),
  Arr.map(({ id, state }) => `${id} ${state}`)
)

for (const [name, database] of databases) {
  layer(database, { timeout: "1 minute" })(`Migrator on ${name}`, (it) => {
    it.effect("knows an empty database without writing to it", () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* states, ["1 pending", "2 pending", "3 pending"])
        assert.deepStrictEqual(yield* Migrator.history, [])
        const error = yield* Effect.flip(Migrator.verify(list))
        assert.strictEqual(error._tag, "SchemaOutdated")
        assert.include(error.message, "0001_create_ones, 0002_create_twos, 0003_create_threes")
        assert.include(error.message, "outlay migrate up")
        const sql = yield* SqlClient.SqlClient
        assert.deepStrictEqual(yield* sql`select to_regclass('outlay_migrations')::text as name`, [{ name: null }])
      })
    )

    it.effect("goes forward, a part and then the rest, and then has nothing to do", () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* Migrator.up({ to: 2 }, list), [
          { id: 1, name: "create_ones" },
          { id: 2, name: "create_twos" }
        ])
        assert.deepStrictEqual(yield* tables, ["ones", "twos"])
        assert.deepStrictEqual(yield* states, ["1 applied", "2 applied", "3 pending"])
        assert.deepStrictEqual(ids(yield* Migrator.up({}, list)), [3])
        assert.deepStrictEqual(ids(yield* Migrator.up({}, list)), [])
        yield* Migrator.verify(list)
      })
    )

    it.effect("tells when each was applied, in order", () =>
      Effect.gen(function* () {
        const history = yield* Migrator.history
        assert.deepStrictEqual(history.map(label), list.map(label))
        const status = yield* Migrator.status(list)
        assert.deepStrictEqual(
          status.map(({ appliedAt }) => appliedAt),
          history.map(({ appliedAt }) => Option.some(appliedAt))
        )
      })
    )

    it.effect("a database of a newer program is refused, and left alone", () =>
      Effect.gen(function* () {
        const older = [one, two]
        const refusals = yield* Effect.all([
          Effect.flip(Migrator.verify(older)),
          Effect.flip(Migrator.up({}, older)),
          Effect.flip(Migrator.down({ steps: 1 }, older))
        ])
        assert.deepStrictEqual(
          refusals.map(({ _tag }) => _tag),
          ["SchemaTooNew", "SchemaTooNew", "SchemaTooNew"]
        )
        assert.include(refusals[0].message, "0003_create_threes")
        const [, , last] = yield* Migrator.status(older)
        assert.deepStrictEqual([last?.id, last?.state], [3, "unknown"])
        assert.deepStrictEqual(yield* tables, ["ones", "threes", "twos"])
      })
    )

    it.effect("an id whose name has changed is not the migration that was applied", () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(Migrator.verify([one, two, { ...three, name: "other" }]))
        assert.strictEqual(error._tag, "SchemaTooNew")
      })
    )

    it.effect("a failing migration leaves nothing, not even what went before it in its run", () =>
      Effect.gen(function* () {
        yield* Migrator.down({ to: 2 }, list)
        const error = yield* Effect.flip(Migrator.up({}, [...list, failing]))
        assert.strictEqual(error._tag, "SqlError")
        assert.deepStrictEqual(yield* tables, ["ones", "twos"])
        assert.deepStrictEqual((yield* Migrator.history).map(label), [one, two].map(label))
      })
    )

    it.effect("goes back, the newest first, by steps and down to an id", () =>
      Effect.gen(function* () {
        yield* Migrator.up({}, list)
        assert.deepStrictEqual(ids(yield* Migrator.down(undefined, list)), [3])
        assert.deepStrictEqual(yield* tables, ["ones", "twos"])
        yield* Migrator.up({}, list)
        assert.deepStrictEqual(ids(yield* Migrator.down({ to: 1 }, list)), [3, 2])
        assert.deepStrictEqual(yield* states, ["1 applied", "2 pending", "3 pending"])
        yield* Migrator.up({}, list)
        assert.deepStrictEqual(ids(yield* Migrator.down({ steps: 2 }, list)), [3, 2])
        assert.deepStrictEqual(ids(yield* Migrator.down({ to: 0 }, list)), [1])
        assert.deepStrictEqual(ids(yield* Migrator.down({ steps: 5 }, list)), [])
        assert.deepStrictEqual(yield* tables, [])
      })
    )

    it.effect("fills a gap that another branch has left", () =>
      Effect.gen(function* () {
        yield* Migrator.up({}, [one, three])
        assert.deepStrictEqual(ids(yield* Migrator.up({}, list)), [2])
        assert.deepStrictEqual(ids(yield* Migrator.down({ to: 0 }, list)), [3, 2, 1])
      })
    )

    it.effect("refuses an id that is on no list", () =>
      Effect.gen(function* () {
        const refusals = yield* Effect.all([
          Effect.flip(Migrator.up({ to: 9 }, list)),
          Effect.flip(Migrator.down({ to: 9 }, list))
        ])
        assert.deepStrictEqual(
          refusals.map(({ _tag }) => _tag),
          ["MigrationNotFound", "MigrationNotFound"]
        )
      })
    )

    it.effect("several at once migrate once", () =>
      Effect.gen(function* () {
        const runs = yield* Effect.forEach(Array.from({ length: 5 }), () => Migrator.up({}, list), {
          concurrency: "unbounded"
        })
        assert.deepStrictEqual(runs.map(({ length }) => length).toSorted(), [0, 0, 0, 0, 3])
        yield* Migrator.verify(list)
      })
    )

    it.effect("the program's own list goes all the way back and forward again", () =>
      Effect.gen(function* () {
        yield* Migrator.down({ to: 0 }, list)
        yield* Migrator.up()
        yield* Migrator.verify()
        const before = yield* tables
        yield* Migrator.down({ to: 0 })
        assert.deepStrictEqual(yield* tables, [])
        yield* Migrator.up()
        assert.deepStrictEqual(yield* tables, before)
      })
    )
  })
}

describe("migrations", () => {
  it("have ascending ids from 1 without a gap, and names in snake case", () => {
    assert.deepStrictEqual(
      migrations.map(({ id }) => id),
      migrations.map((_, index) => index + 1)
    )
    for (const { name } of migrations) assert.match(name, /^[a-z][a-z0-9_]*$/)
  })
})
