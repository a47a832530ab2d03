import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { gzipSync } from "node:zlib"
import { bundle } from "../browser/support/bundle.ts"

describe("examples/in-browser", () => {
  it("is one script that asks for no other, and not a large one", async () => {
    const { script, said } = await bundle()
    const code = readFileSync(script)
    const kilobytes = (bytes: Buffer) => Math.round(bytes.length / 1000)
    const [minified, compressed] = [kilobytes(code), kilobytes(gzipSync(code))]
    console.log(`Outlay in a browser: ${minified} kB minified, ${compressed} kB with gzip`)
    assert.notMatch(said, /unresolved|external/i)
    // What is imported from elsewhere would be a parameter.
    assert.match(code.toString(), /^\(function\(\)\{.*\}\)\(\);\s*$/s)
    assert.isBelow(compressed, 60)
  })
})
