/**
 * A promise of the ports as plain data: a sentence, and an effect that breaks where a store does not keep it. So it can
 * be registered with a test runner, run by a program, or run against a store that is known to be broken.
 */
import { type IdGenerator, IdGenerators } from "@outlay/application"
import { Effect } from "effect"
import type { Port, PortName } from "./ports.ts"

/**
 * A sentence, and the effect that fails or dies where a store does not keep it.
 *
 * @example
 * ```ts
 * import type { PortPromise } from "@outlay/testing"
 * import { Effect, Exit } from "effect"
 *
 * // Without a test runner.
 * export const report = <R>(promises: ReadonlyArray<PortPromise<R>>) =>
 *   Effect.forEach(promises, ({ name, run }) =>
 *     Effect.map(Effect.exit(run), (exit) => `${Exit.isSuccess(exit) ? "kept" : "broken"}: ${name}`)
 *   )
 * ```
 */
export interface PortPromise<R = Port> {
  /** What is promised, as a sentence: the name of its test. */
  readonly name: string
  readonly run: Effect.Effect<void, unknown, R>
}

/**
 * The promises of one port, or of what several have in common.
 *
 * @example
 * ```ts
 * import type { Section } from "@outlay/testing"
 *
 * // What a store has to keep, to read.
 * export const contents = <R>(sections: ReadonlyArray<Section<R>>) =>
 *   sections.flatMap(({ about, promises }) => [`# ${about}`, ...promises.map(({ name }) => `- ${name}`)]).join("\n")
 * ```
 */
export interface Section<R = Port> {
  /** What its promises are about, such as `removing books`: the title of their tests. */
  readonly about: string
  /** The ports that its promises are told by; with fewer they can't be. */
  readonly needs: ReadonlyArray<PortName>
  readonly promises: ReadonlyArray<PortPromise<R>>
}

/**
 * A promise with the ids that it needs. Each makes books and users of its own, with new ids, so that all can share one
 * store.
 *
 * @example
 * ```ts
 * import { layer } from "@outlay/adapters-memory"
 * import { givenBookAndCategory, ports, promise, same } from "@outlay/testing"
 * import { Effect } from "effect"
 *
 * const listed = promise(
 *   "a category that was inserted is listed",
 *   Effect.gen(function* () {
 *     const { categories } = yield* ports("categories")
 *     const { book, category } = yield* givenBookAndCategory
 *     same(yield* categories.list(book.id), [category])
 *   })
 * )
 *
 * await Effect.runPromise(Effect.provide(listed.run, layer))
 * ```
 */
export const promise = <R>(
  name: string,
  body: Effect.Effect<void, unknown, R>
): PortPromise<Exclude<R, IdGenerator>> => ({
  name,
  run: Effect.provide(body, IdGenerators.layer)
})

/**
 * A section whose promises use no port but those that it needs: the types see to it.
 *
 * @example
 * ```ts
 * import { givenBook, ports, promise, refuses, section } from "@outlay/testing"
 * import { BookNotFound } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * const removal = section({
 *   about: "removing books",
 *   needs: ["books"],
 *   promises: [
 *     promise(
 *       "a book is removed once",
 *       Effect.gen(function* () {
 *         const { books } = yield* ports("books")
 *         const { id } = yield* givenBook()
 *         yield* books.remove(id)
 *         yield* refuses(books.remove(id), new BookNotFound({ id }))
 *       })
 *     )
 *   ]
 * })
 * console.log(removal.needs) // [ 'books' ]
 * ```
 */
export const section = <const K extends PortName>(it: {
  readonly about: string
  readonly needs: ReadonlyArray<K>
  readonly promises: ReadonlyArray<PortPromise<Port<NoInfer<K>>>>
}): Section<Port<K>> => it
