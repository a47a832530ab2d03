/**
 * Rotates a refresh token in one statement. It locks the session and then the token, which makes it read both as those
 * left them whom it had to wait for; what follows from them is decided and written under these locks.
 */
import type { RefreshTokenDigest, Rotation, SessionId, StoredRefreshToken } from "@outlay/application"
import type { UserId } from "@outlay/domain"
import { DateTime, Duration, Effect } from "effect"
import { PgTypes } from "@effect/sql-pg"
import type { SqlClient, SqlError } from "effect/sql"
import { instant, text } from "../store/Parameters.ts"

interface Outcome {
  readonly id: SessionId
  readonly user_id: UserId
  readonly authenticated_at: Date
  readonly outcome: Rotation["_tag"]
}

export const rotateToken = (
  sql: SqlClient.SqlClient,
  digest: RefreshTokenDigest,
  next: StoredRefreshToken,
  { now, reuseWindow }: { readonly now: DateTime.Utc; readonly reuseWindow: Duration.Duration }
): Effect.Effect<Rotation, SqlError.SqlError> => {
  // First used after this instant, a token still works: with a window without end, after minus infinity. Without a
  // window it never does, also when the first use was noted by a clock that is ahead.
  const reusableAfter = PgTypes.timestamptz(
    Duration.isZero(reuseWindow) ? Infinity : DateTime.toEpochMillis(now) - Duration.toMillis(reuseWindow)
  )
  const statement = sql<Outcome>`
    with session as (
      select id, user_id, authenticated_at, ended_at from sessions
      where id = (select session_id from refresh_tokens where digest = ${text(digest)})
      for no key update
    ), token as (
      select expires_at, first_used_at from refresh_tokens
      where digest = ${text(digest)} and exists (select from session)
      for no key update
    ), decided as (
      select id, user_id, authenticated_at, first_used_at, case
        when ended_at is not null or expires_at <= ${instant(now)} then 'Refused'
        when first_used_at is null or first_used_at > ${reusableAfter} then 'Rotated'
        else 'Stolen'
      end as outcome
      from session, token
    ), used as (
      update refresh_tokens set first_used_at = ${instant(now)} from decided
      where digest = ${text(digest)} and outcome = 'Rotated' and decided.first_used_at is null
    ), issued as (
      insert into refresh_tokens (digest, session_id, expires_at)
      select ${text(next.digest)}, id, ${instant(next.expiresAt)} from decided where outcome = 'Rotated'
    ), ended as (
      update sessions set ended_at = ${instant(now)} from decided
      where sessions.id = decided.id and outcome = 'Stolen'
    )
    select id, user_id, authenticated_at, outcome from decided`
  return Effect.map(statement, ([row]) => (row === undefined ? { _tag: "Refused" } : rotationOf(row)))
}

const rotationOf = (row: Outcome): Rotation => {
  switch (row.outcome) {
    case "Refused":
      return { _tag: "Refused" }
    case "Stolen":
      return { _tag: "Stolen", sessionId: row.id }
    case "Rotated": {
      const authenticatedAt = DateTime.fromDateUnsafe(row.authenticated_at)
      return { _tag: "Rotated", session: { id: row.id, userId: row.user_id, authenticatedAt } }
    }
  }
}
