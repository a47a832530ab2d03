/**
 * Removes a category that nothing refers to, or moves its expenses and budgets to another one first, in the same step.
 */
import {
  type BudgetOverlap,
  type CategoryId,
  type CategoryInUse,
  type CategoryNotFound,
  CategoryRepository,
  InvalidValue,
  type VersionMismatch
} from "@outlay/domain"
import { Effect } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { type Forbidden, mayWrite } from "../actor/Policy.ts"
import type { Precondition } from "../actor/Precondition.ts"
import { useCase } from "../tracing/useCase.ts"

/**
 * Removes a category that no expense and no budget refers to.
 *
 * @example
 * ```ts
 * import { type Actor, removeCategory } from "@outlay/application"
 * import type { CategoryId } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const removed = (actor: Actor, id: CategoryId) =>
 *   removeCategory(actor, id).pipe(
 *     Effect.as("removed"),
 *     Effect.catchTag("CategoryInUse", () => Effect.succeed("still in use"))
 *   )
 * ```
 */
export const removeCategory = useCase("removeCategory")(function* (
  actor: Actor,
  id: CategoryId,
  precondition: Precondition = {}
): Effect.fn.Return<void, Forbidden | CategoryNotFound | CategoryInUse | VersionMismatch, CategoryRepository> {
  yield* mayWrite(actor)
  yield* (yield* CategoryRepository).remove(actor.book.id, id, precondition)
})

/**
 * Moves the expenses and budgets of a category to another one and removes it, in one step. `InvalidValue` is about the
 * target: it is the category itself, or not there.
 *
 * @example
 * ```ts
 * import { type Actor, mergeCategory } from "@outlay/application"
 * import type { Category } from "@outlay/domain"
 *
 * export const intoOther = (actor: Actor, category: Category, other: Category) =>
 *   mergeCategory(actor, category.id, other.id, { version: category.version })
 * ```
 */
export const mergeCategory = useCase("mergeCategory")(function* (
  actor: Actor,
  id: CategoryId,
  target: CategoryId,
  precondition: Precondition = {}
): Effect.fn.Return<
  void,
  Forbidden | CategoryNotFound | InvalidValue | BudgetOverlap | VersionMismatch,
  CategoryRepository
> {
  yield* mayWrite(actor)
  const categories = yield* CategoryRepository
  if (target === id) {
    yield* categories.get(actor.book.id, id)
    return yield* new InvalidValue({ field: "reassignTo", rule: "must be another category" })
  }
  yield* categories
    .merge(actor.book.id, id, target, precondition)
    .pipe(
      Effect.catchTag("CategoryNotFound", (missing): Effect.Effect<never, CategoryNotFound | InvalidValue> =>
        missing.id === id
          ? Effect.fail(missing)
          : Effect.fail(new InvalidValue({ field: "reassignTo", rule: "must be a category that is there" }))
      )
    )
})
