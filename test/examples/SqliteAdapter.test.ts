import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { repository, start } from "../e2e/support/Program.ts"

/** The pinned Node and the oldest one, each with a SQLite of its own. */
const runtimes = [repository, join(repository, "tools")].map((root) => join(root, "node_modules/node/bin/node"))

describe("examples/sqlite-adapter", () => {
  it.each(runtimes)("keeps every promise of its ports, by the command that it tells: %s", async (node) => {
    const text = readFileSync(join(repository, "examples/sqlite-adapter/conformance.ts"), "utf8")
    const [, command = ""] = /npx node (.*)/.exec(text) ?? []
    const { code, stderr, stdout } = await start([node, ...command.split(" ")], { cwd: repository }).ended
    assert.strictEqual(code, 0, stdout + stderr)
    assert.match(stdout, /any history of books answers and ends as the model's does/)
    assert.match(stdout, /^. pass 298$/m)
    assert.match(stdout, /^. fail 0$/m)
  })
})
