/**
 * Compiles packages by project references, which are what their manifests depend on. The project files are made for this
 * one build, so that it can go to any folder and leaves nothing but what it emits.
 */
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { type Package, repository } from "../packages.ts"

export interface Built extends Package {
  /** The folder that becomes the published package. */
  readonly to: string
}

export const compile = (built: ReadonlyArray<Built>): void => {
  // Below node_modules, where tsc finds the types of Node as everywhere else in the repository.
  const cache = join(repository, "node_modules/.cache")
  mkdirSync(cache, { recursive: true })
  const projects = mkdtempSync(join(cache, "build-"))
  try {
    for (const it of built) writeFileSync(join(projects, `${it.name}.json`), JSON.stringify(projectOf(it, built)))
    const tsc = join(repository, "node_modules/typescript/bin/tsc")
    const files = built.map(({ name }) => join(projects, `${name}.json`))
    const { status } = spawnSync(process.execPath, [tsc, "-b", ...files], { stdio: "inherit" })
    if (status !== 0) throw new Error(`tsc ended with ${status}`)
  } finally {
    rmSync(projects, { recursive: true, force: true })
  }
}

const projectOf = ({ directory, manifest, name, to }: Built, built: ReadonlyArray<Built>) => ({
  extends: join(repository, "tsconfig.package.json"),
  compilerOptions: { rootDir: join(directory, "src"), outDir: to, tsBuildInfoFile: `./${name}.tsbuildinfo` },
  include: [join(directory, "src")],
  references: built
    .filter((other) => other.manifest.name in (manifest.dependencies ?? {}))
    .map((other) => ({ path: `./${other.name}.json` }))
})
