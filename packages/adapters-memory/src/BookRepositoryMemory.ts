import { type Book, type BookId, BookNotFound, BookRepository, CurrencyInUse, type Role } from "@outlay/domain"
import { Effect, HashMap, Layer, Option, Result } from "effect"
import { bookFor, requireFree, requireSame, userFor } from "./Constraints.ts"
import { modifyRow } from "./ModifyRow.ts"
import { booksOfUser, rowsOf, type State } from "./State.ts"
import { Store } from "./Store.ts"

/**
 * `BookRepository` on a store; `layer` of the package has it with all other ports. What is merged after that takes the
 * place of its port, and has the same store when it is provided with the same `Store.layer`.
 *
 * @example
 * ```ts
 * import { BookRepositoryMemory, layer, Store } from "@outlay/adapters-memory"
 * import { BookRepository } from "@outlay/domain"
 * import { countedIds, givenBookAndCategory, ports } from "@outlay/testing"
 * import { Effect, Layer } from "effect"
 *
 * const removed: Array<string> = []
 * const noting = Layer.effect(
 *   BookRepository,
 *   Effect.map(BookRepository, (books) => {
 *     const note = (id: string) => Effect.sync(() => removed.push(id))
 *     return BookRepository.of({ ...books, remove: (id) => Effect.asVoid(Effect.tap(books.remove(id), note(id))) })
 *   })
 * ).pipe(Layer.provide(BookRepositoryMemory.layer), Layer.provide(Store.layer))
 *
 * const program = Effect.gen(function* () {
 *   const { books, categories } = yield* ports("books", "categories")
 *   const { book } = yield* givenBookAndCategory
 *   yield* books.remove(book.id)
 *   return [(yield* categories.list(book.id)).length, removed.length]
 * })
 * console.log(await Effect.runPromise(Effect.provide(program, [Layer.merge(layer, noting), countedIds]))) // [ 0, 1 ]
 * ```
 */
export const layer: Layer.Layer<BookRepository, never, Store> = Layer.effect(
  BookRepository,
  Effect.map(Store, (store) => {
    const find = (id: BookId) => store.read((state) => HashMap.get(state.books, id))
    return BookRepository.of({
      insert: (book) =>
        store.update((state) => {
          requireFree(state.books, book.id)
          return Result.succeed(withBook(state, book))
        }),
      find,
      get: (id) =>
        Effect.flatMap(
          find(id),
          Effect.fromOption(() => new BookNotFound({ id }))
        ),
      modify: (id, f) =>
        store.modify((state) =>
          modifyRow(
            state,
            HashMap.get(state.books, id),
            () => new BookNotFound({ id }),
            f,
            (next, current) => {
              requireSame(current, next)
              return next.currency !== current.currency && hasAmounts(state, id)
                ? Result.fail(new CurrencyInUse({ currency: current.currency }))
                : Result.succeed(withBook(state, next))
            }
          )
        ),
      remove: (id) =>
        store.update((state) =>
          HashMap.has(state.books, id)
            ? Result.succeed({
                ...state,
                books: HashMap.remove(state.books, id),
                rows: HashMap.remove(state.rows, id),
                roles: HashMap.map(state.roles, (roles) => HashMap.remove(roles, id))
              })
            : Result.fail(new BookNotFound({ id }))
        ),
      join: ({ bookId, userId, role }) =>
        store.update((state) => {
          bookFor(state, bookId)
          userFor(state, userId)
          const roles = Option.getOrElse(HashMap.get(state.roles, userId), () => HashMap.empty<BookId, Role>())
          return Result.succeed({
            ...state,
            roles: HashMap.set(state.roles, userId, HashMap.set(roles, bookId, role))
          })
        }),
      ofUser: (userId) => store.read((state) => booksOfUser(state, userId))
    })
  })
)

const withBook = (state: State, book: Book): State => ({ ...state, books: HashMap.set(state.books, book.id, book) })

const hasAmounts = (state: State, id: BookId): boolean => {
  const { expenses, budgets } = rowsOf(state, id)
  return !HashMap.isEmpty(expenses) || !HashMap.isEmpty(budgets)
}
