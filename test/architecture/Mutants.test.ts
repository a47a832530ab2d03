/** Each mutant of `npm run mutation` changes a text that is there, once. */
import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { repository } from "../../scripts/packages.ts"
import { memoryMutants } from "../../scripts/mutation/memoryMutants.ts"
import { mutated } from "../../scripts/mutation/Mutant.ts"
import { pgMutants } from "../../scripts/mutation/pgMutants.ts"

describe("mutants", () => {
  it.each([...memoryMutants, ...pgMutants])("$file: $from", (mutant) => {
    assert.include(mutated(mutant), mutant.to)
  })

  it("are as many as the page of the kit tells of", () => {
    const page = readFileSync(join(repository, "packages/testing/README.md"), "utf8")
    const told = Array.from(page.matchAll(/^\| (?:memory|PostgreSQL)[^|]* \| (\d+) \|/gm), ([, count]) => Number(count))
    assert.deepStrictEqual(told, [memoryMutants.length, pgMutants.length])
  })
})
