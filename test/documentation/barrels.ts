import { existsSync } from "node:fs"
import { join } from "node:path"
import { packages, repository } from "../../scripts/packages.ts"
import { publicExportsOf } from "../../tools/publicExports.ts"

/** Everything that somebody can import from a package by its name alone. */
export const publicExports = publicExportsOf(
  repository,
  packages
    .map(({ directory, manifest }) => ({ package: manifest.name, file: join(directory, "src/index.ts") }))
    .filter(({ file }) => existsSync(file))
)
