/** Folders with an embedded database that is empty and was opened before: copies of the one of the global setup. */
import * as EmbeddedDatabase from "@outlay/adapters-pg/embedded/EmbeddedDatabase"
import { Effect, Layer } from "effect"
import { cpSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { inject } from "vitest"

/** Makes `dataDir` one. */
export const copyCluster = (dataDir: string): void => cpSync(inject("cluster"), dataDir, { recursive: true })

/** One that is removed with its scope. */
export const clusterFolder = Effect.acquireRelease(
  Effect.sync(() => {
    const folder = mkdtempSync(join(tmpdir(), "outlay-copy-"))
    copyCluster(folder)
    return folder
  }),
  (folder) => Effect.sync(() => rmSync(folder, { recursive: true, force: true }))
)

/** The database in a folder of its own. */
export const layer = Layer.unwrap(Effect.map(clusterFolder, (dataDir) => EmbeddedDatabase.layer({ dataDir })))
