import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { repository } from "./fixtureTree.ts"
import { sourcesOf } from "./violations.ts"

const limit = 200

describe("source files", () => {
  const sources = sourcesOf(repository).map((file) => ({ file, text: readFileSync(join(repository, file), "utf8") }))
  const where = (holds: (text: string) => boolean) => sources.filter(({ text }) => holds(text)).map(({ file }) => file)

  it(`none is longer than ${limit} lines`, () => {
    assert.deepStrictEqual(
      where((text) => text.trimEnd().split("\n").length > limit),
      []
    )
  })

  it("none leaves work for later", () => {
    assert.deepStrictEqual(
      where((text) => /\b(TODO|FIXME)\b/.test(text)),
      []
    )
  })
})
