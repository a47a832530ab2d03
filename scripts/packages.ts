import { globSync } from "node:fs"
import { dirname, join } from "node:path"

export const repository = join(import.meta.dirname, "..")

/** The directory of every package. */
export const packages: ReadonlyArray<string> = globSync("packages/*/package.json", { cwd: repository })
  .toSorted()
  .map((manifest) => join(repository, dirname(manifest)))
