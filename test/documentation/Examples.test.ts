/** The examples of docstrings compile, run, and log what the comments behind their `console.log` say. */
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { repository } from "../../scripts/packages.ts"
import { type Ended, start } from "../e2e/support/Program.ts"
import { publicExports } from "./barrels.ts"

const examples = publicExports.flatMap(({ examples, name }) =>
  examples.map((text, index) => ({ name: index === 0 ? name : `${name} (${index + 1})`, text }))
)

const claimsOf = (text: string) => Array.from(text.matchAll(/\) \/\/ (.*)$/gm), ([, claim]) => claim)

// Below the repository, so that they find its packages.
const cache = join(repository, ".vitest")
mkdirSync(cache, { recursive: true })
const folder = mkdtempSync(join(cache, "examples-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const fileOf = (name: string) => join(folder, `${name.replaceAll(/[^\w.]+/g, "-")}.ts`)

describe("the examples of docstrings", () => {
  let compiled: Ended
  let logged: ReadonlyArray<ReadonlyArray<string>>

  beforeAll(async () => {
    for (const { name, text } of examples) writeFileSync(fileOf(name), text)
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ extends: "../../tsconfig.json", include: ["*.ts"] }))
    const tsc = join(repository, "node_modules/typescript/bin/tsc")
    compiled = await start([process.execPath, tsc, "-p", folder], { cwd: folder }).ended
    const files = examples.map(({ name }) => fileOf(name))
    const { stdout } = await start(["test/documentation/runExamples.ts", ...files], { cwd: folder }).ended
    logged = JSON.parse(stdout)
  })

  it("compile", () => {
    assert.deepStrictEqual(compiled, { code: 0, stdout: "", stderr: "" })
  })

  it.each(examples.map(({ name, text }, index) => ({ name, text, index })))("$name", ({ index, text }) => {
    assert.deepStrictEqual(logged[index], claimsOf(text))
  })
})
