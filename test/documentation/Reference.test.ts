/**
 * `npm run docs` makes the reference of each package by itself. Here all are read as one program, which takes a third of
 * the time, and nothing is written.
 */
import { assert, describe, it } from "@effect/vitest"
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { packages, readJson, repository } from "../../scripts/packages.ts"
import { start } from "../e2e/support/Program.ts"

const typedoc = join(repository, "tools/node_modules/typedoc/bin/typedoc")

const options = () => {
  const { entryPoints: _, packageOptions, ...others } = readJson(join(repository, "tools/typedoc.json"))
  const barrels = packages.map(({ directory }) => join(directory, "src/index.ts")).filter((file) => existsSync(file))
  return {
    ...others,
    ...packageOptions,
    entryPointStrategy: "resolve",
    entryPoints: barrels,
    tsconfig: join(repository, "tsconfig.json"),
    emit: "none"
  }
}

describe("the reference", () => {
  it("is made of the docstrings without a warning: every link leads somewhere", async () => {
    const folder = mkdtempSync(join(tmpdir(), "outlay-reference-"))
    try {
      const file = join(folder, "typedoc.json")
      writeFileSync(file, JSON.stringify(options()))
      const ended = await start([process.execPath, typedoc, "--options", file], { cwd: repository }).ended
      assert.deepStrictEqual(ended, { code: 0, stdout: "", stderr: "" })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
