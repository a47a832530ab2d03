/**
 * `IdempotencyStore` on PostgreSQL: the record of a key goes in first, in the transaction of what it stands for. Whoever
 * claims the same key meanwhile waits on the unique key for that transaction to end. It is the server that gives up
 * waiting (`lock_timeout`), because only it can tell who waits from who gets no answer.
 */
import { IdempotencyStore, type KeptAnswer, type RepeatableRequest, RequestStillRunning } from "@outlay/application"
import type { BookId } from "@outlay/domain"
import { Duration, Effect, Layer, Option } from "effect"
import type { SqlClient, SqlError } from "effect/sql"
import { isTimeout } from "../client/SqlFailures.ts"
import { database } from "../store/Database.ts"
import { instant, text, uuid } from "../store/Parameters.ts"

/**
 * `IdempotencyStore` on a `SqlClient`; `layer` of the package has it with all other ports. What runs once may write to
 * tables of your own, in the same transaction.
 *
 * @example
 * ```ts
 * import { type Actor, once } from "@outlay/application"
 * import { Effect } from "effect"
 * import { SqlClient } from "effect/sql"
 *
 * export const payOut = Effect.fn(function* (actor: Actor, key: string, minor: bigint) {
 *   const sql = yield* SqlClient.SqlClient
 *   const insert = sql`insert into payouts (book_id, minor) values (${actor.book.id}, ${minor})`
 *   return yield* once(actor, { key, fingerprint: `pay out ${minor}` }, Effect.as(insert, "paid"))
 * })
 * ```
 */
export const layer: Layer.Layer<IdempotencyStore, never, SqlClient.SqlClient> = Layer.effect(
  IdempotencyStore,
  Effect.map(database, ({ run, sql, transaction }) =>
    IdempotencyStore.of({
      once: (bookId, request, effect) =>
        transaction(
          Effect.gen(function* () {
            const kept = yield* run(claim(sql, bookId, request))
            if (Option.isSome(kept)) return kept.value
            const answer = yield* effect
            yield* run(settle(sql, bookId, request, answer))
            return { answer, fingerprint: request.fingerprint, replayed: false }
          }),
          Duration.sum(request.patience, grace)
        ),
      forgetExpired: (at) =>
        run(
          Effect.map(
            sql`delete from idempotency_keys where expires_at <= ${instant(at)} returning 1`,
            (rows) => rows.length
          )
        )
    })
  )
)

/** For what a transaction does besides waiting. */
const grace = Duration.millis(500)

type Waited = SqlError.SqlError | RequestStillRunning

/** Takes the key for this transaction, or tells what is kept under it. */
const claim = (
  sql: SqlClient.SqlClient,
  bookId: BookId,
  request: RepeatableRequest
): Effect.Effect<Option.Option<KeptAnswer>, Waited> =>
  Effect.gen(function* () {
    const { at, fingerprint, key, patience, until, userId } = request
    const taken = yield* Effect.catchIf(
      sql`
        insert into idempotency_keys as known (book_id, user_id, key, fingerprint, expires_at)
        select ${uuid(bookId)}, ${uuid(userId)}, ${text(key)}, ${text(fingerprint)}, ${instant(until)}
        from set_config('lock_timeout', ${text(String(Duration.toMillis(patience)))}, true) as patience
        where patience is not null
        on conflict (book_id, user_id, key) do update
        set fingerprint = excluded.fingerprint, answer = null, expires_at = excluded.expires_at
        where known.expires_at <= ${instant(at)}
        returning 1`,
      isTimeout,
      () => Effect.fail(new RequestStillRunning())
    )
    if (taken.length > 0) return Option.none()
    // A statement of its own, which sees what the one that this waited for has written.
    const [row] = yield* sql<{ readonly fingerprint: string; readonly answer: string }>`
      select fingerprint, answer from idempotency_keys
      where book_id = ${uuid(bookId)} and user_id = ${uuid(userId)} and key = ${text(key)}`
    // What was in the way may have been forgotten since.
    return row === undefined ? yield* claim(sql, bookId, request) : Option.some({ ...row, replayed: true })
  })

const settle = (sql: SqlClient.SqlClient, bookId: BookId, { key, userId }: RepeatableRequest, answer: string) =>
  sql`update idempotency_keys set answer = ${text(answer)}
    where book_id = ${uuid(bookId)} and user_id = ${uuid(userId)} and key = ${text(key)}`
