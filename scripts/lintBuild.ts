// Asks publint and arethetypeswrong about every package that `npm run build` has made.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { findingsIn } from "./build/findings.ts"
import { pack } from "./build/pack.ts"
import { packages } from "./packages.ts"

const destination = mkdtempSync(join(tmpdir(), "outlay-lint-"))
try {
  const packed = pack(
    packages.map(({ directory }) => join(directory, "dist")),
    destination
  )
  const told = await Promise.all(packed.map(({ tarball }) => findingsIn(tarball)))
  for (const [index, findings] of told.entries()) {
    console.log(`${packed[index]?.name}: ${findings.length === 0 ? "nothing found" : findings.join("\n")}`)
  }
  if (told.flat().length > 0) process.exitCode = 1
} finally {
  rmSync(destination, { recursive: true, force: true })
}
