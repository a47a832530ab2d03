import { assert, it } from "@effect/vitest"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { databases } from "../../../../test/support/databases.ts"
import * as Migrator from "../../src/migrations/Migrator.ts"
import { book, givenBook } from "./givenBook.ts"

const given = [
  ...givenBook,
  `insert into daily_spending (book_id, date, category_id, total, count)
   select '${book}', date::date, '${book}', total, 1
   from (values ('2024-01-31', 1), ('2024-02-01', 20), ('2024-02-29', 300), ('2024-03-01', 4000)) as given (date, total)`
]

for (const [database, layer] of databases) {
  it.effect(
    `the cells of months on ${database} are what those of days add up to, and go without a trace`,
    () =>
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        yield* Migrator.up({ to: 4 })
        for (const statement of given) yield* sql.unsafe(statement)

        for (let again = 0; again < 2; again++) {
          yield* Migrator.up({ to: 5 })
          const cells = yield* sql`select month, total::integer, count from monthly_spending order by month`
          assert.deepStrictEqual(cells, [
            { month: "2024-01-01", total: 1, count: 1 },
            { month: "2024-02-01", total: 320, count: 2 },
            { month: "2024-03-01", total: 4000, count: 1 }
          ])
          yield* Migrator.down({ to: 4 })
          assert.deepStrictEqual(yield* sql`select to_regclass('monthly_spending') as cells`, [{ cells: null }])
        }
      }).pipe(Effect.provide(layer, { local: true }), Effect.orDie),
    { timeout: 60_000 }
  )
}
