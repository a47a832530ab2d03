import { assert, it } from "@effect/vitest"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import fs, { mkdtempSync, readlinkSync, rmSync } from "node:fs"
import { syncBuiltinESMExports } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, beforeEach } from "vitest"
import { clusterFolder } from "../../../../test/support/TestCluster.ts"
import * as EmbeddedDatabase from "../../src/embedded/EmbeddedDatabase.ts"

const synced: Array<string> = []
let broken = false

const { fsyncSync } = fs
const watched = (descriptor: number): void => {
  if (broken) throw Object.assign(new Error("EIO: i/o error, fsync"), { code: "EIO" })
  if (process.platform === "linux") synced.push(readlinkSync(`/proc/self/fd/${descriptor}`))
  fsyncSync(descriptor)
}
const install = (fsync: typeof fsyncSync) => {
  fs.fsyncSync = fsync
  // for those who have imported it by name
  syncBuiltinESMExports()
}

beforeAll(() => install(watched))
afterAll(() => install(fsyncSync))

const directory = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "outlay-durable-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

beforeEach(() => {
  broken = false
})

it.live("a commit is on disk before it is acknowledged, and a new cluster before it is used", () =>
  Effect.gen(function* () {
    const dataDir = yield* directory
    yield* Effect.gen(function* () {
      assert.isAbove(synced.filter((path) => path.includes("/postgres.new/base/")).length, 100)
      const sql = yield* SqlClient.SqlClient
      assert.deepStrictEqual(yield* sql`select current_setting('fsync') as fsync`, [{ fsync: "on" }])
      yield* sql`create table kept (id int)`
      for (const id of [1, 2, 3]) {
        synced.length = 0
        yield* sql`insert into kept values (${id})`
        assert.isAbove(synced.filter((path) => path.includes("/pg_wal/")).length, 0)
      }
    }).pipe(Effect.provide(EmbeddedDatabase.layer({ dataDir })))
  }).pipe(process.platform === "linux" ? (test) => test : () => Effect.void)
)

it.live("a commit that could not reach the disk fails, and so does everything after it", () =>
  Effect.gen(function* () {
    const dataDir = yield* clusterFolder
    yield* Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* sql`create table kept (id int)`
      yield* sql`insert into kept values (1)`
      broken = true
      const first = yield* Effect.flip(sql`insert into kept values (2)`)
      broken = false
      const second = yield* Effect.flip(sql`select id from kept`)
      assert.include(String(first.reason.cause), "the embedded database has stopped")
      assert.include(String(second.reason.cause), "could not fsync file")
    }).pipe(Effect.provide(EmbeddedDatabase.layer({ dataDir })))
    const rows = yield* SqlClient.SqlClient.use((sql) => sql`select id from kept where id = 1`).pipe(
      Effect.provide(EmbeddedDatabase.layer({ dataDir }))
    )
    assert.deepStrictEqual(rows, [{ id: 1 }])
  })
)
