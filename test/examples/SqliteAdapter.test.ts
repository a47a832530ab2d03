import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { repository, start } from "../e2e/support/Program.ts"

describe("examples/sqlite-adapter", () => {
  it("keeps every promise of its ports, by the command that it tells", async () => {
    const text = readFileSync(join(repository, "examples/sqlite-adapter/conformance.ts"), "utf8")
    const [, command = ""] = /npx node (.*)/.exec(text) ?? []
    const { code, stderr, stdout } = await start([process.execPath, ...command.split(" ")], { cwd: repository }).ended
    assert.strictEqual(code, 0, stdout + stderr)
    assert.match(stdout, /any history of books answers and ends as the model's does/)
    assert.match(stdout, /^. pass 297$/m)
    assert.match(stdout, /^. fail 0$/m)
  })
})
