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

export const removeCategory = useCase("removeCategory")(function* (
  actor: Actor,
  id: CategoryId,
  precondition: Precondition = {}
): Effect.fn.Return<void, Forbidden | CategoryNotFound | CategoryInUse | VersionMismatch, CategoryRepository> {
  yield* mayWrite(actor)
  yield* (yield* CategoryRepository).remove(actor.book.id, id, precondition)
})

/** `InvalidValue` is about the target: it is the category itself, or not there. */
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
