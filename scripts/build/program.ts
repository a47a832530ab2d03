/**
 * The `outlay` program in few files. Of seven hundred modules, most of the time in which it starts goes into finding and
 * loading each; as one it starts in half the time, in two thirds of the memory.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { isBuiltin } from "node:module"
import { join, sep } from "node:path"
import { type Plugin, rolldown } from "rolldown"
import { type Manifest, packageOf, readJson, repository } from "../packages.ts"

const input = {
  main: "packages/server/src/main.ts",
  // Started by its own name, in the folder of who starts it.
  bcryptWorker: "packages/adapters-security/src/bcryptWorker.ts"
}

/** What is the program's own, and Effect. Other packages bring files of another kind, or are there only if wanted. */
const isPart = (id: string): boolean => /^(\.|\/|[a-z]:|effect(\/|$)|@effect\/|@outlay\/)/i.test(id)

/** Where a package that has it keeps it. */
export const programFolder = "program"

/** Writes it to a folder: `main.js`, what it loads, and the licences of what it contains. */
export const bundleProgram = async (to: string): Promise<void> => {
  const outside = new Set<string>()
  const bundle = await rolldown({
    cwd: repository,
    input,
    platform: "node",
    plugins: [httpAlone],
    external: (id) => {
      const isOutside = !id.startsWith("packages/") && !isPart(id)
      if (isOutside) outside.add(id)
      return isOutside
    }
  })
  const { output } = await bundle.write({
    dir: to,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    comments: { legal: true, annotation: false, jsdoc: false }
  })
  await bundle.close()
  refuseUndeclared([...outside])
  const modules = output.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []))
  writeFileSync(join(to, "LICENSES.md"), [...new Set(modules.flatMap(foreignPackage))].map(licenceOf).join("\n"))
}

/**
 * An import of `node:http` reads all that it exports, and so loads the WebSocket and the `fetch` behind it, which takes as
 * long as a third of our own modules. Required, it is there without them.
 */
const httpAlone: Plugin = {
  name: "http-alone",
  resolveId: (id) => (id === "node:http" ? "\0http.cjs" : undefined),
  load: (id) => (id === "\0http.cjs" ? 'module.exports = process.getBuiltinModule("node:http")' : undefined)
}

/** What the program imports has to be a dependency of its own package: not every installer lays others beside it. */
const refuseUndeclared = (imported: ReadonlyArray<string>): void => {
  const { dependencies = {}, name }: Manifest = readJson(join(repository, "packages/server/package.json"))
  const undeclared = imported.filter((id) => !isBuiltin(id) && !(packageOf(id) in dependencies))
  if (undeclared.length > 0) throw new Error(`${name} does not depend on ${undeclared.join(", ")}`)
}

const foreignPackage = (module: string): ReadonlyArray<string> => {
  const [, inPackage] = module.split(`${sep}node_modules${sep}`)
  return inPackage === undefined ? [] : [packageOf(inPackage.replaceAll(sep, "/"))]
}

const licenceOf = (name: string): string => {
  const folder = join(repository, "node_modules", name)
  const { license, version } = readJson(join(folder, "package.json"))
  const text = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file))
  const said = text === undefined ? license : readFileSync(join(folder, text), "utf8")
  return `## ${name} ${version}\n\n${said}\n`
}
