import { type BudgetId, type BudgetNotFound, BudgetRepository, type VersionMismatch } from "@outlay/domain"
import type { Effect } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { type Forbidden, mayWrite } from "../actor/Policy.ts"
import type { Precondition } from "../actor/Precondition.ts"
import { useCase } from "../tracing/useCase.ts"

/**
 * Removes a budget from the actor's book.
 *
 * @example
 * ```ts
 * import { type Actor, removeBudget } from "@outlay/application"
 * import type { BudgetId } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const removed = (actor: Actor, id: BudgetId) =>
 *   removeBudget(actor, id).pipe(
 *     Effect.as(true),
 *     Effect.catchTag("BudgetNotFound", () => Effect.succeed(false))
 *   )
 * ```
 */
export const removeBudget = useCase("removeBudget")(function* (
  actor: Actor,
  id: BudgetId,
  precondition: Precondition = {}
): Effect.fn.Return<void, Forbidden | BudgetNotFound | VersionMismatch, BudgetRepository> {
  yield* mayWrite(actor)
  yield* (yield* BudgetRepository).remove(actor.book.id, id, precondition)
})
