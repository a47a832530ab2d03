/** What other stores are compared with: the memory adapters, and the counts of limits in memory. */
import * as RateLimiterStoreMemory from "@outlay/adapters-http/limits/RateLimiterStoreMemory"
import { layer } from "@outlay/adapters-memory"
import { Layer } from "effect"

/**
 * Every port, in a new and empty store each time that it is built.
 *
 * @example
 * ```ts
 * import { layer } from "@outlay/adapters-memory"
 * import { countedIds, givenBook, givenCategory, model, ports, same } from "@outlay/testing"
 * import { Effect } from "effect"
 *
 * const names = Effect.gen(function* () {
 *   const { categories } = yield* ports("categories")
 *   const book = yield* givenBook()
 *   yield* Effect.forEach(["Rent", "food"], (name) => givenCategory(book, { name }))
 *   return (yield* categories.list(book.id)).map(({ name }) => name)
 * })
 *
 * // In place of `layer`, your own.
 * const actual = await Effect.runPromise(Effect.provide(names, [layer, countedIds]))
 * same(actual, await Effect.runPromise(Effect.provide(names, [model, countedIds])))
 * ```
 */
export const model = Layer.merge(layer, RateLimiterStoreMemory.layer)
