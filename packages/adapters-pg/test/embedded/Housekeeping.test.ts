import { assert, it } from "@effect/vitest"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import * as EmbeddedDatabase from "../../src/embedded/EmbeddedDatabase.ts"
import * as Housekeeping from "../../src/embedded/Housekeeping.ts"

it.live("vacuums what is worn and shortens the log", () =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const redo = sql<{ readonly redo: string }>`select redo_lsn::text as redo from pg_control_checkpoint()`
    const size = sql<{ readonly size: bigint }>`select pg_relation_size('worn') as size`
    yield* sql`create table "worn" (id int primary key, filler text)`
    yield* sql`insert into worn select n, repeat('x', 1000) from generate_series(1, 40000) n`
    yield* sql`delete from worn where id > 10`
    const [redoBefore] = yield* redo
    const [sizeBefore] = yield* size
    yield* Housekeeping.once
    const [redoAfter] = yield* redo
    const [sizeAfter] = yield* size
    assert.notStrictEqual(redoAfter?.redo, redoBefore?.redo)
    assert.isBelow(Number(sizeAfter?.size), Number(sizeBefore?.size) / 100)
    yield* Housekeeping.once
    assert.deepStrictEqual((yield* redo)[0], redoAfter)
  }).pipe(Effect.provide(EmbeddedDatabase.layerMemory))
)
