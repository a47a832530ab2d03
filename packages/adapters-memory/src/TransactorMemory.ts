import { Transactor } from "@outlay/application"
import { Effect, Layer } from "effect"
import { Store } from "./Store.ts"

/**
 * `Transactor` on a store, over all ports on the same one; `layer` of the package has them all.
 *
 * @example
 * ```ts
 * import { BookRepositoryMemory, Store, TransactorMemory } from "@outlay/adapters-memory"
 * import { countedIds, newBook, ports } from "@outlay/testing"
 * import { Effect, Layer, Option } from "effect"
 *
 * const storage = Layer.merge(BookRepositoryMemory.layer, TransactorMemory.layer).pipe(Layer.provide(Store.layer))
 * const program = Effect.gen(function* () {
 *   const { books, transactor } = yield* ports("books", "transactor")
 *   const book = yield* newBook()
 *   yield* Effect.flip(transactor.run(Effect.andThen(books.insert(book), Effect.fail("changed my mind"))))
 *   return Option.isSome(yield* books.find(book.id))
 * })
 * console.log(await Effect.runPromise(Effect.provide(program, [storage, countedIds]))) // false
 * ```
 */
export const layer: Layer.Layer<Transactor, never, Store> = Layer.effect(
  Transactor,
  Effect.map(Store, (store) => Transactor.of({ run: store.transaction }))
)
