import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { repository, start } from "../e2e/support/Program.ts"

describe("examples/test-your-service", () => {
  it("runs its tests by the command that it tells", async () => {
    const text = readFileSync(join(repository, "examples/test-your-service/tests/CoffeeFund.ts"), "utf8")
    const [, command = ""] = /npx vitest (.*)/.exec(text) ?? []
    const vitest = join(repository, "node_modules/vitest/vitest.mjs")
    const run = start([process.execPath, vitest, ...command.split(" ")], { cwd: repository, env: { NO_COLOR: "1" } })
    const { code, stderr, stdout } = await run.ended
    assert.strictEqual(code, 0, stderr)
    assert.match(stdout, /Tests {2}4 passed \(4\)/)
  })
})
