import { assert, describe, inject, it } from "@effect/vitest"
import { execFile } from "node:child_process"
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { packages, repository } from "../../scripts/packages.ts"

const run = promisify(execFile)

describe("npm run release:dry", () => {
  it("shows every package in one and the same version, with its size and what it needs", async () => {
    const script = join(repository, "scripts/releaseDry.ts")
    const { stdout } = await run(process.execPath, [script, "--built", inject("built")])
    const row = /^(@outlay\/\S+) +(\d+\.\d+\.\d+) +[\d.]+ kB packed +[\d.]+ kB unpacked +\d+ files\n {2}needs (.+)$/gm
    const shown = Array.from(stdout.matchAll(row), ([, name, version, needs = ""]) => ({ name, version, needs }))
    assert.sameMembers(
      shown.map(({ name }) => name),
      packages.map(({ manifest }) => manifest.name)
    )
    const [{ version } = { version: "" }] = shown
    const now = packages[0]?.manifest.version
    if (readdirSync(join(repository, ".changeset")).some((file) => /^(?!README).*\.md$/.test(file))) {
      assert.notStrictEqual(version, now)
    } else {
      assert.strictEqual(version, now)
    }
    for (const it of shown) {
      assert.strictEqual(it.version, version)
      assert.match(it.needs, /\beffect@\S+ \(peer\)/)
      const own = Array.from(it.needs.matchAll(/@outlay\/[\w-]+@([^\s,]+)/g), ([, needed]) => needed)
      assert.deepStrictEqual(
        own,
        own.map(() => version)
      )
    }
  })
})
