/**
 * Registers the promises of the ports with vitest, to be kept by one store: each is a test, by the real clock, and all
 * of them share the store.
 */
import { describe, layer as withLayer } from "@effect/vitest"
import type { Layer } from "effect"
import type { Section } from "./PortPromise.ts"

export const conformance = <R, E>(
  name: string,
  store: Layer.Layer<R, E>,
  sections: ReadonlyArray<Section<R>>
): void => {
  // Pools and locks wait in real time, so there is no test clock.
  withLayer(store, { excludeTestServices: true, timeout: "60 seconds" })(name, (it) => {
    for (const { about, promises } of sections) {
      describe(about, () => {
        for (const { name, run } of promises) it.effect(name, () => run)
      })
    }
  })
}
