/**
 * What background processes do in a PostgreSQL server, and nobody in one without any: checkpoints, so that the write-ahead
 * log and a recovery stay short, and vacuum with fresh statistics, by autovacuum's own thresholds.
 * Each is one statement between others; on a household's data it takes milliseconds.
 */
import { Effect, Schedule } from "effect"
import { SqlClient } from "effect/sql"

const interval = "5 minutes"
/** Of write-ahead log since the last checkpoint: two of its files. */
const checkpointAfter = 32n * 1024n * 1024n

export const once = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  // counts are written down once a second at most, unless asked
  yield* sql`select pg_stat_force_next_flush()`
  const worn = yield* sql<{ readonly name: string }>`
    select quote_ident(schemaname) || '.' || quote_ident(relname) as name from pg_stat_user_tables
    where n_dead_tup > 50 + 0.2 * n_live_tup or n_mod_since_analyze > 50 + 0.1 * n_live_tup`
  yield* Effect.forEach(worn, ({ name }) => sql.unsafe(`vacuum (analyze) ${name}`), { discard: true })
  const [log] = yield* sql<{ readonly bytes: bigint }>`
    select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::bigint as bytes from pg_control_checkpoint()`
  if (log !== undefined && log.bytes > checkpointAfter) yield* sql`checkpoint`
})

/** Never ends and never fails: what could not be done now is done next time. */
export const forever = once.pipe(
  Effect.catch((error) => Effect.logDebug("housekeeping of the embedded database failed", error)),
  Effect.repeat(Schedule.spaced(interval))
)
