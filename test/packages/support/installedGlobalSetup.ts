/**
 * The packages as their users get them: built, packed, and installed into an empty project below the temporary directory.
 * The build is one of its own, so that nobody who reads a dist meets it half done.
 */
import { execFile } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { type Packed, pack } from "../../../scripts/build/pack.ts"
import { packages, readJson, repository } from "../../../scripts/packages.ts"

declare module "vitest" {
  export interface ProvidedContext {
    readonly packed: ReadonlyArray<Packed>
    /** Where each has been built, in a folder of its name. */
    readonly built: string
    /** The folder of the project that they are installed in. */
    readonly consumer: string
  }
}

const run = promisify(execFile)

const quietly = ["--prefer-offline", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"]

/** What this needs of vitest's project. */
interface Project {
  readonly provide: ((key: "packed", value: ReadonlyArray<Packed>) => void) &
    ((key: "built" | "consumer", value: string) => void)
}

export default async function setup(project: Project): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "outlay-packages-"))
  const consumer = join(folder, "consumer")
  const built = join(folder, "built")
  const install = (...what: ReadonlyArray<string>) => run("npm", ["install", ...quietly, ...what], { cwd: consumer })
  try {
    cpSync(join(import.meta.dirname, "../consumer"), consumer, { recursive: true })
    writeFileSync(join(consumer, "package.json"), JSON.stringify({ type: "module" }))
    const { effect } = readJson(join(repository, "package.json")).devDependencies
    // The peer takes as long to unpack as the packages to build.
    const [packed] = await Promise.all([buildAndPack(built, folder), install(`effect@${effect}`)])
    await install(...packed.map(({ tarball }) => tarball))
    project.provide("packed", packed)
    project.provide("built", built)
    project.provide("consumer", consumer)
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true })
    throw cause
  }
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

const buildAndPack = async (built: string, folder: string): Promise<ReadonlyArray<Packed>> => {
  const tarballs = join(folder, "tarballs")
  mkdirSync(tarballs)
  await run(process.execPath, [join(repository, "scripts/build.ts"), built])
  return pack(
    packages.map(({ name }) => join(built, name)),
    tarballs
  )
}
