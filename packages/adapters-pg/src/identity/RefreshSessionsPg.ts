/**
 * `RefreshSessions` on PostgreSQL. Whoever rotates or ends locks the session first, so that an ended one gives no
 * further token. Each step is one statement, so that the end of a stolen session is committed with its answer.
 */
import { RefreshSessions, type SessionId } from "@outlay/application"
import type { Role, UserId } from "@outlay/domain"
import { Array, DateTime, Effect, Layer, Option } from "effect"
import type { SqlClient } from "effect/sql"
import { bookOf, type BookRow } from "../book/BookRow.ts"
import { database } from "../store/Database.ts"
import { instant, text, uuid, uuids } from "../store/Parameters.ts"
import { rotateToken } from "./rotateToken.ts"

interface Ended {
  readonly id: SessionId
}

type PrincipalRow = BookRow & { readonly user_id: UserId; readonly authenticated_at: Date; readonly role: Role }

/**
 * `RefreshSessions` on a `SqlClient`; `layer` of the package has it with all other ports.
 *
 * @example
 * ```ts
 * import { IdempotencyStorePg, PostgresClient, RefreshSessionsPg } from "@outlay/adapters-pg"
 * import { forgetExpired } from "@outlay/application"
 * import { Effect, Layer, Redacted, Schedule } from "effect"
 *
 * // A process that does nothing else, with one session of the database.
 * const client = PostgresClient.layer({ url: Redacted.make("postgresql://outlay@localhost/outlay"), poolMax: 1 })
 * export const housekeeping = Effect.repeat(forgetExpired(), Schedule.spaced("1 hour")).pipe(
 *   Effect.provide(Layer.provide(Layer.merge(IdempotencyStorePg.layer, RefreshSessionsPg.layer), client))
 * )
 * ```
 */
export const layer: Layer.Layer<RefreshSessions, never, SqlClient.SqlClient> = Layer.effect(
  RefreshSessions,
  Effect.map(database, ({ run, sql }) => {
    return RefreshSessions.of({
      // The lock waits for a change of the password that is under way, and lets the next one wait for this.
      open: ({ authenticatedAt, id, userId }, token, proven) =>
        run(
          Effect.map(
            sql`
              with account as (
                select id from users where id = ${uuid(userId)} and password_hash = ${text(proven)} for share
              ), opened as (
                insert into sessions (id, user_id, authenticated_at)
                select ${uuid(id)}, id, ${instant(authenticatedAt)} from account
                returning id
              )
              insert into refresh_tokens (digest, session_id, expires_at)
              select ${text(token.digest)}, id, ${instant(token.expiresAt)} from opened
              returning 1`,
            (rows) => rows.length > 0
          )
        ),
      forgetExpired: (at) =>
        run(
          Effect.map(
            sql<{ readonly count: number }>`
              with expired as (
                delete from refresh_tokens where expires_at <= ${instant(at)} returning session_id
              ), emptied as (
                delete from sessions where id in (select session_id from expired) and not exists (
                  select from refresh_tokens as left_over
                  where left_over.session_id = sessions.id and left_over.expires_at > ${instant(at)}
                )
              )
              select count(*)::integer as count from expired`,
            ([row]) => row?.count ?? 0
          )
        ),
      rotate: (digest, next, at) => run(rotateToken(sql, digest, next, at)),
      endByToken: (digest) =>
        run(
          Effect.gen(function* () {
            const now = yield* DateTime.now
            const ended = yield* sql<Ended>`
              update sessions set ended_at = coalesce(ended_at, ${instant(now)})
              where id = (select session_id from refresh_tokens where digest = ${text(digest)})
              returning id`
            return Option.map(Array.head(ended), (it) => it.id)
          })
        ),
      endAllOf: (userId, except) =>
        run(
          Effect.gen(function* () {
            const now = yield* DateTime.now
            const ended = yield* sql<Ended>`
              update sessions set ended_at = ${instant(now)}
              where user_id = ${uuid(userId)} and ended_at is null and id <> all (${uuids(Option.toArray(except))})
              returning id`
            return ended.map((it) => it.id).toSorted()
          })
        ),
      find: (id) =>
        run(
          Effect.map(
            sql<PrincipalRow>`
              select sessions.user_id, sessions.authenticated_at, members.role, books.*
              from sessions
              join users on users.id = sessions.user_id and users.is_active
              join members on members.user_id = sessions.user_id
              join books on books.id = members.book_id
              where sessions.id = ${uuid(id)} and sessions.ended_at is null
              order by books.id limit 1`,
            (rows) =>
              Option.map(Array.head(rows), (row) => ({
                session: { id, userId: row.user_id, authenticatedAt: DateTime.fromDateUnsafe(row.authenticated_at) },
                book: bookOf(row),
                role: row.role
              }))
          )
        )
    })
  })
)
