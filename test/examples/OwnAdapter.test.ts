import { assert, describe, it } from "@effect/vitest"
import { freshFolder } from "../e2e/support/Folder.ts"
import { start } from "../e2e/support/Program.ts"

describe("examples/own-adapter", () => {
  it("uses its own adapter, which keeps every promise of its port", async () => {
    const { code, stderr, stdout } = await start(["examples/own-adapter/main.ts"], { cwd: freshFolder() }).ended
    assert.strictEqual(code, 0, stderr)
    assert.match(stdout, /^This month, by our own adapter: 40\.00 \(.* 75 %, .* 25 %\)$/m)
    for (const about of ["spending", "sums of spending", "readers while others write"]) {
      assert.match(stdout, new RegExp(`^${about}\n  ✓ `, "m"))
    }
  })
})
