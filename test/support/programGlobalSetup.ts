/**
 * The `outlay` program as it is published, bundled once for all projects of a run. Tests start it two hundred times, and
 * from its sources each start takes twice as long.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { bundleProgram } from "../../scripts/build/program.ts"
import { repository } from "../../scripts/packages.ts"

declare module "vitest" {
  export interface ProvidedContext {
    /** The file to run. */
    readonly program: string
  }
}

interface Bundle {
  readonly folder: string
  readonly written: Promise<void>
}

/** Vitest loads this file once per project, so what they share can't be in a variable of the file. */
const shared = globalThis as typeof globalThis & { outlayTestProgram?: Bundle }

/** Where the packages that the program loads are found. */
const bundle = (): Bundle => {
  const cache = join(repository, "node_modules/.cache")
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, "program-"))
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }))
  return { folder, written: bundleProgram(folder) }
}

/** What this needs of vitest's project. */
interface Project {
  readonly provide: (key: "program", value: string) => void
}

export default async function setup(project: Project): Promise<void> {
  const { folder, written } = (shared.outlayTestProgram ??= bundle())
  await written
  project.provide("program", join(folder, "main.js"))
}
