/** What publint and arethetypeswrong find in a packed package: nothing, or it is not published. */
import { checkPackage, createPackageFromTarballData, type Package } from "@arethetypeswrong/core"
import { readFileSync } from "node:fs"
import { publint } from "publint"
import { formatMessage } from "publint/utils"
import { programFolder } from "./program.ts"

export const findingsIn = async (tarball: string): Promise<ReadonlyArray<string>> => {
  const data = new Uint8Array(readFileSync(tarball))
  return [...(await ofPublint(data)), ...(await ofTypes(data))]
}

const ofPublint = async (tarball: Uint8Array<ArrayBuffer>): Promise<ReadonlyArray<string>> => {
  const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer } })
  return messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`)
}

/** The packages are ESM only: TypeScript of before 2022 does not know of that, and `require` of them is for Node to do. */
const passedOver: ReadonlyArray<string> = ["node10", "node16-cjs"]

const ofTypes = async (tarball: Uint8Array): Promise<ReadonlyArray<string>> => {
  const pkg = createPackageFromTarballData(tarball)
  const analysis = await checkPackage(pkg, { includeEntrypoints: modulesOf(pkg) })
  if (analysis.types === false) return ["attw: there are no types"]
  return analysis.problems
    .filter((problem) => !("resolutionKind" in problem && passedOver.includes(problem.resolutionKind)))
    .map((problem) => `attw: ${JSON.stringify(problem)}`)
}

/** What `./*` exports: a pattern by itself says nothing to who checks entries. */
const modulesOf = (pkg: Package): Array<string> => {
  const root = `/node_modules/${pkg.packageName}`
  return pkg
    .listFiles(root)
    .map((path) => path.slice(root.length + 1))
    .filter((path) => path.endsWith(".js") && !path.startsWith(`${programFolder}/`))
    .map((path) => `./${path.replace(/\.js$/, "")}`)
}
