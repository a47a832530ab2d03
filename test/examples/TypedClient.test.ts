import { assert, describe, it } from "@effect/vitest"
import { freshFolder } from "../e2e/support/Folder.ts"
import { serve } from "../e2e/support/Outlay.ts"
import { start } from "../e2e/support/Program.ts"

const run = (...args: ReadonlyArray<string>) =>
  start(["examples/typed-client/main.ts", ...args], { cwd: freshFolder(), env: { BCRYPT_COST: "4" } }).ended

const story = new RegExp(
  [
    "^Registered ann-\\d+, who pays in EUR\\.",
    "2026-03-02  41\\.20 EUR",
    "2026-03-09  38\\.75 EUR",
    "2026-03-16  52\\.05 EUR",
    "Refused with 409: There is a category of this name already\\.",
    'Refused with 422: \\[\\{"pointer":"/category_id","detail":"must be a category that is there"\\}\\]\n$'
  ].join("\n")
)

describe("examples/typed-client", () => {
  it("brings a server of its own when it is given none", async () => {
    const { code, stderr, stdout } = await run()
    assert.strictEqual(code, 0, stderr)
    assert.match(stdout, story)
  })

  it("calls the server that it is given", async () => {
    const server = await serve({ DATABASE_URL: "memory:" })
    const { code, stderr, stdout } = await run(server.url)
    assert.strictEqual(code, 0, stderr)
    assert.match(stdout, story)
    await server.stop()
  })
})
