import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"
import { assert, describe, inject, it } from "vitest"

const repository = join(import.meta.dirname, "../..")

describe("the benchmark", () => {
  it("starts all servers, and they answer alike", async () => {
    const { stderr } = await promisify(execFile)(
      process.execPath,
      ["bench/main.ts", "--smoke", "--database", inject("databaseUrl")],
      { cwd: repository }
    )
    assert.match(stderr, /[1-9]\d+ answers agree/)
  })
})
