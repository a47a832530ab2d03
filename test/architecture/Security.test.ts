/** SECURITY.md names the tests that show what it says: each has to be there, and no risk may be without one. */
import { assert, describe, it } from "@effect/vitest"
import { existsSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"

const root = resolve(import.meta.dirname, "../..")
const page = readFileSync(join(root, "SECURITY.md"), "utf8")

const pathsIn = (text: string): ReadonlyArray<string> =>
  Array.from(text.matchAll(/`((?:test|packages)\/[^`]+\.ts)`/g), ([, path = ""]) => path)

describe("SECURITY.md", () => {
  it.each(pathsIn(page))("names a test that is there: %s", (path) => {
    assert.isTrue(existsSync(join(root, path)))
  })

  it.each(Array.from({ length: 10 }, (_, index) => `API${index + 1}`))("shows what stands against %s", (risk) => {
    const [line = ""] = new RegExp(`^\\| ${risk} .*$`, "m").exec(page) ?? []
    assert.isAbove(pathsIn(line).length, 0)
  })
})
