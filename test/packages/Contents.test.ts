import { assert, describe, inject, it } from "@effect/vitest"
import { existsSync, readFileSync } from "node:fs"
import { isBuiltin } from "node:module"
import { dirname, join, resolve } from "node:path"
import { packageOf } from "../../scripts/packages.ts"

const consumer = inject("consumer")
const isProgram = (path: string) => path.startsWith("program/")

interface Manifest {
  readonly exports: Readonly<Record<string, { readonly types: string; readonly default: string }>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
}

describe.each(inject("packed"))("$name, packed", ({ files, name }) => {
  const folder = join(consumer, "node_modules", name)
  const read = (path: string) => readFileSync(join(folder, path), "utf8")
  const manifest: Manifest = JSON.parse(read("package.json"))
  const emitted = files.filter((path) => path.endsWith(".js") && !isProgram(path))

  it("has what npm shows and nothing but its modules: their types, maps and sources", () => {
    const modules = emitted.map((path) => path.replace(/\.js$/, ""))
    const expected = modules.flatMap((path) => [".js", ".js.map", ".d.ts", ".d.ts.map"].map((end) => path + end))
    const sources = modules.map((path) => `src/${path}.ts`)
    const texts = ["LICENSE", "README.md", "package.json"].concat(files.includes("CHANGELOG.md") ? "CHANGELOG.md" : [])
    assert.sameMembers(
      files.filter((path) => !isProgram(path)),
      [...expected, ...sources, ...texts]
    )
  })

  it("has maps whose sources are in it", () => {
    const missing = files
      .filter((path) => path.endsWith(".map"))
      .flatMap((path) => JSON.parse(read(path)).sources.map((source: string) => resolve(folder, dirname(path), source)))
      .filter((source) => !source.startsWith(join(folder, "src")) || !existsSync(source))
    assert.deepStrictEqual(missing, [])
  })

  it("takes Effect from who installs it, and everything else in one version", () => {
    assert.property(manifest.peerDependencies, "effect")
    for (const version of Object.values(manifest.dependencies ?? {})) assert.match(version, /^\d+\.\d+\.\d+$/)
  })

  it("imports nothing but itself, Node and what it depends on, in types too", () => {
    const modules = emitted.flatMap((path) => [path, path.replace(/\.js$/, ".d.ts")]).map(read)
    // A line of a docstring begins with an asterisk.
    const imports = /^(?!\s*\*).*?(?:\bfrom |\bimport[ (])"([^".][^"]*)"/gm
    const imported = modules.flatMap((text) => Array.from(text.matchAll(imports), ([, it = ""]) => it))
    assert.include(imported.map(packageOf), "effect")
    const { dependencies, peerDependencies } = manifest
    const brought = new Set([name, ...Object.keys({ ...dependencies, ...peerDependencies })])
    const others = imported.filter((it) => !isBuiltin(it) && !brought.has(packageOf(it)))
    assert.deepStrictEqual([...new Set(others)], [])
  })

  it("exports what is there", () => {
    for (const target of Object.values(manifest.exports).flatMap((entry) => [entry.types, entry.default])) {
      const paths = target.includes("*")
        ? emitted.map((path) => target.replace("*", path.replace(/\.js$/, "")))
        : [target]
      for (const path of paths) assert.isTrue(existsSync(join(folder, path)), path)
    }
  })
})

describe("@outlay/server, packed", () => {
  const files = inject("packed").find(({ name }) => name === "@outlay/server")?.files ?? []
  const read = (path: string) => readFileSync(join(consumer, "node_modules/@outlay/server", path), "utf8")

  it("has its command in few files, with the licences of what they contain", () => {
    const scripts = files.filter((path) => isProgram(path) && path.endsWith(".js"))
    assert.isBelow(scripts.length, 40)
    assert.include(scripts, JSON.parse(read("package.json")).bin.outlay.replace("./", ""))
    assert.match(read("program/LICENSES.md"), /## effect \d[^]+## @effect\/sql-pg \d/)
  })
})
