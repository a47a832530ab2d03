// Shows what a release would publish now: each package in its next version, as npm packs it. Nothing leaves the machine, and
// nothing in the repository changes. With --files, every file is listed; with --built FOLDER, what `npm run build -- FOLDER`
// has made is taken and nothing is built.
import { assembleReleasePlan } from "@changesets/assemble-release-plan"
import { readConfig } from "@changesets/config"
import { readChangesets } from "@changesets/read"
import { getPackages } from "@manypkg/get-packages"
import { execFileSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { type Packed, pack } from "./build/pack.ts"
import { type Manifest, packages, readJson, repository } from "./packages.ts"

const node = (script: string, ...args: ReadonlyArray<string>) =>
  execFileSync(process.execPath, [join(repository, script), ...args], { cwd: repository, encoding: "utf8" })

/** What the changesets make of the versions, on whatever branch: `changeset status` wants one to compare with. */
const nextVersions = async (): Promise<ReadonlyMap<string, string>> => {
  const workspace = await getPackages(repository)
  const { config, errors } = await readConfig(repository, workspace)
  if (config === undefined) throw new Error(errors.join("; "))
  const { releases } = assembleReleasePlan(await readChangesets(repository), workspace, config, undefined)
  return new Map(releases.flatMap(({ name, newVersion }) => (newVersion === undefined ? [] : [[name, newVersion]])))
}

const withVersions = (manifest: Manifest, next: ReadonlyMap<string, string>): Manifest => ({
  ...manifest,
  version: next.get(manifest.name) ?? manifest.version,
  dependencies: Object.fromEntries(
    Object.entries(manifest.dependencies ?? {}).map(([name, version]) => [name, next.get(name) ?? version])
  )
})

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

const row = ({ files, name, size, unpackedSize, version }: Packed) =>
  `${name.padEnd(26)} ${version.padEnd(9)} ${kilobytes(size).padStart(9)} packed ${kilobytes(unpackedSize).padStart(10)} unpacked ${String(files.length).padStart(4)} files`

const needs = ({ dependencies = {}, peerDependencies }: Manifest) => {
  const list = (all: Readonly<Record<string, string>>) => Object.entries(all).map((entry) => entry.join("@"))
  return [...list(dependencies), ...list(peerDependencies).map((peer) => `${peer} (peer)`)].join(", ")
}

const { values } = parseArgs({ options: { files: { type: "boolean" }, built: { type: "string" } } })
const folder = mkdtempSync(join(tmpdir(), "outlay-release-"))
try {
  const next = await nextVersions()
  const built = join(folder, "built")
  const tarballs = join(folder, "tarballs")
  mkdirSync(tarballs)
  if (values.built === undefined) node("scripts/build.ts", built)
  else cpSync(values.built, built, { recursive: true })
  const manifests = packages.map(({ name }) => {
    const path = join(built, name, "package.json")
    const manifest = withVersions(readJson(path), next)
    writeFileSync(path, JSON.stringify(manifest, null, 2) + "\n")
    return manifest
  })
  const packed = pack(
    packages.map(({ name }) => join(built, name)),
    tarballs
  )
  for (const [index, manifest] of manifests.entries()) {
    const it = packed[index]
    if (it === undefined) throw new Error(`npm did not pack ${manifest.name}`)
    console.log(`${row(it)}\n  needs ${needs(manifest)}`)
    if (values.files === true) console.log(it.files.map((path) => `  ${path}`).join("\n"))
  }
  if (next.size === 0) console.log("There are no changesets: nothing is new to publish.")
} finally {
  rmSync(folder, { recursive: true, force: true })
}
