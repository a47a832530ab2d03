import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { version } from "../src/version.ts"

describe("version", () => {
  it("is that of the package", () => {
    const text = readFileSync(join(import.meta.dirname, "../package.json"), "utf8")
    assert.strictEqual(JSON.parse(text).version, version)
  })
})
