// Makes every package publishable: `npm publish packages/domain/dist`. With a folder as argument, they go there, each to a
// folder of its name, so that a test has a build of its own.
import { rmSync } from "node:fs"
import { join, relative, resolve } from "node:path"
import { type Built, compile } from "./build/compile.ts"
import { publishable } from "./build/publishable.ts"
import { bundleProgram, programFolder } from "./build/program.ts"
import { packages } from "./packages.ts"

const folder = process.argv[2]

const built = packages.map((source): Built => ({
  ...source,
  to: folder === undefined ? join(source.directory, "dist") : resolve(folder, source.name)
}))

// A build starts from nothing, so that no deleted source lives on in it.
for (const { to } of built) rmSync(to, { recursive: true, force: true })
compile(built)
for (const it of built) {
  publishable(it)
  console.log(relative(process.cwd(), it.to))
}
const withProgram = built.filter(({ manifest }) => manifest.bin !== undefined)
await Promise.all(withProgram.map(({ to }) => bundleProgram(join(to, programFolder))))
