import { type BookNotFound, BookRepository } from "@outlay/domain"
import type { Effect } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { type Forbidden, mayManage } from "../actor/Policy.ts"
import { useCase } from "../tracing/useCase.ts"

/**
 * Removes the actor's book with everything in it: expenses, categories, budgets, and who belongs to it. What is removed
 * can't be brought back. For hosts with users of their own: whoever signs in with an account of Outlay would be left without
 * a book, and goes by `deleteAccount`.
 *
 * @example
 * ```ts
 * import { type Actor, removeBook } from "@outlay/application"
 * import { Effect } from "effect"
 *
 * // Removing it a second time is no failure here.
 * export const forget = (actor: Actor) => Effect.catchTag(removeBook(actor), "BookNotFound", () => Effect.void)
 * ```
 */
export const removeBook = useCase("removeBook")(function* (
  actor: Actor
): Effect.fn.Return<void, Forbidden | BookNotFound, BookRepository> {
  yield* mayManage(actor)
  yield* (yield* BookRepository).remove(actor.book.id)
})
