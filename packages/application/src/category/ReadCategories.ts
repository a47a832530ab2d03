/** Reads the categories of the actor's book. */
import { type Category, type CategoryId, type CategoryNotFound, CategoryRepository } from "@outlay/domain"
import type { Effect } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { type Forbidden, mayRead } from "../actor/Policy.ts"
import { useCase } from "../tracing/useCase.ts"

export const getCategory = useCase("getCategory")(function* (
  actor: Actor,
  id: CategoryId
): Effect.fn.Return<Category, Forbidden | CategoryNotFound, CategoryRepository> {
  yield* mayRead(actor)
  return yield* (yield* CategoryRepository).get(actor.book.id, id)
})

export const listCategories = useCase("listCategories")(function* (
  actor: Actor
): Effect.fn.Return<ReadonlyArray<Category>, Forbidden, CategoryRepository> {
  yield* mayRead(actor)
  return yield* (yield* CategoryRepository).list(actor.book.id)
})
