import {
  type BookId,
  BudgetOverlap,
  caseKey,
  type Category,
  type CategoryId,
  CategoryInUse,
  CategoryNameTaken,
  CategoryNotFound,
  CategoryRepository,
  compareCodePoints,
  overlaps,
  reviseBudget,
  reviseExpense
} from "@outlay/domain"
import { DateTime, Effect, HashMap, Layer, Option, Result } from "effect"
import { type BookRows, dropCategory, putBudget, putCategory, putExpense } from "./BookRows.ts"
import { bookFor, isOfVersion, refersToCategory, requireFree, requireOwn, requireSame } from "./Constraints.ts"
import { modifyRow } from "./ModifyRow.ts"
import { spendsOn } from "./Rollup.ts"
import { rowsOf, withRows } from "./State.ts"
import { Store } from "./Store.ts"

/**
 * `CategoryRepository` on a store, which has to hold the books as well; `layer` of the package has all ports.
 *
 * @example
 * ```ts
 * import { BookRepositoryMemory, CategoryRepositoryMemory, Store } from "@outlay/adapters-memory"
 * import { ExpenseRepository } from "@outlay/domain"
 * import { countedIds, givenBook, givenCategory } from "@outlay/testing"
 * import { Effect, Layer } from "effect"
 *
 * // In a test of what must not look at a single expense: whoever does dies.
 * const storage = Layer.mergeAll(
 *   BookRepositoryMemory.layer,
 *   CategoryRepositoryMemory.layer,
 *   Layer.mock(ExpenseRepository)({})
 * ).pipe(Layer.provide(Store.layer))
 * const program = Effect.gen(function* () {
 *   const book = yield* givenBook()
 *   yield* givenCategory(book, { name: "Groceries" })
 *   return yield* Effect.flip(givenCategory(book, { name: "groceries" }))
 * })
 * console.log((await Effect.runPromise(Effect.provide(program, [storage, countedIds])))._tag) // CategoryNameTaken
 * ```
 */
export const layer: Layer.Layer<CategoryRepository, never, Store> = Layer.effect(
  CategoryRepository,
  Effect.map(Store, (store) => {
    const find = (bookId: BookId, id: CategoryId) =>
      store.read((state) => HashMap.get(rowsOf(state, bookId).categories, id))
    return CategoryRepository.of({
      insert: (bookId, categories) =>
        store.update((state) =>
          Result.gen(function* () {
            let rows = rowsOf(state, bookId)
            for (const category of categories) {
              bookFor(state, bookId)
              requireOwn(bookId, category)
              requireFree(rows.categories, category.id)
              rows = yield* named(rows, category)
            }
            return withRows(state, bookId, rows)
          })
        ),
      find,
      get: (bookId, id) =>
        Effect.flatMap(
          find(bookId, id),
          Effect.fromOption(() => new CategoryNotFound({ id }))
        ),
      list: (bookId) => store.read((state) => listed(rowsOf(state, bookId))),
      modify: (bookId, id, f) =>
        store.modify((state) => {
          const rows = rowsOf(state, bookId)
          const row = HashMap.get(rows.categories, id)
          return modifyRow(
            state,
            row,
            () => new CategoryNotFound({ id }),
            f,
            (next, current) => {
              requireSame(current, next)
              return Result.map(named(rows, next), (rows) => withRows(state, bookId, rows))
            }
          )
        }),
      remove: (bookId, id, options) =>
        store.update((state) =>
          Result.gen(function* () {
            const rows = rowsOf(state, bookId)
            const category = yield* present(rows, id)
            yield* isOfVersion(category, options)
            if (isInUse(rows, id)) return yield* Result.fail(new CategoryInUse({ id }))
            return withRows(state, bookId, dropCategory(rows, category))
          })
        ),
      merge: (bookId, id, target, options) =>
        Effect.flatMap(DateTime.now, (now) =>
          store.update((state) =>
            Result.gen(function* () {
              const rows = rowsOf(state, bookId)
              const category = yield* present(rows, id)
              yield* refersToCategory(rows, target)
              yield* isOfVersion(category, options)
              if (id === target) throw new Error(`category ${id} can't be merged into itself`)
              return withRows(state, bookId, dropCategory(yield* moved(rows, id, target, now), category))
            })
          )
        )
    })
  })
)

const present = (rows: BookRows, id: CategoryId): Result.Result<Category, CategoryNotFound> =>
  Result.fromOption(HashMap.get(rows.categories, id), () => new CategoryNotFound({ id }))

/** The rows with a category whose name no other one has. */
const named = (rows: BookRows, category: Category): Result.Result<BookRows, CategoryNameTaken> =>
  Option.exists(HashMap.get(rows.names, caseKey(category.name)), (holder) => holder !== category.id)
    ? Result.fail(new CategoryNameTaken({ name: category.name }))
    : Result.succeed(putCategory(rows, category))

const listed = (rows: BookRows): ReadonlyArray<Category> =>
  HashMap.toEntries(rows.names)
    .toSorted(([a], [b]) => compareCodePoints(a, b))
    .map(([, id]) => HashMap.getUnsafe(rows.categories, id))

const isInUse = (rows: BookRows, id: CategoryId): boolean =>
  spendsOn(rows.spending, id) || HashMap.some(rows.budgets, (budget) => budget.categoryId === id)

/** The rows with everything of one category moved to another. */
const moved = (
  rows: BookRows,
  id: CategoryId,
  target: CategoryId,
  now: DateTime.Utc
): Result.Result<BookRows, BudgetOverlap> => {
  let next = rows
  for (const budget of HashMap.values(rows.budgets)) {
    if (budget.categoryId !== id) continue
    // Only dates can make a budget refuse a change.
    const changed = Result.getOrThrow(reviseBudget(budget, { categoryId: target }, now))
    if (HashMap.some(rows.budgets, (other) => overlaps(changed, other))) return Result.fail(new BudgetOverlap())
    next = putBudget(next, changed)
  }
  for (const expense of HashMap.values(rows.expenses)) {
    if (expense.categoryId === id) next = putExpense(next, reviseExpense(expense, { categoryId: target }, now))
  }
  return Result.succeed(next)
}
