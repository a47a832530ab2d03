/** Where the ports keep everything: in memory, or in the embedded database of a folder. Nothing else knows which. */
import * as Memory from "@outlay/adapters-memory"
import * as Pg from "@outlay/adapters-pg"

export const storage = (folder: string | undefined) =>
  folder === undefined ? Memory.layer : Pg.embeddedStorage({ dataDir: folder })
