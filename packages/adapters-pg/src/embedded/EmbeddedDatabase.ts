/**
 * The embedded database: PostgreSQL in this process, behind the same client as a server and with the same SQL. There is one
 * session, so transactions run one after the other and nothing interleaves with them; a statement keeps the event loop
 * busy while it runs, and no timeout can stop it.
 */
import { PgClient } from "@effect/sql-pg"
import { Effect, Layer } from "effect"
import { join, resolve } from "node:path"
import { acquire } from "./DataDirLock.ts"
import { EmbeddedDatabaseFailed } from "./EmbeddedDatabaseFailed.ts"
import type * as EngineModule from "./Engine.ts"
import * as Housekeeping from "./Housekeeping.ts"
import { serve } from "./Sessions.ts"

/**
 * Where the embedded database keeps its files.
 *
 * @example
 * ```ts
 * import { EmbeddedDatabase } from "@outlay/adapters-pg"
 *
 * const options: EmbeddedDatabase.Options = { dataDir: "/var/lib/outlay" }
 * export const database = EmbeddedDatabase.layer(options)
 * ```
 */
export interface Options {
  /** Made when missing. The cluster is in `postgres/` below it. */
  readonly dataDir: string
}

/**
 * On disk: what is acknowledged outlives a crash of the process and of the machine.
 * Fails with `EmbeddedDatabaseLocked` when another process has the folder, and with `EmbeddedDatabaseFailed` when it can't
 * be opened.
 *
 * @example
 * ```ts
 * import { EmbeddedDatabase, layer, Migrator } from "@outlay/adapters-pg"
 * import { Layer } from "effect"
 *
 * export const storage = layer.pipe(
 *   Layer.provide(Layer.effectDiscard(Migrator.up())),
 *   Layer.provide(EmbeddedDatabase.layer({ dataDir: "data" }))
 * )
 * ```
 */
export const layer = (options: Options) => {
  const dataDir = resolve(options.dataDir)
  const client = Effect.gen(function* () {
    yield* acquire(dataDir)
    return yield* clientOf(dataDir, ({ openOnDisk }) => openOnDisk(join(dataDir, "postgres")))
  })
  return Layer.effectDiscard(Effect.forkScoped(Housekeeping.forever)).pipe(
    Layer.provideMerge(PgClient.layerFrom(client))
  )
}

/**
 * In memory: gone with the layer. For tests with PostgreSQL itself and nothing to install.
 *
 * @example
 * ```ts
 * import { EmbeddedDatabase, Migrator } from "@outlay/adapters-pg"
 * import { Effect } from "effect"
 * import { SqlClient } from "effect/sql"
 *
 * const program = Effect.gen(function* () {
 *   yield* Migrator.up()
 *   const sql = yield* SqlClient.SqlClient
 *   return yield* sql`select count(*)::integer as books from books`
 * })
 * console.log(await Effect.runPromise(Effect.provide(program, EmbeddedDatabase.layerMemory))) // [ { books: 0 } ]
 * ```
 */
export const layerMemory = PgClient.layerFrom(
  Effect.suspend(() => clientOf("memory", ({ openInMemory }) => openInMemory()))
)

const clientOf = Effect.fnUntraced(function* (
  place: string,
  open: (engine: typeof EngineModule) => Promise<EngineModule.Engine>
) {
  const engine = yield* Effect.acquireRelease(
    Effect.tryPromise({
      // imported when needed: who uses a server should not load PGlite
      try: async () => open(await import("./Engine.ts")),
      catch: (cause) => EmbeddedDatabaseFailed.of(place, cause)
    }),
    (engine) => Effect.promise(() => engine.close())
  )
  const sessions = yield* Effect.acquireRelease(
    Effect.sync(() => serve(engine)),
    (sessions) => Effect.sync(sessions.end)
  )
  return yield* PgClient.make({
    stream: sessions.connect,
    username: "postgres",
    database: "postgres",
    minConnections: 1,
    maxConnections: 1,
    // a second session waits for the first one to end, however long its transaction takes
    connectTimeout: "1 hour"
  })
})
