import {
  type Book,
  type BookId,
  type CategoryNotFound,
  type CurrencyMismatch,
  type Expense,
  type ExpenseId,
  ExpenseNotFound,
  ExpenseRepository
} from "@outlay/domain"
import { Effect, HashMap, Layer, Result } from "effect"
import { type BookRows, dropExpense, putExpense } from "./BookRows.ts"
import {
  bookFor,
  isInCurrency,
  isOfVersion,
  refersToCategory,
  requireFree,
  requireOwn,
  requireSame
} from "./Constraints.ts"
import { pageOf } from "./ExpensePaging.ts"
import { modifyRow } from "./ModifyRow.ts"
import { rowsOf, type State, withRows } from "./State.ts"
import { Store } from "./Store.ts"

/**
 * `ExpenseRepository` on a store, which has to hold the books and categories as well; `layer` of the package has all
 * ports.
 *
 * @example
 * ```ts
 * import { ExpenseRepositoryMemory, layer, Store } from "@outlay/adapters-memory"
 * import { ExpenseRepository, StorageUnavailable } from "@outlay/domain"
 * import { countedIds, givenBookAndCategory, givenExpense } from "@outlay/testing"
 * import { Effect, Layer } from "effect"
 *
 * // A store that can be read and not written, to see what a program tells then.
 * const readOnly = Layer.effect(
 *   ExpenseRepository,
 *   Effect.map(ExpenseRepository, (expenses) => {
 *     const insert = () => Effect.die(new StorageUnavailable({ reason: "the disk is full" }))
 *     return ExpenseRepository.of({ ...expenses, insert })
 *   })
 * ).pipe(Layer.provide(ExpenseRepositoryMemory.layer), Layer.provide(Store.layer))
 *
 * const program = Effect.flatMap(givenBookAndCategory, ({ book, category }) => givenExpense(book, category)).pipe(
 *   Effect.catchDefect((defect) => Effect.succeed(defect instanceof StorageUnavailable && defect.reason))
 * )
 * const storage = Layer.merge(layer, readOnly)
 * console.log(await Effect.runPromise(Effect.provide(program, [storage, countedIds]))) // the disk is full
 * ```
 */
export const layer: Layer.Layer<ExpenseRepository, never, Store> = Layer.effect(
  ExpenseRepository,
  Effect.map(Store, (store) => {
    const find = (bookId: BookId, id: ExpenseId) =>
      store.read((state) => HashMap.get(rowsOf(state, bookId).expenses, id))
    return ExpenseRepository.of({
      insert: (bookId, expense) => store.update((state) => inserted(state, bookId, [expense])),
      insertMany: (bookId, expenses) => store.update((state) => inserted(state, bookId, expenses)),
      find,
      get: (bookId, id) =>
        Effect.flatMap(
          find(bookId, id),
          Effect.fromOption(() => new ExpenseNotFound({ id }))
        ),
      list: (bookId, query) => store.read((state) => pageOf(HashMap.values(rowsOf(state, bookId).expenses), query)),
      modify: (bookId, id, f) =>
        store.modify((state) => {
          const rows = rowsOf(state, bookId)
          const row = HashMap.get(rows.expenses, id)
          return modifyRow(
            state,
            row,
            () => new ExpenseNotFound({ id }),
            f,
            (next, current) => {
              requireSame(current, next)
              return Result.map(admitted(bookFor(state, bookId), rows, next), (rows) => withRows(state, bookId, rows))
            }
          )
        }),
      remove: (bookId, id, options) =>
        store.update((state) =>
          Result.gen(function* () {
            const rows = rowsOf(state, bookId)
            const expense = yield* Result.fromOption(HashMap.get(rows.expenses, id), () => new ExpenseNotFound({ id }))
            yield* isOfVersion(expense, options)
            return withRows(state, bookId, dropExpense(rows, expense))
          })
        )
    })
  })
)

type WriteRefusal = CategoryNotFound | CurrencyMismatch

const inserted = (state: State, bookId: BookId, expenses: ReadonlyArray<Expense>): Result.Result<State, WriteRefusal> =>
  Result.gen(function* () {
    let rows = rowsOf(state, bookId)
    for (const expense of expenses) {
      const book = bookFor(state, bookId)
      requireOwn(bookId, expense)
      requireFree(rows.expenses, expense.id)
      rows = yield* admitted(book, rows, expense)
    }
    return withRows(state, bookId, rows)
  })

const admitted = (book: Book, rows: BookRows, expense: Expense): Result.Result<BookRows, WriteRefusal> =>
  Result.gen(function* () {
    yield* refersToCategory(rows, expense.categoryId)
    yield* isInCurrency(book, expense.amount)
    return putExpense(rows, expense)
  })
