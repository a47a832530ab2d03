import { assert, describe, inject, it } from "@effect/vitest"
import { findingsIn } from "../../scripts/build/findings.ts"

describe("publint and arethetypeswrong", () => {
  it.each(inject("packed"))("find nothing in $name", async ({ tarball }) => {
    assert.deepStrictEqual(await findingsIn(tarball), [])
  })
})
