/**
 * The store of Effect's RateLimiter on PostgreSQL, for servers that count together: windows only, as the store in memory
 * counts them. One statement looks at a count and raises it, so that attempts at one moment can't slip through. It keeps
 * no token buckets, and adapts to nothing.
 */
import { Clock, Duration, Effect, Layer, Schedule } from "effect"
import { RateLimiter } from "effect/persistence"
import type { SqlClient, SqlError } from "effect/sql"
import { database } from "../store/Database.ts"
import { float8, int4, text, timestamp } from "../store/Parameters.ts"

type FixedWindow = Parameters<RateLimiter.RateLimiterStore["Service"]["fixedWindow"]>[0]

interface Count {
  readonly count: number
  readonly expires_at: Date
}

export const layer: Layer.Layer<RateLimiter.RateLimiterStore, never, SqlClient.SqlClient> = Layer.effect(
  RateLimiter.RateLimiterStore,
  Effect.gen(function* () {
    const { run, sql } = yield* database
    yield* Effect.forkScoped(Effect.repeat(forgetExpired(sql), Schedule.spaced("1 hour")))
    return RateLimiter.RateLimiterStore.of({
      fixedWindow: (options) =>
        run(
          Effect.gen(function* () {
            const now = yield* Clock.currentTimeMillis
            const { count, expires_at } = yield* takeOrTell(sql, options, now)
            return [count, Math.max(0, expires_at.getTime() - now)] as const
          })
        ),
      tokenBucket: () => Effect.die(new Error("the database keeps windows and no token buckets")),
      adaptiveConsume: () => Effect.succeed({ delay: Duration.zero, epoch: 0, phase: "inactive" as const }),
      adaptiveFeedback: () => Effect.void
    })
  })
)

/** What is found free at the second look, because somebody has taken back meanwhile, is not taken yet. */
const takeOrTell = (
  sql: SqlClient.SqlClient,
  options: FixedWindow,
  now: number
): Effect.Effect<Count, SqlError.SqlError> =>
  Effect.gen(function* () {
    const [taken] = yield* take(sql, options, now)
    if (taken !== undefined) return taken
    const [found] = yield* full(sql, options, now)
    return found ?? (yield* takeOrTell(sql, options, now))
  })

/** Each token makes the window longer by its part of it; a window that is over begins again. No row: it is full. */
const take = (sql: SqlClient.SqlClient, { key, limit, refillRate, tokens }: FixedWindow, now: number) => {
  const longer = sql`make_interval(secs => ${float8((Duration.toMillis(refillRate) * tokens) / 1000)})`
  const at = timestamp(now)
  const hasRoom = limit === undefined ? sql`true` : sql`counter.count + ${int4(tokens)} <= ${int4(limit)}`
  return sql<Count>`
    insert into rate_limits as counter (key, count, expires_at)
    values (${text(key)}, ${int4(tokens)}, ${at} + ${longer})
    on conflict (key) do update set
      count = case when counter.expires_at <= ${at} then 0 else counter.count end + ${int4(tokens)},
      expires_at = greatest(counter.expires_at, ${at}) + ${longer}
    where counter.expires_at <= ${at} or ${hasRoom}
    returning count, expires_at`
}

/** What a window that is full would have come to, and when it is over. */
const full = (sql: SqlClient.SqlClient, { key, limit = 0, tokens }: FixedWindow, now: number) => sql<Count>`
  select count + ${int4(tokens)} as count, expires_at from rate_limits
  where key = ${text(key)} and expires_at > ${timestamp(now)} and count + ${int4(tokens)} > ${int4(limit)}`

const forgetExpired = (sql: SqlClient.SqlClient) =>
  Effect.flatMap(
    Clock.currentTimeMillis,
    (now) => sql`delete from rate_limits where expires_at <= ${timestamp(now)}`
  ).pipe(Effect.catch((error) => Effect.logDebug("forgetting what was tried long ago failed", error)))
