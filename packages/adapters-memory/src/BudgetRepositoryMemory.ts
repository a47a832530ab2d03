import {
  type Book,
  type BookId,
  type Budget,
  type BudgetId,
  BudgetNotFound,
  BudgetOverlap,
  BudgetRepository,
  type CategoryNotFound,
  type CurrencyMismatch,
  overlaps
} from "@outlay/domain"
import { Effect, HashMap, Layer, Result } from "effect"
import { type BookRows, dropBudget, putBudget } from "./BookRows.ts"
import {
  bookFor,
  isInCurrency,
  isOfVersion,
  refersToCategory,
  requireFree,
  requireOwn,
  requireSame
} from "./Constraints.ts"
import { modifyRow } from "./ModifyRow.ts"
import { rowsOf, withRows } from "./State.ts"
import { Store } from "./Store.ts"

/**
 * `BudgetRepository` on a store, which has to hold the books as well; `layer` of the package has all ports.
 *
 * @example
 * ```ts
 * import { BookRepositoryMemory, BudgetRepositoryMemory, Store } from "@outlay/adapters-memory"
 * import { countedIds, day, givenBook, givenBudget } from "@outlay/testing"
 * import { Effect, Layer } from "effect"
 *
 * // Enough for what sets limits and records no expenses.
 * const storage = Layer.merge(BookRepositoryMemory.layer, BudgetRepositoryMemory.layer).pipe(Layer.provide(Store.layer))
 * const program = Effect.gen(function* () {
 *   const book = yield* givenBook()
 *   yield* givenBudget(book, null, { endDate: day("2026-06-30") })
 *   return yield* Effect.flip(givenBudget(book, null, { startDate: day("2026-06-30") }))
 * })
 * console.log((await Effect.runPromise(Effect.provide(program, [storage, countedIds])))._tag) // BudgetOverlap
 * ```
 */
export const layer: Layer.Layer<BudgetRepository, never, Store> = Layer.effect(
  BudgetRepository,
  Effect.map(Store, (store) => {
    const find = (bookId: BookId, id: BudgetId) => store.read((state) => HashMap.get(rowsOf(state, bookId).budgets, id))
    return BudgetRepository.of({
      insert: (bookId, budget) =>
        store.update((state) => {
          const book = bookFor(state, bookId)
          const rows = rowsOf(state, bookId)
          requireOwn(bookId, budget)
          requireFree(rows.budgets, budget.id)
          return Result.map(admitted(book, rows, budget), (rows) => withRows(state, bookId, rows))
        }),
      find,
      get: (bookId, id) =>
        Effect.flatMap(
          find(bookId, id),
          Effect.fromOption(() => new BudgetNotFound({ id }))
        ),
      list: (bookId) => store.read((state) => HashMap.toValues(rowsOf(state, bookId).budgets).toSorted(byStart)),
      modify: (bookId, id, f) =>
        store.modify((state) => {
          const rows = rowsOf(state, bookId)
          const row = HashMap.get(rows.budgets, id)
          return modifyRow(
            state,
            row,
            () => new BudgetNotFound({ id }),
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
            const budget = yield* Result.fromOption(HashMap.get(rows.budgets, id), () => new BudgetNotFound({ id }))
            yield* isOfVersion(budget, options)
            return withRows(state, bookId, dropBudget(rows, budget))
          })
        )
    })
  })
)

const admitted = (
  book: Book,
  rows: BookRows,
  budget: Budget
): Result.Result<BookRows, CategoryNotFound | CurrencyMismatch | BudgetOverlap> =>
  Result.gen(function* () {
    if (budget.categoryId !== null) yield* refersToCategory(rows, budget.categoryId)
    yield* isInCurrency(book, budget.amount)
    if (HashMap.some(rows.budgets, (other) => overlaps(budget, other))) return yield* Result.fail(new BudgetOverlap())
    return putBudget(rows, budget)
  })

const byStart = (a: Budget, b: Budget): number =>
  a.startDate === b.startDate ? (a.id < b.id ? -1 : 1) : a.startDate < b.startDate ? -1 : 1
