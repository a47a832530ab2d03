/** What publint and arethetypeswrong find in a packed package: nothing, or it is not published. */
import { execFile } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { publint } from "publint"
import { formatMessage } from "publint/utils"
import { repository } from "../packages.ts"

export const findingsIn = async (tarball: string): Promise<ReadonlyArray<string>> =>
  (await Promise.all([ofPublint(tarball), ofTypes(tarball)])).flat()

const ofPublint = async (tarball: string): Promise<ReadonlyArray<string>> => {
  const { messages, pkg } = await publint({ pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer } })
  return messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`)
}

/** The packages are ESM only, on purpose: `require` of them works in every Node that they promise. */
const attw = [join(repository, "node_modules/@arethetypeswrong/cli/dist/index.js"), "--profile", "esm-only"]

const ofTypes = (tarball: string): Promise<ReadonlyArray<string>> =>
  new Promise((done) =>
    execFile(process.execPath, [...attw, "--no-color", "--format", "ascii", tarball], (failed, stdout, stderr) =>
      done(failed === null ? [] : [`attw: ${stdout}${stderr}`])
    )
  )
