import { type ExpenseId, type ExpenseNotFound, ExpenseRepository, type VersionMismatch } from "@outlay/domain"
import type { Effect } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { type Forbidden, mayWrite } from "../actor/Policy.ts"
import type { Precondition } from "../actor/Precondition.ts"
import { useCase } from "../tracing/useCase.ts"

/**
 * Removes an expense from the actor's book.
 *
 * @example
 * ```ts
 * import { type Actor, removeExpense } from "@outlay/application"
 * import type { ExpenseId } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const removed = (actor: Actor, id: ExpenseId) =>
 *   removeExpense(actor, id).pipe(
 *     Effect.as(true),
 *     Effect.catchTag("ExpenseNotFound", () => Effect.succeed(false))
 *   )
 * ```
 */
export const removeExpense = useCase("removeExpense")(function* (
  actor: Actor,
  id: ExpenseId,
  precondition: Precondition = {}
): Effect.fn.Return<void, Forbidden | ExpenseNotFound | VersionMismatch, ExpenseRepository> {
  yield* mayWrite(actor)
  yield* (yield* ExpenseRepository).remove(actor.book.id, id, precondition)
})
