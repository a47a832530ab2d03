// Changes the real adapters in one place at a time and tells which promise of the ports breaks; a mutant that breaks
// none survives. First each store unchanged, which must break nothing. Usage: npm run mutation [-- memory|pg]
import { Console, Effect } from "effect"
import { execFile } from "node:child_process"
import { availableParallelism } from "node:os"
import { join } from "node:path"
import setup from "../../test/support/postgresGlobalSetup.ts"
import { repository } from "../packages.ts"
import { nameOf } from "./Mutant.ts"
import { type StoreName, stores } from "./stores.ts"

const program = join(repository, "scripts/mutation/runMutant.ts")
// Compiling the sources costs more than most promises do.
const env: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_COMPILE_CACHE: join(repository, "node_modules/.cache/compile")
}

/** The server of the tests. */
const postgres = Effect.acquireRelease(
  Effect.promise(() => setup({ provide: (_, url) => (env["TEST_DATABASE_URL"] = url) })),
  (stop) => Effect.promise(async () => stop?.())
)

/** What broke, or nothing. One that never comes to an end is ended, and counts as broken. */
const run = (store: StoreName, ...number: ReadonlyArray<string>) =>
  Effect.callback<string>((resume) => {
    execFile(process.execPath, [program, store, ...number], { timeout: 600_000, env }, (error, stdout, stderr) => {
      if (error === null) resume(Effect.succeed(stdout.trim()))
      else if (error.killed === true) resume(Effect.succeed("comes to no end"))
      else resume(Effect.die(new Error(`${store} ${number.join()}: ${stderr}`, { cause: error })))
    })
  })

const sound = (store: StoreName) =>
  Effect.flatMap(run(store), (broken) =>
    broken === "" ? Effect.void : Effect.die(new Error(`${store} breaks a promise as it is: ${broken}`))
  )

const chosen = (Object.keys(stores) as Array<StoreName>).filter(
  (name) => process.argv.length < 3 || process.argv.includes(name)
)
const jobs = chosen.flatMap((store) =>
  stores[store].mutants.map((mutant, number) => ({ store, name: nameOf(mutant), number: String(number) }))
)

const survivorsOf = ({ name, number, store }: (typeof jobs)[number]) =>
  Effect.gen(function* () {
    const broken = yield* run(store, number)
    yield* Console.log(broken === "" ? `survived  ${name}` : `killed    ${name}\n          by ${broken}`)
    return broken === "" ? [name] : []
  })

const concurrency = { concurrency: availableParallelism() }

await Effect.runPromise(
  Effect.gen(function* () {
    if (chosen.includes("pg")) yield* postgres
    yield* Effect.forEach(chosen, sound, concurrency)
    const survivors = (yield* Effect.forEach(jobs, survivorsOf, concurrency)).flat()
    yield* Console.log(
      `${jobs.length} mutants, ${jobs.length - survivors.length} killed, ${survivors.length} survived`,
      ...survivors.map((name) => `\n  ${name}`)
    )
  }).pipe(Effect.scoped)
)
