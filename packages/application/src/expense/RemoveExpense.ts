/** Removes an expense from the actor's book. */
import { type ExpenseId, type ExpenseNotFound, ExpenseRepository, type VersionMismatch } from "@outlay/domain"
import type { Effect } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { type Forbidden, mayWrite } from "../actor/Policy.ts"
import type { Precondition } from "../actor/Precondition.ts"
import { useCase } from "../tracing/useCase.ts"

export const removeExpense = useCase("removeExpense")(function* (
  actor: Actor,
  id: ExpenseId,
  precondition: Precondition = {}
): Effect.fn.Return<void, Forbidden | ExpenseNotFound | VersionMismatch, ExpenseRepository> {
  yield* mayWrite(actor)
  yield* (yield* ExpenseRepository).remove(actor.book.id, id, precondition)
})
