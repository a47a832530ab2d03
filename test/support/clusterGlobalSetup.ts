/**
 * The folder of an empty embedded database, made once for all projects of a run, for tests to start from a copy of: making
 * one takes ten times as long as opening it. That one is made where there is none, EmbeddedDatabase.test.ts sees to.
 */
import { openOnDisk } from "@outlay/adapters-pg/embedded/Engine"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

declare module "vitest" {
  export interface ProvidedContext {
    /** A DATA_DIR that nobody has open. */
    readonly cluster: string
  }
}

/** Vitest loads this file once per project, so what they share can't be in a variable of the file. */
const shared = globalThis as typeof globalThis & { outlayTestCluster?: Promise<string> }

const made = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), "outlay-cluster-"))
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }))
  await (await openOnDisk(join(folder, "postgres"))).close()
  return folder
}

/** What this needs of vitest's project. */
interface Project {
  readonly provide: (key: "cluster", value: string) => void
}

export default async function setup(project: Project): Promise<void> {
  project.provide("cluster", await (shared.outlayTestCluster ??= made()))
}
