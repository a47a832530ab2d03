/**
 * Every port on PostgreSQL: on a server, or on the database that is embedded in this process. The layers of the ports
 * need a `SqlClient`; `PostgresClient` and `EmbeddedDatabase` give one, and `Migrator` brings its schema up to date.
 */
import { Layer, Redacted } from "effect"
import * as SpendingReaderPg from "./analytics/SpendingReaderPg.ts"
import * as BookRepositoryPg from "./book/BookRepositoryPg.ts"
import * as BudgetRepositoryPg from "./budget/BudgetRepositoryPg.ts"
import * as CategoryRepositoryPg from "./category/CategoryRepositoryPg.ts"
import * as PostgresClient from "./client/PostgresClient.ts"
import * as EmbeddedDatabase from "./embedded/EmbeddedDatabase.ts"
import * as ExpenseRepositoryPg from "./expense/ExpenseRepositoryPg.ts"
import * as StoreHealthPg from "./health/StoreHealthPg.ts"
import * as IdempotencyStorePg from "./idempotency/IdempotencyStorePg.ts"
import * as RefreshSessionsPg from "./identity/RefreshSessionsPg.ts"
import * as UserRepositoryPg from "./identity/UserRepositoryPg.ts"
import * as RateLimiterStorePg from "./limits/RateLimiterStorePg.ts"
import * as Migrator from "./migrations/Migrator.ts"
import * as TransactorPg from "./transaction/TransactorPg.ts"

export {
  BookRepositoryPg,
  BudgetRepositoryPg,
  CategoryRepositoryPg,
  EmbeddedDatabase,
  ExpenseRepositoryPg,
  IdempotencyStorePg,
  Migrator,
  PostgresClient,
  RateLimiterStorePg,
  RefreshSessionsPg,
  SpendingReaderPg,
  StoreHealthPg,
  TransactorPg,
  UserRepositoryPg
}

/**
 * All ports on one `SqlClient`.
 *
 * @example
 * ```ts
 * import { EmbeddedDatabase, layer, Migrator } from "@outlay/adapters-pg"
 * import { IdGenerators, openBook } from "@outlay/application"
 * import { CurrencyCode, TimeZone } from "@outlay/domain"
 * import { Effect, Layer } from "effect"
 *
 * const storage = layer.pipe(
 *   Layer.provide(Layer.effectDiscard(Migrator.up())),
 *   Layer.provide(EmbeddedDatabase.layerMemory)
 * )
 * const program = openBook({ currency: CurrencyCode.make("EUR"), timeZone: TimeZone.make("Europe/Vienna") })
 * const book = await Effect.runPromise(Effect.provide(program, [storage, IdGenerators.layer]))
 * console.log(book.timeZone) // Europe/Vienna
 * ```
 */
export const layer = Layer.mergeAll(
  BookRepositoryPg.layer,
  BudgetRepositoryPg.layer,
  CategoryRepositoryPg.layer,
  ExpenseRepositoryPg.layer,
  IdempotencyStorePg.layer,
  RefreshSessionsPg.layer,
  SpendingReaderPg.layer,
  TransactorPg.layer,
  UserRepositoryPg.layer
)

const schema = Layer.effectDiscard(Migrator.up())

/**
 * Which server, and how patient with it.
 *
 * @example
 * ```ts
 * import { postgresStorage, type PostgresStorageOptions } from "@outlay/adapters-pg"
 *
 * const url = "postgresql://outlay@localhost/outlay"
 * const options: PostgresStorageOptions = { url, poolMax: 20, timeout: "5 seconds" }
 * export const storage = postgresStorage(options)
 * ```
 */
export interface PostgresStorageOptions extends Omit<PostgresClient.Options, "url"> {
  /** `postgresql://user:password@host:port/name`, with `sslmode` and the like as libpq has them. */
  readonly url: string
}

/**
 * All ports on a PostgreSQL server whose schema is brought up to date first: the storage of an Outlay.
 *
 * @example
 * ```ts
 * import { postgresStorage } from "@outlay/adapters-pg"
 * import { createOutlay } from "@outlay/application"
 *
 * export const outlay = createOutlay({ storage: postgresStorage({ url: "postgresql://outlay@localhost/outlay" }) })
 * ```
 */
export const postgresStorage = ({ url, ...others }: PostgresStorageOptions) => {
  const options = { ...others, url: Redacted.make(url) }
  return layer.pipe(
    Layer.provide(Layer.provide(schema, PostgresClient.layerUnhurried(options))),
    Layer.provide(PostgresClient.layer(options))
  )
}

/**
 * All ports on the embedded database of a folder, its schema up to date: the storage of an Outlay.
 *
 * @example
 * ```ts
 * import { embeddedStorage } from "@outlay/adapters-pg"
 * import { createOutlay } from "@outlay/application"
 *
 * export const outlay = createOutlay({ storage: embeddedStorage({ dataDir: "data" }) })
 * ```
 */
export const embeddedStorage = (options: EmbeddedDatabase.Options) =>
  layer.pipe(Layer.provide(schema), Layer.provide(EmbeddedDatabase.layer(options)))
