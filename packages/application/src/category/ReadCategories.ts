/** Reads the categories of the actor's book. */
import { type Category, type CategoryId, type CategoryNotFound, CategoryRepository } from "@outlay/domain"
import type { Effect } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { type Forbidden, mayRead } from "../actor/Policy.ts"
import { useCase } from "../tracing/useCase.ts"

/**
 * One category of the actor's book.
 *
 * @example
 * ```ts
 * import { type Actor, getCategory } from "@outlay/application"
 * import type { CategoryId } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const nameOf = (actor: Actor, id: CategoryId) => Effect.map(getCategory(actor, id), (category) => category.name)
 * ```
 */
export const getCategory = useCase("getCategory")(function* (
  actor: Actor,
  id: CategoryId
): Effect.fn.Return<Category, Forbidden | CategoryNotFound, CategoryRepository> {
  yield* mayRead(actor)
  return yield* (yield* CategoryRepository).get(actor.book.id, id)
})

/**
 * All categories of the actor's book, by lower-case name.
 *
 * @example
 * ```ts
 * import { type Actor, listCategories } from "@outlay/application"
 * import { caseKey } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const named = (actor: Actor, name: string) =>
 *   Effect.map(listCategories(actor), (all) => all.find((category) => caseKey(category.name) === caseKey(name)))
 * ```
 */
export const listCategories = useCase("listCategories")(function* (
  actor: Actor
): Effect.fn.Return<ReadonlyArray<Category>, Forbidden, CategoryRepository> {
  yield* mayRead(actor)
  return yield* (yield* CategoryRepository).list(actor.book.id)
})
