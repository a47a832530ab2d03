import { assert, describe, it, layer } from "@effect/vitest"
import { Effect, Exit } from "effect"
import { SqlClient } from "effect/sql"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { clusterFolder } from "../../../../test/support/TestCluster.ts"
import * as EmbeddedDatabase from "../../src/embedded/EmbeddedDatabase.ts"

const directory = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "outlay-embedded-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

const using = <A, E>(dataDir: string, run: (sql: SqlClient.SqlClient) => Effect.Effect<A, E>) =>
  Effect.provide(Effect.flatMap(SqlClient.SqlClient, run), EmbeddedDatabase.layer({ dataDir }))

/** Another process that has the database of `dataDir` open. */
const holder = (dataDir: string) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const child = spawn(process.execPath, [join(import.meta.dirname, "holdDatabase.ts"), dataDir], {
        stdio: ["ignore", "pipe", "inherit"]
      })
      const [output] = await once(child.stdout, "data")
      assert.include(String(output), "ready")
      return child
    }),
    (child) => Effect.sync(() => child.kill("SIGKILL"))
  )

layer(EmbeddedDatabase.layerMemory, { timeout: "1 minute", excludeTestServices: true })("in memory", (it) => {
  it.effect("commits transactions and rolls back those that fail, savepoints alone", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* sql`create table things (id int primary key)`
      const insert = (id: number) => sql`insert into things values (${id})`
      yield* sql.withTransaction(insert(1))
      yield* Effect.exit(sql.withTransaction(Effect.andThen(insert(2), Effect.fail("no"))))
      yield* Effect.exit(sql.withTransaction(Effect.andThen(insert(3), Effect.die("no"))))
      yield* sql.withTransaction(
        Effect.gen(function* () {
          yield* insert(4)
          yield* Effect.exit(sql.withTransaction(Effect.andThen(insert(5), insert(5))))
          yield* insert(6)
        })
      )
      assert.deepStrictEqual(yield* sql`select id from things order by id`, [{ id: 1 }, { id: 4 }, { id: 6 }])
    })
  )

  it.effect("transactions of concurrent fibers run one after the other", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* sql`create table counters (n int not null)`
      yield* sql`insert into counters values (0)`
      const increment = Effect.gen(function* () {
        const [row] = yield* sql<{ readonly n: number }>`select n from counters`
        yield* Effect.sleep("1 millis")
        yield* sql`update counters set n = ${(row?.n ?? 0) + 1}`
      })
      const beside = sql`select n from counters`
      const work = Array.from({ length: 50 }, (_, i) => (i % 3 === 0 ? beside : sql.withTransaction(increment)))
      yield* Effect.all(work, { concurrency: "unbounded" })
      assert.deepStrictEqual(yield* beside, [{ n: 33 }])
    })
  )

  it.effect("a statement outside sees nothing of a transaction that is open", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* sql`create table drafts (id int)`
      const slowly = sql.withTransaction(Effect.andThen(sql`insert into drafts values (1)`, Effect.sleep("30 millis")))
      const [, rows] = yield* Effect.all(
        [Effect.andThen(slowly, Effect.fail("no")).pipe(sql.withTransaction, Effect.exit), sql`select id from drafts`],
        { concurrency: 2 }
      )
      assert.deepStrictEqual(rows, [])
    })
  )
})

describe("on disk", () => {
  it.live("keeps what was committed, and leaves the directory to its owner alone", () =>
    Effect.gen(function* () {
      const dataDir = join(yield* directory, "deep/er")
      yield* using(dataDir, (sql) => Effect.andThen(sql`create table kept (id int)`, sql`insert into kept values (7)`))
      assert.isFalse(existsSync(join(dataDir, "postgres.owner.json")))
      assert.isFalse(existsSync(join(dataDir, "postgres.new")))
      if (process.platform !== "win32") assert.strictEqual(statSync(join(dataDir, "postgres")).mode & 0o777, 0o700)
      assert.deepStrictEqual(yield* using(dataDir, (sql) => sql`select id from kept`), [{ id: 7 }])
    })
  )

  it.live("another process is told who has it, and gets it when that one has died, with all it had committed", () =>
    Effect.gen(function* () {
      const dataDir = yield* clusterFolder
      const child = yield* holder(dataDir)
      const error = yield* Effect.flip(using(dataDir, (sql) => sql`select 1`))
      assert.strictEqual(error._tag, "EmbeddedDatabaseLocked")
      assert.include(error.message, `process ${child.pid} `)
      assert.include(error.message, dataDir)
      assert.include(error.message, "DATA_DIR")
      child.kill("SIGKILL")
      yield* Effect.promise(() => once(child, "exit"))
      assert.isTrue(existsSync(join(dataDir, "postgres.owner.json")))
      const rows = yield* using(dataDir, (sql) => sql`select count(*)::int as n, max(id) as max from kept`)
      assert.deepStrictEqual(rows, [{ n: 100, max: 100 }])
    })
  )

  it.live("is open once in one process, too", () =>
    Effect.gen(function* () {
      const dataDir = yield* clusterFolder
      const error = yield* using(dataDir, () => Effect.flip(using(dataDir, (sql) => sql`select 1`)))
      assert.strictEqual(error._tag, "EmbeddedDatabaseLocked")
      assert.include(error.message, "this same process")
      assert.deepStrictEqual(yield* using(dataDir, (sql) => sql`select 1 as one`), [{ one: 1 }])
    })
  )

  it.live("starts over when its first start was cut off", () =>
    Effect.gen(function* () {
      const dataDir = yield* directory
      mkdirSync(join(dataDir, "postgres.new"))
      writeFileSync(join(dataDir, "postgres.new/PG_VERSION"), "18\n")
      assert.deepStrictEqual(yield* using(dataDir, (sql) => sql`select 1 as one`), [{ one: 1 }])
    })
  )

  it.live("says what is wrong with files of another version, touches nothing and lets go of the lock", () =>
    Effect.gen(function* () {
      const dataDir = yield* clusterFolder
      yield* using(dataDir, (sql) => sql`create table kept (id int)`)
      const version = join(dataDir, "postgres/PG_VERSION")
      const right = readFileSync(version, "utf8")
      writeFileSync(version, "9\n")
      const error = yield* Effect.flip(using(dataDir, (sql) => sql`select 1`))
      assert.strictEqual(error._tag, "EmbeddedDatabaseFailed")
      assert.match(error.message, /incompatible with server: .* PostgreSQL version 9/)
      writeFileSync(version, right)
      assert.isTrue(Exit.isSuccess(yield* Effect.exit(using(dataDir, (sql) => sql`select * from kept`))))
    })
  )

  it.live("says so when the directory can't be made", () =>
    Effect.gen(function* () {
      const file = join(yield* directory, "file")
      writeFileSync(file, "")
      const error = yield* Effect.flip(using(join(file, "data"), (sql) => sql`select 1`))
      assert.strictEqual(error._tag, "EmbeddedDatabaseFailed")
    })
  )
})
