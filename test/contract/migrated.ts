/** The ports on an empty database, with the schema brought up to date. */
import { layer, Migrator, RateLimiterStorePg } from "@outlay/adapters-pg"
import { Layer } from "effect"
import type { Database } from "../support/databases.ts"

export const migrated = (database: Database) =>
  Layer.merge(layer, RateLimiterStorePg.layer).pipe(
    Layer.provide(Layer.provideMerge(Layer.effectDiscard(Migrator.up()), database))
  )
