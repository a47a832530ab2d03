/**
 * The table of what has been applied, and the lock under which it changes. Everything happens in one transaction per run:
 * the lock ends with it (so it works through poolers), and a run that fails leaves the schema as it was.
 */
import { Effect, Schema } from "effect"
import { SqlClient, SqlSchema, type SqlError } from "effect/sql"
import type { Migration } from "./Migration.ts"

export class Applied extends Schema.Class<Applied>("adapters-pg/migrations/Applied")({
  id: Schema.Int,
  name: Schema.String,
  appliedAt: Schema.DateTimeUtcFromDate
}) {}

const Row = Applied.pipe(Schema.encodeKeys({ appliedAt: "applied_at" }))

/** "outlay" in ASCII: any number that nobody else locks. */
const lockKey = 0x6f75746c6179n

/** What has been applied, oldest first; nothing when the table does not exist. Creates nothing. */
export const applied: Effect.Effect<ReadonlyArray<Applied>, SqlError.SqlError, SqlClient.SqlClient> = Effect.gen(
  function* () {
    const sql = yield* SqlClient.SqlClient
    const [table] = yield* sql<{ readonly exists: boolean }>`
      select to_regclass('outlay_migrations') is not null as exists`
    if (table?.exists !== true) return []
    return yield* SqlSchema.findAll({
      Request: Schema.Void,
      Result: Row,
      execute: () => sql`select id, name, applied_at from outlay_migrations order by applied_at, id`
    })()
  }
).pipe(Effect.catchTag("SchemaError", Effect.die))

/** Runs `change` alone: whoever comes second waits, and then sees what the first one did. */
export const exclusively = <A, E, R>(
  change: Effect.Effect<A, E, R>
): Effect.Effect<A, E | SqlError.SqlError, R | SqlClient.SqlClient> =>
  Effect.flatMap(SqlClient.SqlClient, (sql) =>
    Effect.gen(function* () {
      // a migration, and the wait for another server's, may take longer than any request
      yield* sql`set local statement_timeout = 0`
      yield* sql`set local idle_in_transaction_session_timeout = 0`
      yield* sql`select pg_advisory_xact_lock(${lockKey})`
      yield* sql`create table if not exists outlay_migrations (
        id integer primary key,
        name text not null,
        applied_at timestamptz not null default clock_timestamp()
      )`
      return yield* change
    }).pipe(
      sql.withTransaction,
      // under a stricter level the second one would still see the table as it was before its wait
      Effect.provideService(SqlClient.BeginTransaction, "BEGIN ISOLATION LEVEL READ COMMITTED")
    )
  )

export const record = Effect.fnUntraced(function* ({ id, name }: Pick<Migration, "id" | "name">) {
  const sql = yield* SqlClient.SqlClient
  yield* sql`insert into outlay_migrations ${sql.insert({ id, name })}`
})

export const erase = Effect.fnUntraced(function* ({ id }: Pick<Migration, "id">) {
  const sql = yield* SqlClient.SqlClient
  yield* sql`delete from outlay_migrations where id = ${id}`
})
