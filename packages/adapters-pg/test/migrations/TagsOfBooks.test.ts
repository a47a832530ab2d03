import { assert, it } from "@effect/vitest"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { databases } from "../../../../test/support/databases.ts"
import * as Migrator from "../../src/migrations/Migrator.ts"
import { book, givenBook } from "./givenBook.ts"

const given = [
  ...givenBook,
  `insert into expenses (book_id, id, category_id, recorded_by, amount, currency, date, tags, search_text, created_at,
     updated_at, version)
   select '${book}', gen_random_uuid(), '${book}', '${book}', 1, 'EUR', now(), tags[:n], '', now(), now(), 1
   from generate_series(0, 3) as n, (values (array['a', 'b,c', 'd'])) as given (tags)`
]

for (const [database, layer] of databases) {
  it.effect(
    `the index of tags on ${database} goes forward and back, also with rows, and has each tag with its book`,
    () =>
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        const index = sql`select pg_get_indexdef(to_regclass('expenses_tags')) as text`
        const functions = sql`select proname from pg_proc where proname like '%book\\_tags'`
        yield* Migrator.up({ to: 3 })
        for (const statement of given) yield* sql.unsafe(statement)
        const before = yield* index

        for (let again = 0; again < 2; again++) {
          yield* Migrator.up({ to: 4 })
          assert.include(JSON.stringify(yield* index), "book_tags(book_id, tags)")
          const rows = yield* sql`select book_tags(book_id, tags) as tags from expenses order by cardinality(tags)`
          const all = [`a,${book}`, `b,c,${book}`, `d,${book}`]
          assert.deepStrictEqual(
            rows.map(({ tags }) => tags),
            [0, 1, 2, 3].map((n) => all.slice(0, n))
          )
          yield* Migrator.down({ to: 3 })
          assert.deepStrictEqual(yield* index, before)
          assert.deepStrictEqual(yield* functions, [])
        }
      }).pipe(Effect.provide(layer, { local: true }), Effect.orDie),
    { timeout: 60_000 }
  )
}
