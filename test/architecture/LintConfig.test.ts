import { assert, describe, it } from "@effect/vitest"
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { allFixtures, repository, withTree } from "./fixtureTree.ts"

interface Diagnostic {
  readonly code?: string
  readonly message: string
  readonly severity: string
  readonly filename: string
}

const oxlint = (root: string) => {
  const run = spawnSync(process.execPath, [join(repository, "node_modules/oxlint/bin/oxlint"), "--format", "json"], {
    cwd: root,
    encoding: "utf8"
  })
  return { status: run.status, diagnostics: JSON.parse(run.stdout).diagnostics as ReadonlyArray<Diagnostic> }
}

describe("lint config", () => {
  const { diagnostics, status } = withTree(oxlint)

  it("a violation fails the run", () => {
    assert.strictEqual(status, 1)
  })

  for (const { file, oxlint: expected } of allFixtures) {
    it(`${file}: ${expected}`, () => {
      const against = diagnostics.filter((it) => it.filename === file).map((it) => it.code ?? it.message)
      assert.deepStrictEqual([...new Set(against)], expected === "accept" ? [] : [expected])
    })
  }
})
