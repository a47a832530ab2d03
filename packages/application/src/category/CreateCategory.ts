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

/**
 * Adds a category to the actor's book.
 *
 * @example
 * ```ts
 * import { layer as storage } from "@outlay/adapters-memory"
 * import { createCategory, IdGenerators, openBook } from "@outlay/application"
 * import { CategoryDraft, CurrencyCode, TimeZone, UserId } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const book = yield* openBook({ currency: CurrencyCode.make("EUR"), timeZone: TimeZone.make("Europe/Vienna") })
 *   const actor = { userId: UserId.make("01a2b3c4-0000-7000-8000-000000000001"), book, role: "editor" as const }
 *   const coffee = yield* createCategory(actor, CategoryDraft.make({ name: "Coffee" }))
 *   const again = yield* Effect.flip(createCategory(actor, CategoryDraft.make({ name: "COFFEE" })))
 *   return [coffee.name, again._tag]
 * })
 *
 * console.log(await Effect.runPromise(Effect.provide(program, [storage, IdGenerators.layer]))) // [ 'Coffee', 'CategoryNameTaken' ]
 * ```
 */
export const createCategory = useCase("createCategory")(function* (
  actor: Actor,
  draft: CategoryDraft
): Effect.fn.Return<Category, Forbidden | CategoryNameTaken, CategoryRepository | IdGenerator> {
  yield* mayWrite(actor)
  const category = yield* newCategory(actor.book.id, draft, { isDefault: false, at: yield* DateTime.now })
  yield* (yield* CategoryRepository).insert(actor.book.id, [category])
  return category
})

/**
 * A category that is not stored yet: for who opens books of their own.
 *
 * @example
 * ```ts
 * import { newCategory } from "@outlay/application"
 * import { type BookId, CategoryDraft } from "@outlay/domain"
 * import { DateTime, Effect } from "effect"
 *
 * export const coffeeOf = (bookId: BookId) =>
 *   Effect.flatMap(DateTime.now, (at) =>
 *     newCategory(bookId, CategoryDraft.make({ name: "Coffee" }), { isDefault: true, at })
 *   )
 * ```
 */
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
