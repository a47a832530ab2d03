/** Where the ports keep everything: in memory, or in the embedded database of a folder. Nothing else knows which. */
import * as Memory from "@outlay/adapters-memory"
import * as Pg from "@outlay/adapters-pg"
import { Layer } from "effect"

const embedded = (dataDir: string) =>
  Pg.layer.pipe(
    Layer.provide(Layer.effectDiscard(Pg.Migrator.up())),
    Layer.provide(Pg.EmbeddedDatabase.layer({ dataDir }))
  )

export const storage = (folder: string | undefined) => (folder === undefined ? Memory.layer : embedded(folder))
