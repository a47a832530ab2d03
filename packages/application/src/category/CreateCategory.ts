/** Adds a category to the actor's book. */
import {
  type BookId,
  Category,
  type CategoryDraft,
  CategoryId,
  type CategoryNameTaken,
  CategoryRepository
} from "@outlay/domain"
import { DateTime, Effect } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { type Forbidden, mayWrite } from "../actor/Policy.ts"
import { IdGenerator } from "../ports/IdGenerator.ts"
import { useCase } from "../tracing/useCase.ts"

export const createCategory = useCase("createCategory")(function* (
  actor: Actor,
  draft: CategoryDraft
): Effect.fn.Return<Category, Forbidden | CategoryNameTaken, CategoryRepository | IdGenerator> {
  yield* mayWrite(actor)
  const category = yield* newCategory(actor.book.id, draft, { isDefault: false, at: yield* DateTime.now })
  yield* (yield* CategoryRepository).insert(actor.book.id, [category])
  return category
})

/** A category that is not stored yet. */
export const newCategory = Effect.fnUntraced(function* (
  bookId: BookId,
  draft: CategoryDraft,
  { isDefault, at }: { readonly isDefault: boolean; readonly at: DateTime.Utc }
): Effect.fn.Return<Category, never, IdGenerator> {
  const id = CategoryId.make(yield* (yield* IdGenerator).next)
  return Category.make(
    { ...draft, id, bookId, isDefault, createdAt: at, updatedAt: at, version: 1 },
    { disableChecks: true }
  )
})
