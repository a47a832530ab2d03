import { assert, describe, it } from "@effect/vitest"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { repository } from "../e2e/support/Program.ts"

const folder = join(repository, "examples")
const examples = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

describe("examples", () => {
  it("are all in the table of their README, and each has a test", () => {
    const readme = readFileSync(join(folder, "README.md"), "utf8")
    const listed = Array.from(readme.matchAll(/^\| \[`([a-z-]+)`\]\(\1\) \|/gm), ([, name]) => name)
    assert.sameMembers(listed, examples)
    const nameOf = (file: string) =>
      file
        .replace(/\.test\.ts$/, "")
        .replaceAll(/(?!^)([A-Z])/g, "-$1")
        .toLowerCase()
    const tested = readdirSync(import.meta.dirname).map(nameOf)
    assert.includeMembers(tested, examples)
  })
})
