/**
 * Completes what tsc has emitted to a package of its own: the sources beside it, for debuggers and "go to definition";
 * README and licence; and a manifest that exports what was emitted, where the one of the sources exports .ts.
 */
import { copyFileSync, cpSync, existsSync, globSync, readFileSync, writeFileSync } from "node:fs"
import { basename, dirname, join, relative, resolve } from "node:path"
import { readJson, repository } from "../packages.ts"
import type { Built } from "./compile.ts"
import { programFolder } from "./program.ts"

export const publishable = (built: Built): void => {
  const { directory, to } = built
  cpSync(join(directory, "src"), join(to, "src"), { recursive: true })
  for (const text of textsOf(built)) copyFileSync(text, join(to, basename(text)))
  writeFileSync(join(to, "package.json"), JSON.stringify(manifestOf(built), null, 2) + "\n")
  for (const map of globSync("**/*.map", { cwd: to })) pointIntoPackage(join(to, map), built)
  for (const script of globSync("**/*.js", { cwd: to })) refuseTypeScriptAtRunTime(join(to, script))
}

/** For readers: those of the package, and the licence of all. A package that was never released has no changelog yet. */
const textsOf = ({ directory }: Built): ReadonlyArray<string> =>
  [join(directory, "README.md"), join(directory, "CHANGELOG.md"), join(repository, "LICENSE")].filter((path) =>
    existsSync(path)
  )

const manifestOf = ({ manifest }: Built) => {
  const { devDependencies: _dev, publishConfig: _publish, scripts: _scripts, ...published } = { ...untold, ...manifest }
  return {
    ...published,
    exports: mapValues(manifest.exports, (path) => ({
      types: emitted(path).replace(/\.js$/, ".d.ts"),
      default: emitted(path)
    })),
    ...(manifest.bin === undefined ? {} : { bin: mapValues(manifest.bin, bundled) }),
    files: ["**/*.js", "**/*.d.ts", "**/*.map", "src", programFolder, "CHANGELOG.md"],
    engines: readJson(join(repository, "package.json")).engines,
    publishConfig: { access: "public" }
  }
}

/** What a manifest may have and only the repository needs. */
const untold = { devDependencies: {}, publishConfig: {}, scripts: {} }

const emitted = (path: string): string => path.replace(/^\.\/src\//, "./").replace(/\.ts$/, ".js")

const bundled = (path: string): string => emitted(path).replace(/^\.\//, `./${programFolder}/`)

const mapValues = <A, B>(record: Readonly<Record<string, A>>, f: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value)]))

/** tsc's maps lead to the sources of the repository. */
const pointIntoPackage = (path: string, { directory, to }: Built): void => {
  const { sourceRoot: _, ...map } = readJson(path)
  const sources = map.sources.map((source: string) => {
    const inSources = relative(join(directory, "src"), resolve(dirname(path), source))
    return relative(dirname(path), join(to, "src", inSources))
  })
  writeFileSync(path, JSON.stringify({ ...map, sources }))
}

/** tsc rewrites the extensions of imports, not those in `new URL("./Worker.ts", import.meta.url)`. */
const refuseTypeScriptAtRunTime = (path: string): void => {
  const found = /(?:from|import|import\(|new URL\()\s*["'`]\.[^"'`]*\.ts["'`]/.exec(readFileSync(path, "utf8"))
  if (found !== null) throw new Error(`${basename(path)} asks for a source that is not there: ${found[0]}`)
}
