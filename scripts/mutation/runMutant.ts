// Runs the promises of the ports on one store, of which one source may be changed as it is loaded, until one breaks.
// Usage: node scripts/mutation/runMutant.ts memory|pg [<number of the mutant>]; prints what broke, or nothing.
import { Cause, Effect, Exit, type Layer } from "effect"
import { registerHooks } from "node:module"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Port } from "@outlay/testing"
import { repository } from "../packages.ts"
import { mutated } from "./Mutant.ts"
import { type StoreName, stores } from "./stores.ts"

const [name = "", number] = process.argv.slice(2)
const store = stores[name as StoreName]
const mutant = number === undefined ? undefined : store.mutants[Number(number)]

if (mutant !== undefined) {
  const source = mutated(mutant)
  const target = pathToFileURL(join(repository, mutant.file)).href
  registerHooks({
    load: (url, context, next) => (url === target ? { ...next(url, context), source } : next(url, context))
  })
}

// Only now, so that the hook is there before the adapters are loaded.
const { everyPort, sectionsOf } = await import("@outlay/testing")
const layer: Layer.Layer<Port, unknown> = await store.load()

const isNear = (about: string) => mutant !== undefined && mutant.near.test(about)
const sections = sectionsOf(everyPort)
  .filter(({ about }) => store.comparesWithModel || about !== "random histories")
  .toSorted((a, b) => Number(isNear(b.about)) - Number(isNear(a.about)))

const broken = Effect.gen(function* () {
  for (const { about, promises } of sections) {
    for (const { name, run } of promises) {
      const exit = yield* Effect.exit(Effect.timeout(run, "1 minute"))
      if (Exit.isFailure(exit)) {
        if (mutant === undefined) console.error(Cause.pretty(exit.cause))
        return `${about}: ${name}`
      }
    }
  }
  return undefined
})

const told = await Effect.runPromise(Effect.provide(broken, layer))
if (told !== undefined) console.log(told)
process.exit(0)
