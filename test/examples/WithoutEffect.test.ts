import { assert, describe, it } from "@effect/vitest"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { freshFolder } from "../e2e/support/Folder.ts"
import { repository, start } from "../e2e/support/Program.ts"

const run = (...args: ReadonlyArray<string>) =>
  start(["examples/without-effect/main.ts", ...args], { cwd: freshFolder() }).ended

/** The oldest Node that the packages promise. */
const oldest = join(repository, "tools/node_modules/node/bin/node")

const story = new RegExp(
  [
    "2026-03-02  41\\.20 EUR",
    "2026-03-03  12\\.50 EUR",
    "Refused: the amount must have at most 2 decimals in EUR, and the date must be a date .*",
    "Refused: you may only look at this book",
    "March: 53\\.70 EUR",
    "  Food at home 76\\.72 %",
    "  Business trips 23\\.28 %\n$"
  ].join("\n")
)

describe("examples/without-effect", () => {
  it("keeps accounts in memory, and ends by itself", async () => {
    const { code, stderr, stdout } = await run()
    assert.strictEqual(code, 0, stderr)
    assert.match(stdout, story)
  })

  it("runs on the oldest Node too", async () => {
    const main = join(repository, "examples/without-effect/main.ts")
    const { code, stderr, stdout } = await start([oldest, main], { cwd: freshFolder() }).ended
    assert.strictEqual(code, 0, stderr)
    assert.match(stdout, story)
  })

  it("keeps them in the folder that it is given", async () => {
    const { code, stderr, stdout } = await run("--data", join(freshFolder(), "home"))
    assert.strictEqual(code, 0, stderr)
    assert.match(stdout, story)
  })

  it("imports nothing of Effect", () => {
    const folder = join(repository, "examples/without-effect")
    const code = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"))
    const imported = code.flatMap((text) =>
      Array.from(text.matchAll(/ from "([^"]+)"/g), ([, specifier = ""]) => specifier)
    )
    assert.include(imported, "@outlay/application")
    assert.deepStrictEqual(
      imported.filter((specifier) => /^@?effect(\/|$)/.test(specifier)),
      []
    )
  })
})
