/** Why something can't be done with a category. */
import { Schema } from "effect"
import { CategoryId } from "./Category.ts"

/**
 * There is no category of this id in the book.
 *
 * @example
 * ```ts
 * import { type Expense, ExpenseRepository } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * // Gives what to tell whoever recorded it.
 * export const record = Effect.fn(function* (expense: Expense) {
 *   const expenses = yield* ExpenseRepository
 *   return yield* expenses.insert(expense.bookId, expense).pipe(
 *     Effect.as("It is recorded."),
 *     Effect.catchTag("CategoryNotFound", () => Effect.succeed("Its category has been removed: choose another one."))
 *   )
 * })
 * ```
 */
export class CategoryNotFound extends Schema.TaggedError<CategoryNotFound>()("CategoryNotFound", {
  id: CategoryId
}) {
  override get message() {
    return `there is no category ${this.id}`
  }
}

/**
 * The book has a category of this name, perhaps in another case.
 *
 * @example
 * ```ts
 * import { CategoryNameTaken } from "@outlay/domain"
 *
 * console.log(new CategoryNameTaken({ name: "groceries" }).message) // there is a category "groceries" already
 * ```
 */
export class CategoryNameTaken extends Schema.TaggedError<CategoryNameTaken>()("CategoryNameTaken", {
  name: Schema.String
}) {
  override get message() {
    return `there is a category ${JSON.stringify(this.name)} already`
  }
}

/**
 * A category can't be removed while expenses or budgets refer to it.
 *
 * @example
 * ```ts
 * import { type BookId, type CategoryId, CategoryRepository } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * // What the category still has goes to another one.
 * export const dissolve = Effect.fn(function* (bookId: BookId, id: CategoryId, heir: CategoryId) {
 *   const categories = yield* CategoryRepository
 *   const merged = categories.merge(bookId, id, heir)
 *   yield* categories.remove(bookId, id).pipe(Effect.catchTag("CategoryInUse", () => merged))
 * })
 * ```
 */
export class CategoryInUse extends Schema.TaggedError<CategoryInUse>()("CategoryInUse", { id: CategoryId }) {
  override get message() {
    return `category ${this.id} still has expenses or budgets`
  }
}
