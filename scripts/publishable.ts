// Makes every packages/*/dist a package of its own, after tsc has filled it: `npm publish packages/domain/dist`.
// The sources' package.json serves development and exports .ts; the one written here exports what was emitted.
import { copyFileSync, existsSync, globSync, readFileSync, writeFileSync } from "node:fs"
import { basename, join, relative } from "node:path"
import { packages, repository } from "./packages.ts"

const emitted = (path: string): string => path.replace(/^\.\/src\//, "./").replace(/\.ts$/, ".js")

const entry = (target: string) => ({ types: emitted(target).replace(/\.js$/, ".d.ts"), default: emitted(target) })

const mapValues = <A, B>(record: Readonly<Record<string, A>>, f: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value)]))

const publishable = (directory: string): void => {
  const dist = join(directory, "dist")
  const { devDependencies: _dev, scripts: _scripts, ...manifest } = readJson(join(directory, "package.json"))
  writeJson(join(dist, "package.json"), {
    ...manifest,
    engines: readJson(join(repository, "package.json")).engines,
    exports: mapValues(manifest.exports, entry),
    ...(manifest.bin === undefined ? {} : { bin: mapValues(manifest.bin, emitted) }),
    files: ["**", "!.tsbuildinfo"],
    publishConfig: { access: "public" }
  })
  for (const text of [join(repository, "LICENSE"), join(directory, "README.md")]) {
    if (existsSync(text)) copyFileSync(text, join(dist, basename(text)))
  }
  refuseTypeScriptAtRunTime(dist)
}

/** tsc rewrites the extensions of imports, not those in `new URL("./Worker.ts", import.meta.url)`. */
const refuseTypeScriptAtRunTime = (dist: string): void => {
  for (const file of globSync("**/*.js", { cwd: dist })) {
    const found = /(?:from|import|import\(|new URL\()\s*["'`]\.[^"'`]*\.ts["'`]/.exec(
      readFileSync(join(dist, file), "utf8")
    )
    if (found !== null) throw new Error(`${join(dist, file)} asks for a source that is not there: ${found[0]}`)
  }
}

const readJson = (path: string) => JSON.parse(readFileSync(path, "utf8"))

const writeJson = (path: string, value: unknown): void => writeFileSync(path, JSON.stringify(value, null, 2) + "\n")

for (const directory of packages) {
  publishable(directory)
  console.log(`${relative(repository, directory)}/dist`)
}
