import { assert, describe, it } from "@effect/vitest"
import { publicExports } from "./barrels.ts"

describe("docstrings", () => {
  it("are on every public export", () => {
    assert.isAbove(publicExports.length, 300)
    const without = publicExports.filter(({ documentation }) => documentation === "")
    assert.deepStrictEqual(
      without.map(({ name }) => name),
      []
    )
  })

  it("of functions have an example", () => {
    const without = publicExports.filter(({ examples, isFunction }) => isFunction && examples.length === 0)
    assert.deepStrictEqual(
      without.map(({ name }) => name),
      []
    )
  })
})
