import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import * as TestDatabase from "../../../../test/support/TestDatabase.ts"
import { storeOn } from "../stores.ts"

interface Named {
  readonly name: string
}

const names = (rows: ReadonlyArray<Named>) => rows.map(({ name }) => name)

layer(storeOn(TestDatabase.layer), { timeout: "1 minute" })("the schema", (it) => {
  it.effect("compares no text by a locale of the server", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const byLocale = yield* sql<Named>`
        select table_name || '.' || column_name as name from information_schema.columns
        where table_schema = 'public' and table_name <> 'outlay_migrations'
          and (data_type = 'text' or udt_name = '_text') and collation_name is distinct from 'C'`
      assert.deepStrictEqual(names(byLocale), [])
    })
  )

  it.effect("scopes every key of what a book owns by its book", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const unscoped = yield* sql<Named>`
        select conname as name from pg_constraint
        join pg_attribute on attrelid = conrelid and attnum = conkey[1]
        where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f') and attname <> 'book_id'
          and exists (select from pg_attribute as own where own.attrelid = conrelid and own.attname = 'book_id')
          and conname <> 'members_user_fk'`
      assert.deepStrictEqual(names(unscoped), [])
    })
  )

  it.effect("has an index for every foreign key, so that removing what it refers to reads no whole table", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      // The first column is enough for keys within a book: the rest of the book is little.
      const unserved = yield* sql<Named>`
        select conname as name from pg_constraint
        where connamespace = 'public'::regnamespace and contype = 'f'
          and not exists (select from pg_index where indrelid = conrelid and indkey[0] = conkey[1])`
      assert.deepStrictEqual(names(unserved), [])
    })
  )

  it.effect("names no constraint like another one and a number, as the shards of a distributed table are named", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const alike = yield* sql<Named>`
        select a.conname as name from pg_constraint as a join pg_constraint as b
        on a.conname ~ ('^' || b.conname || '_[0-9]+$') or (a.conname = b.conname and a.oid <> b.oid)
        where a.connamespace = 'public'::regnamespace and b.connamespace = 'public'::regnamespace`
      assert.deepStrictEqual(names(alike), [])
    })
  )
})
