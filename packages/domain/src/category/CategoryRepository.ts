import { Context, type Effect, type Option, type Result } from "effect"
import type { BookId } from "../book/Book.ts"
import type { BudgetOverlap } from "../budget/BudgetOverlap.ts"
import type { VersionMismatch } from "../failure/Refusals.ts"
import type { Category, CategoryId } from "./Category.ts"
import type { CategoryInUse, CategoryNameTaken, CategoryNotFound } from "./CategoryRefusals.ts"

/**
 * On what condition something is removed.
 *
 * @example
 * ```ts
 * import { type Expense, ExpenseRepository, type RemoveOptions } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const removeAsSeen = Effect.fn(function* ({ bookId, id, version }: Expense) {
 *   const asSeen: RemoveOptions = { version }
 *   yield* (yield* ExpenseRepository).remove(bookId, id, asSeen)
 * })
 * ```
 */
export interface RemoveOptions {
  /** Remove only this version. */
  readonly version?: number | undefined
}

/**
 * The categories of a book. Promises:
 * - Names are unique within a book without regard to case, in every alphabet, however the writers meet.
 * - `list` is ordered by the lower-case name in code point order.
 * - `modify` is one atomic step; what its function refuses or leaves as it was is not written.
 * - `remove` refuses while expenses or budgets refer to the category; `merge` moves them first, in the same step, and
 *   each moved expense and budget counts as changed (its version grows).
 * - Another book's category does not exist.
 *
 * @example
 * ```ts
 * import { type BookId, caseKey, CategoryRepository } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const categoryNamed = Effect.fn(function* (bookId: BookId, name: string) {
 *   const categories = yield* CategoryRepository
 *   return (yield* categories.list(bookId)).find((category) => caseKey(category.name) === caseKey(name))
 * })
 * ```
 */
export class CategoryRepository extends Context.Service<
  CategoryRepository,
  {
    /** All or none of them, in one step. */
    readonly insert: (bookId: BookId, categories: ReadonlyArray<Category>) => Effect.Effect<void, CategoryNameTaken>
    readonly find: (bookId: BookId, id: CategoryId) => Effect.Effect<Option.Option<Category>>
    readonly get: (bookId: BookId, id: CategoryId) => Effect.Effect<Category, CategoryNotFound>
    readonly list: (bookId: BookId) => Effect.Effect<ReadonlyArray<Category>>
    readonly modify: <E>(
      bookId: BookId,
      id: CategoryId,
      f: (category: Category) => Result.Result<Category, E>
    ) => Effect.Effect<Category, CategoryNotFound | CategoryNameTaken | E>
    readonly remove: (
      bookId: BookId,
      id: CategoryId,
      options?: RemoveOptions
    ) => Effect.Effect<void, CategoryNotFound | CategoryInUse | VersionMismatch>
    /**
     * Moves all expenses and budgets of `id` to `target`, then removes `id`. `CategoryNotFound` names the one of the
     * two that is not there, `id` first.
     */
    readonly merge: (
      bookId: BookId,
      id: CategoryId,
      target: CategoryId,
      options?: RemoveOptions
    ) => Effect.Effect<void, CategoryNotFound | BudgetOverlap | VersionMismatch>
  }
>()("@outlay/domain/category/CategoryRepository") {}
