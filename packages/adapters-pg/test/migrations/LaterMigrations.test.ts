import { assert, it } from "@effect/vitest"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { databases } from "../../../../test/support/databases.ts"
import * as Migrator from "../../src/migrations/Migrator.ts"

const book = "01900000-0000-7000-8000-000000000001"

/** Everything that a table is made of, as the database tells it. */
const tableOf = Effect.fnUntraced(function* (name: string) {
  const sql = yield* SqlClient.SqlClient
  const columns = yield* sql`
    select column_name, data_type, is_nullable, collation_name from information_schema.columns
    where table_schema = 'public' and table_name = ${name} order by ordinal_position`
  const keys = yield* sql`
    select conname as name, pg_get_constraintdef(oid) as text from pg_constraint
    where conrelid = to_regclass(${name}) and contype <> 'n' order by 1`
  const indexes = yield* sql`select indexname as name from pg_indexes where tablename = ${name} order by 1`
  return { columns, keys, indexes }
})

const nothing = { columns: [], keys: [], indexes: [] }

const column = (column_name: string, data_type: string, is_nullable = "NO") => ({
  column_name,
  data_type,
  is_nullable,
  collation_name: data_type === "text" ? "C" : null
})

const idempotencyKeys = {
  columns: [
    column("book_id", "uuid"),
    column("user_id", "uuid"),
    column("key", "text"),
    column("fingerprint", "text"),
    column("answer", "text", "YES"),
    column("expires_at", "timestamp with time zone")
  ],
  keys: [
    { name: "idempotency_keys_book_fk", text: "FOREIGN KEY (book_id) REFERENCES books(id) ON DELETE CASCADE" },
    { name: "idempotency_keys_pkey", text: "PRIMARY KEY (book_id, user_id, key)" }
  ],
  indexes: [{ name: "idempotency_keys_expiry" }, { name: "idempotency_keys_pkey" }]
}

const rateLimits = {
  columns: [column("key", "text"), column("attempts", "ARRAY"), column("expires_at", "timestamp with time zone")],
  keys: [{ name: "rate_limits_pkey", text: "PRIMARY KEY (key)" }],
  indexes: [{ name: "rate_limits_expiry" }, { name: "rate_limits_pkey" }]
}

const migrations = [
  {
    id: 2,
    name: "idempotency_keys",
    table: idempotencyKeys,
    row: `insert into idempotency_keys values ('${book}', '${book}', 'key', 'fingerprint', 'answer', now())`
  },
  { id: 3, name: "rate_limits", table: rateLimits, row: "insert into rate_limits values ('key', array[now()], now())" }
] as const

for (const [database, layer] of databases) {
  it.effect.each(migrations)(
    `$name on ${database} goes forward and back, also with rows, and touches nothing else`,
    ({ id, name, row, table }) =>
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        yield* Migrator.up({ to: id - 1 })
        yield* sql`insert into books (id, currency, time_zone, created_at, updated_at, version)
        values (${book}::uuid, 'EUR', 'UTC', now(), now(), 1)`
        assert.deepStrictEqual(yield* tableOf(name), nothing)

        for (let again = 0; again < 2; again++) {
          assert.deepStrictEqual(yield* Migrator.up({ to: id }), [{ id, name }])
          assert.deepStrictEqual<unknown>(yield* tableOf(name), table)
          yield* sql.unsafe(row)
          assert.lengthOf(yield* Migrator.down({ to: id - 1 }), 1)
          assert.deepStrictEqual(yield* tableOf(name), nothing)
          assert.lengthOf(yield* sql`select from books`, 1)
        }
      }).pipe(Effect.provide(layer, { local: true }), Effect.orDie),
    { timeout: 60_000 }
  )
}
