import { globSync, readFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"

export const repository = join(import.meta.dirname, "..")

/** What is read of a package.json. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly exports: Readonly<Record<string, string>>
  readonly bin?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
}

export interface Package {
  /** Of its folder: `domain`. */
  readonly name: string
  readonly directory: string
  readonly manifest: Manifest
}

export const readJson = (path: string) => JSON.parse(readFileSync(path, "utf8"))

/** Every package, as its sources describe it. */
export const packages: ReadonlyArray<Package> = globSync("packages/*/package.json", { cwd: repository })
  .toSorted()
  .map((path) => join(repository, path))
  .map((path) => ({ name: basename(dirname(path)), directory: dirname(path), manifest: readJson(path) }))

/** The package of an import: `@outlay/domain` of `@outlay/domain/money/Money`. */
export const packageOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/")
