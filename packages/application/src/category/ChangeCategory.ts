import {
  type Category,
  type CategoryChanges,
  type CategoryId,
  type CategoryNameTaken,
  type CategoryNotFound,
  CategoryRepository,
  reviseCategory,
  type VersionMismatch
} from "@outlay/domain"
import { DateTime, type Effect, Result } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { type Forbidden, mayWrite } from "../actor/Policy.ts"
import { ifVersion, type Precondition } from "../actor/Precondition.ts"
import { useCase } from "../tracing/useCase.ts"

/**
 * Changes what is named of a category and nothing else; values that are there already leave its version.
 *
 * @example
 * ```ts
 * import { type Actor, changeCategory } from "@outlay/application"
 * import type { Category } from "@outlay/domain"
 *
 * export const repaint = (actor: Actor, { id, version }: Category) =>
 *   changeCategory(actor, id, { color: "#38a169" }, { version })
 * ```
 */
export const changeCategory = useCase("changeCategory")(function* (
  actor: Actor,
  id: CategoryId,
  changes: CategoryChanges,
  precondition: Precondition = {}
): Effect.fn.Return<Category, Forbidden | CategoryNotFound | CategoryNameTaken | VersionMismatch, CategoryRepository> {
  yield* mayWrite(actor)
  const now = yield* DateTime.now
  return yield* (yield* CategoryRepository).modify(
    actor.book.id,
    id,
    ifVersion(precondition, (category) => Result.succeed(reviseCategory(category, changes, now)))
  )
})
