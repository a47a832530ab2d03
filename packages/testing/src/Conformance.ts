/**
 * Registers the promises of the ports with a test runner, to be kept by one store: each is a test, by the real clock,
 * and all of them share the store. No runner is imported here: `vitest.ts` and `node.ts` bring each its own.
 */
import { Context, Effect, Layer, ManagedRuntime } from "effect"
import { refuseHeldToNothing } from "./heldToNothing.ts"
import { type Port, type PortName, portServices, storagePorts } from "./ports.ts"
import type { Repetition } from "./random/histories.ts"
import { sectionsOf } from "./sections.ts"

/**
 * What is needed of a test runner. Timeouts are in milliseconds.
 *
 * @example
 * ```ts
 * import { conformanceWith, type Runner } from "@outlay/testing"
 *
 * interface Mocha {
 *   readonly after: (release: () => Promise<void>) => void
 *   readonly before: (build: () => Promise<void>) => { readonly timeout: (millis: number) => void }
 *   readonly describe: (name: string, tests: () => void) => void
 *   readonly it: (name: string, test: () => Promise<void>) => { readonly timeout: (millis: number) => void }
 * }
 *
 * const runner = ({ after, before, describe, it }: Mocha): Runner => ({
 *   describe: (name, tests) => describe(name, tests),
 *   it: (name, { timeout }, test) => it(name, test).timeout(timeout),
 *   beforeAll: (build, { timeout }) => before(build).timeout(timeout),
 *   afterAll: after
 * })
 * export const conformanceOf = (mocha: Mocha) => conformanceWith(runner(mocha))
 * ```
 */
export interface Runner {
  readonly describe: (name: string, tests: () => void) => void
  readonly it: (name: string, options: { readonly timeout: number }, test: () => Promise<void>) => void
  readonly beforeAll: (build: () => Promise<void>, options: { readonly timeout: number }) => void
  readonly afterAll: (release: () => Promise<void>) => void
}

/**
 * What to hold to the promises, and how long. `seed`, `runs` and `replay` are for the random histories.
 *
 * @example
 * ```ts
 * import { layer } from "@outlay/adapters-memory"
 * import { bookPorts, type Conformance } from "@outlay/testing"
 *
 * // At night, with more histories than each commit has time for.
 * export const nightly: Conformance<(typeof bookPorts)[number]> = {
 *   name: "our store",
 *   layer,
 *   ports: bookPorts,
 *   runs: 1000,
 *   timeout: 600_000
 * }
 * ```
 */
export interface Conformance<K extends PortName> extends Partial<Repetition> {
  /** The title of all tests. */
  readonly name: string
  /** The store under test, built once and released after the last test. It may keep what earlier runs left. */
  readonly layer: Layer.Layer<Port<K>, unknown>
  /**
   * The ports that it gives; all promises that need no others are tested, and one of which nothing can be asked alone is
   * refused. Without them, every one of `storagePorts`.
   */
  readonly ports?: ReadonlyArray<K>
  /** How long one promise, or building the store, may take: 60,000 milliseconds unless told otherwise. */
  readonly timeout?: number
}

type StoragePort = (typeof storagePorts)[number]

/**
 * `conformance` for any runner that has `describe`, `it` and `beforeAll` with a timeout, and `afterAll`.
 *
 * @example
 * ```ts
 * import { conformanceWith, model } from "@outlay/testing"
 *
 * let tests = 0
 * const conformance = conformanceWith({
 *   describe: (_, tests) => tests(),
 *   it: () => void tests++,
 *   beforeAll: () => {},
 *   afterAll: () => {}
 * })
 *
 * conformance({ name: "the model", layer: model, ports: ["books"] })
 * console.log(tests) // 6
 * ```
 */
export const conformanceWith =
  ({ afterAll, beforeAll, describe, it }: Runner) =>
  <const K extends PortName = StoragePort>({
    layer,
    name,
    ports,
    timeout = 60_000,
    ...options
  }: Conformance<K>): void => {
    // Without `ports`, K is the default.
    const given = ports ?? (storagePorts as ReadonlyArray<PortName> as ReadonlyArray<K>)
    refuseHeldToNothing(given)
    describe(name, () => {
      const runtime = ManagedRuntime.make(only(given, layer))
      beforeAll(() => runtime.runPromise(Effect.void), { timeout })
      afterAll(() => runtime.dispose())
      for (const { about, promises } of sectionsOf(given, options)) {
        describe(about, () => {
          for (const { name, run } of promises) it(name, { timeout }, () => runtime.runPromise(run))
        })
      }
    })
  }

/** A layer without the ports that it gives as well: what is tested depends on what is asked for only. */
const only = <K extends PortName>(given: ReadonlyArray<K>, layer: Layer.Layer<Port<K>, unknown>) =>
  Layer.effectContext(
    Effect.map(Effect.context<Port<K>>(), Context.pick(...given.map((name) => portServices[name])))
  ).pipe(Layer.provide(layer))
