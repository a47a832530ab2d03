/** Under either runner a promise that is broken fails the run, and is what the failure is called. */
import { assert, describe, it } from "@effect/vitest"
import { spawnSync } from "node:child_process"
import { join } from "node:path"

const folder = join(import.meta.dirname, "runners")
const vitest = join(import.meta.dirname, "../../../node_modules/vitest/vitest.mjs")

const run = (...args: ReadonlyArray<string>) => {
  // This test is run by a runner itself: what that one tells its children is not for those here.
  const { NODE_TEST_CONTEXT: _, VITEST: __, ...env } = process.env
  const { status, stderr, stdout } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...env, NO_COLOR: "1" }
  })
  return { status, output: stdout + stderr }
}

/** The sentences of what failed, each once. */
const failed = (output: string, pattern: RegExp) => [
  ...new Set(Array.from(output.matchAll(pattern), ([, name]) => name))
]

const promise = "of twenty fibers that modify a category at once none loses its change"

describe("a broken promise is told by name", () => {
  it("under node's own runner", () => {
    const { output, status } = run("--test", "--test-reporter=tap", "underNode.ts")
    assert.strictEqual(status, 1, output)
    assert.deepStrictEqual(failed(output, /^ *not ok \d+ - (.*)$/gm), [promise, "modify", "a broken store"])
    assert.match(output, /Expected values to be strictly deep-equal/)
  })

  it("under vitest", () => {
    const { output, status } = run(vitest, "run", "--root", folder, "--reporter=verbose")
    assert.strictEqual(status, 1, output)
    assert.deepStrictEqual(failed(output, /^ FAIL {2}(.*)$/gm), [
      `underVitest.ts > a broken store > modify > ${promise}`
    ])
    assert.match(output, /Expected values to be strictly deep-equal/)
  })
})
