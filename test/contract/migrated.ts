/** The ports on an empty database, with the schema brought up to date. */
import { layer, Migrator, RateLimiterStorePg } from "@outlay/adapters-pg"
import { Effect, Layer, References } from "effect"
import type { Database } from "../support/databases.ts"

export const migrated = (database: Database) =>
  Layer.merge(layer, RateLimiterStorePg.layer).pipe(
    Layer.provide(Layer.provideMerge(Layer.effectDiscard(quietly(Migrator.up())), database))
  )

const quietly = Effect.provideService(References.MinimumLogLevel, "Warn")
