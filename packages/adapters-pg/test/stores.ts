/** The ports with the client that they are on, over the current schema. */
import { layer, Migrator } from "@outlay/adapters-pg"
import { IdGenerators } from "@outlay/application"
import { Layer } from "effect"
import type { Database } from "../../../test/support/databases.ts"

export const storeOn = (database: Database) =>
  Layer.mergeAll(layer, IdGenerators.layer).pipe(
    Layer.provideMerge(Layer.effectDiscard(Migrator.up())),
    Layer.provideMerge(database)
  )
