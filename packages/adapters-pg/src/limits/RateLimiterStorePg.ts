/**
 * The store of Effect's RateLimiter on PostgreSQL, for servers that count together, with windows that slide: each one
 * that was counted leaves the window when it is as old as the window is long. One statement looks at a window and writes
 * to it, so that those who come at one moment can't slip through. It refuses, and puts off nobody; it keeps no buckets.
 */
import { Clock, Duration, Effect, Layer, Schedule } from "effect"
import * as RateLimiter from "effect/persistence/RateLimiter"
import type { SqlClient, SqlError } from "effect/sql"
import { database } from "../store/Database.ts"
import { int4, text, timestamp, timestamps } from "../store/Parameters.ts"

/** What `fixedWindow` answers: how many are counted with this one, and milliseconds. */
type Counted = readonly [count: number, ttl: number]

interface Window {
  readonly key: string
  readonly limit: number
  readonly tokens: number
  readonly now: number
  readonly millis: number
}

const unsupported = Effect.die(new Error("the database refuses by windows: it puts off nobody and keeps no buckets"))

/**
 * The store of Effect's RateLimiter on a `SqlClient`. It dies when asked to put off or for buckets.
 *
 * @example
 * ```ts
 * import { HttpApp } from "@outlay/adapters-http"
 * import { RateLimiterStorePg } from "@outlay/adapters-pg"
 * import { Layer } from "effect"
 * import { RateLimiter } from "effect/persistence"
 *
 * // Servers of one database, which count as one.
 * const limiter = Layer.provide(RateLimiter.layer, RateLimiterStorePg.layer)
 * export const app = Layer.provide(HttpApp.layer({ allowedOrigins: [] }), limiter)
 * ```
 */
export const layer: Layer.Layer<RateLimiter.RateLimiterStore, never, SqlClient.SqlClient> = Layer.effect(
  RateLimiter.RateLimiterStore,
  Effect.gen(function* () {
    const { run, sql } = yield* database
    yield* Effect.forkScoped(Effect.repeat(forgetExpired(sql), Schedule.spaced("1 hour")))
    return RateLimiter.RateLimiterStore.of({
      fixedWindow: ({ key, limit, refillRate, tokens }) => {
        if (limit === undefined) return unsupported
        const millis = Duration.toMillis(refillRate) * limit
        return Effect.flatMap(Clock.currentTimeMillis, (now) => {
          const window = { key, limit, tokens, now, millis }
          return run(tokens > 0 ? takeOrTell(sql, window) : takeBack(sql, window))
        })
      },
      tokenBucket: () => unsupported,
      adaptiveConsume: () => Effect.succeed({ delay: Duration.zero, epoch: 0, phase: "inactive" as const }),
      adaptiveFeedback: () => Effect.void
    })
  })
)

/** What is found free at the second look, because somebody has taken back meanwhile, is not taken yet. */
const takeOrTell = (sql: SqlClient.SqlClient, window: Window): Effect.Effect<Counted, SqlError.SqlError> =>
  Effect.gen(function* () {
    const [taken] = yield* take(sql, window)
    if (taken !== undefined) return [taken.count, window.millis] as const
    const [found] = yield* recent(sql, window)
    const total = (found?.times.length ?? 0) + window.tokens
    // There is room when as many have left as are too many.
    const leaving = found?.times[total - window.limit - 1]
    if (leaving === undefined) return yield* takeOrTell(sql, window)
    return [total, leaving.getTime() + window.millis - window.now] as const
  })

const inWindow = (sql: SqlClient.SqlClient, { now, millis }: Window) => sql`
  array(select at from unnest(counter.attempts) as at where at > ${timestamp(now - millis)} order by at)`

/** No row: there is no room. */
const take = (sql: SqlClient.SqlClient, window: Window) => {
  const { key, limit, millis, now, tokens } = window
  const fresh = timestamps(Array.from({ length: tokens }, () => now))
  return sql<{ readonly count: number }>`
    insert into rate_limits as counter (key, attempts, expires_at)
    values (${text(key)}, ${fresh}, ${timestamp(now + millis)})
    on conflict (key) do update
    set attempts = ${inWindow(sql, window)} || excluded.attempts, expires_at = excluded.expires_at
    where cardinality(${inWindow(sql, window)}) + ${int4(tokens)} <= ${int4(limit)}
    returning cardinality(attempts) as count`
}

const recent = (sql: SqlClient.SqlClient, window: Window) => sql<{ readonly times: ReadonlyArray<Date> }>`
  select ${inWindow(sql, window)} as times from rate_limits as counter where key = ${text(window.key)}`

/** The newest go, down to none. */
const takeBack = (sql: SqlClient.SqlClient, window: Window): Effect.Effect<Counted, SqlError.SqlError> =>
  Effect.map(
    sql<{ readonly count: number }>`
      update rate_limits as counter
      set attempts = (${inWindow(sql, window)})[1 : cardinality(${inWindow(sql, window)}) + ${int4(window.tokens)}]
      where key = ${text(window.key)}
      returning cardinality(attempts) as count`,
    ([row]) => [row?.count ?? 0, window.millis]
  )

const forgetExpired = (sql: SqlClient.SqlClient) =>
  Effect.flatMap(
    Clock.currentTimeMillis,
    (now) => sql`delete from rate_limits where expires_at <= ${timestamp(now)}`
  ).pipe(Effect.catch((error) => Effect.logDebug("forgetting what was tried long ago failed", error)))
