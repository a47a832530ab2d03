/** Each mutant of `npm run mutation` changes a text that is there, once. */
import { assert, describe, it } from "@effect/vitest"
import { memoryMutants } from "../../scripts/mutation/memoryMutants.ts"
import { mutated } from "../../scripts/mutation/Mutant.ts"
import { pgMutants } from "../../scripts/mutation/pgMutants.ts"

describe("mutants", () => {
  it.each([...memoryMutants, ...pgMutants])("$file: $from", (mutant) => {
    assert.include(mutated(mutant), mutant.to)
  })
})
