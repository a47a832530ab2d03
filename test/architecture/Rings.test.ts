import { assert, describe, it } from "@effect/vitest"
import { allFixtures, repository, withTree } from "./fixtureTree.ts"
import { ringOf, rings } from "./rings.ts"
import { sourcesOf, violationsOf } from "./violations.ts"

const lines = (root: string) => violationsOf(root).map((it) => `${it.file}: "${it.specifier}" ${it.reason}`)

describe("rings", () => {
  it("every source file keeps to its ring and to its package.json", () => {
    assert.deepStrictEqual(lines(repository), [])
  })

  it("every source file has a row in the table", () => {
    assert.deepStrictEqual(
      sourcesOf(repository).filter((file) => ringOf(file) === undefined),
      []
    )
  })

  it("every row has a fixture that it refuses", () => {
    const refused = allFixtures.filter((fixture) => fixture.rings === "refuse").map((fixture) => ringOf(fixture.file))
    assert.deepStrictEqual(
      rings.filter((ring) => !refused.includes(ring)).map((ring) => ring.under),
      []
    )
  })

  const refusals = withTree(violationsOf)
  for (const { file, rings } of allFixtures) {
    it(`${rings}s ${file}`, () => {
      const against = refusals.filter((violation) => violation.file === file)
      assert.strictEqual(against.length > 0, rings === "refuse", JSON.stringify(against))
    })
  }
})
