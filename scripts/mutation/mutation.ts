// Changes the real adapters in one place at a time and tells which promise of the ports breaks; a mutant that breaks
// none survives. First each store unchanged, which must break nothing. Usage: npm run mutation [-- memory|pg]
import { execFile } from "node:child_process"
import { availableParallelism } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { repository } from "../packages.ts"
import { nameOf } from "./Mutant.ts"
import { type StoreName, stores } from "./stores.ts"

const execute = promisify(execFile)

/** What broke, or nothing. One that never comes to an end is ended, and counts as broken. */
const run = async (store: StoreName, ...number: ReadonlyArray<string>): Promise<string> => {
  const args = [join(repository, "scripts/mutation/runMutant.ts"), store, ...number]
  try {
    return (await execute(process.execPath, args, { timeout: 180_000 })).stdout.trim()
  } catch (error) {
    const { killed, stderr } = error as { readonly killed: boolean; readonly stderr: string }
    if (killed) return "comes to no end"
    throw new Error(`${store} ${number.join()}: ${stderr}`)
  }
}

const chosen = (Object.keys(stores) as Array<StoreName>).filter(
  (name) => process.argv.length < 3 || process.argv.includes(name)
)
const jobs = chosen.flatMap((store) => stores[store].mutants.map((mutant, number) => ({ store, mutant, number })))
const survivors: Array<string> = []

for (const store of chosen) {
  const broken = await run(store)
  if (broken !== "") throw new Error(`${store} breaks a promise as it is: ${broken}`)
}

const waiting = jobs.values()
const work = async () => {
  for (const { mutant, number, store } of waiting) {
    const broken = await run(store, String(number))
    console.log(broken === "" ? `survived  ${nameOf(mutant)}` : `killed    ${nameOf(mutant)}\n          by ${broken}`)
    if (broken === "") survivors.push(nameOf(mutant))
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, work))

console.log(`${jobs.length} mutants, ${jobs.length - survivors.length} killed, ${survivors.length} survived`)
for (const survivor of survivors) console.log(`  ${survivor}`)
