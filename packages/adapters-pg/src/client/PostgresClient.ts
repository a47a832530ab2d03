/**
 * The client of a PostgreSQL server: a pool of sessions that all decode the same (int8 as bigint, date as "YYYY-MM-DD",
 * timestamptz as Date) and give up after the same time. Building the layer connects to nothing: the first statement does.
 * A pooler in transaction mode refuses session settings, so there the timeout of statements is left to its role:
 * `alter role outlay set statement_timeout = '30s'`.
 */
import { PgClient } from "@effect/sql-pg"
import { Duration, Effect, Layer, Redacted } from "effect"
import { type DatabaseUrl, InvalidDatabaseUrl, parse } from "./DatabaseUrl.ts"
import { Patience } from "../store/Patience.ts"
import { tlsConfig } from "./Tls.ts"

/**
 * Which server, and how patient with it.
 *
 * @example
 * ```ts
 * import { PostgresClient } from "@outlay/adapters-pg"
 * import { Redacted } from "effect"
 *
 * // Small and quick: who waits for more than five seconds is told so.
 * const options: PostgresClient.Options = {
 *   url: Redacted.make("postgresql://outlay@db.internal/outlay?sslmode=verify-full"),
 *   poolMin: 2,
 *   poolMax: 5,
 *   timeout: "5 seconds",
 *   connectTimeout: "1 second"
 * }
 * export const client = PostgresClient.layer(options)
 * ```
 */
export interface Options {
  readonly url: Redacted.Redacted
  /** Sessions that stay open when idle (default 0). */
  readonly poolMin?: number | undefined
  /** Sessions at most (default 10); who finds none waits for one, as long as `timeout`. */
  readonly poolMax?: number | undefined
  /**
   * For connecting, for a step of a port (a statement or a transaction, with the wait for a session), for one statement
   * on the server, and for a transaction that does nothing there (default 30 seconds). A session that gives no answer
   * for a little longer is given up, and another one made.
   */
  readonly timeout?: Duration.Input | undefined
  /** For connecting alone (default `timeout`): so that what takes its time, like a migration, fails fast all the same. */
  readonly connectTimeout?: Duration.Input | undefined
  /**
   * Statements outside transactions may share sessions (default true; never through a pooler in transaction mode). Worth
   * up to half again as many small reads; the price is that shared statements queue behind slow ones, and run on when
   * their fiber is interrupted.
   */
  readonly multiplex?: boolean | undefined
}

/**
 * The client alone, for who provides `SqlClient` in another way than by {@link layer}. Fails with `InvalidDatabaseUrl`, or
 * with `RootCertificateUnreadable`.
 *
 * @example
 * ```ts
 * import { PostgresClient } from "@outlay/adapters-pg"
 * import { Redacted } from "effect"
 *
 * export const client = PostgresClient.make({ url: Redacted.make("postgresql://outlay@localhost/outlay") })
 * ```
 */
export const make = Effect.fnUntraced(function* (options: Options) {
  const url = yield* Effect.fromResult(parse(Redacted.value(options.url)))
  if (url.connection.username === undefined) {
    return yield* new InvalidDatabaseUrl({ reason: "names no user; write it as in postgresql://user@host/name" })
  }
  const { host, port } = url.connection
  // The server gives up first, and says so.
  const patience = Duration.toMillis(Duration.sum(timeoutOf(options), Duration.seconds(1)))
  const tls = yield* tlsConfig(url.tls, { host, port, patience })
  return yield* PgClient.make({ ...poolConfig(options, url), ...tls })
})

/**
 * A pool of sessions with a PostgreSQL server, as `SqlClient`.
 *
 * @example
 * ```ts
 * import { layer, PostgresClient } from "@outlay/adapters-pg"
 * import { Layer, Redacted } from "effect"
 *
 * const url = Redacted.make("postgresql://outlay@localhost/outlay?sslmode=prefer")
 * export const storage = Layer.provide(layer, PostgresClient.layer({ url, poolMax: 20, timeout: "5 seconds" }))
 * ```
 */
export const layer = (options: Options) =>
  Layer.merge(PgClient.layerFrom(make(options)), Layer.succeed(Patience, timeoutOf(options)))

/**
 * One session for what may take longer than any request: a migration, or the wait for that of another process.
 *
 * @example
 * ```ts
 * import { Migrator, PostgresClient } from "@outlay/adapters-pg"
 * import { Layer, Redacted } from "effect"
 *
 * const client = PostgresClient.layerUnhurried({ url: Redacted.make("postgresql://outlay@localhost/outlay") })
 * export const migrated = Layer.provide(Layer.effectDiscard(Migrator.up()), client)
 * ```
 */
export const layerUnhurried = (options: Options) =>
  layer({
    ...options,
    poolMin: 0,
    poolMax: 1,
    timeout: Duration.infinity,
    connectTimeout: options.connectTimeout ?? timeoutOf(options)
  })

const timeoutOf = (options: Options): Duration.Duration => Duration.fromInputUnsafe(options.timeout ?? "30 seconds")

const poolConfig = (options: Options, url: DatabaseUrl): PgClient.PgPoolConfig => {
  const timeout = timeoutOf(options)
  const poolMax = Math.max(1, options.poolMax ?? 10)
  return {
    ...url.connection,
    applicationName: url.connection.applicationName ?? "outlay",
    connectTimeout: url.connection.connectTimeout ?? options.connectTimeout ?? timeout,
    minConnections: Math.min(options.poolMin ?? 0, poolMax),
    maxConnections: poolMax,
    multiplex: (options.multiplex ?? true) && !url.transactionPooler,
    // few share a session: most of the gain, and a slow statement holds up seven others instead of thirty-one
    multiplexConcurrency: 8,
    prepare: !url.transactionPooler,
    startupParameters: url.transactionPooler ? {} : sessionSettings(timeout)
  }
}

/** A transaction left open by a process that was cut off keeps its locks: the server must be able to end it. */
const sessionSettings = (timeout: Duration.Duration): Readonly<Record<string, string>> => {
  if (!Duration.isFinite(timeout)) return {}
  const milliseconds = String(Math.ceil(Duration.toMillis(timeout)))
  return { statement_timeout: milliseconds, idle_in_transaction_session_timeout: milliseconds }
}
