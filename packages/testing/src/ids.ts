/** Ids for tests: the same ones in every run. */
import { IdGenerator } from "@outlay/application"
import { Effect, Layer } from "effect"

/**
 * Counts ids up from `01900000-0000-7000-8000-000000000001`: valid UUIDs of version 7 that sort in the order of their
 * making. Each build of the layer begins anew. For stores that outlive a run, `IdGenerators.layer` makes new ones.
 *
 * @example
 * ```ts
 * import { countedIds, nextId } from "@outlay/testing"
 * import { Effect } from "effect"
 *
 * console.log(await Effect.runPromise(Effect.provide(nextId, countedIds))) // 01900000-0000-7000-8000-000000000001
 * ```
 */
export const countedIds: Layer.Layer<IdGenerator> = Layer.sync(IdGenerator, () => {
  let made = 0
  return IdGenerator.of({
    next: Effect.sync(() => `01900000-0000-7000-8000-${(++made).toString(16).padStart(12, "0")}`)
  })
})
