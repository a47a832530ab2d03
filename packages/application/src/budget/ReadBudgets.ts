/** Reads the budgets of the actor's book. */
import { type Budget, type BudgetId, type BudgetNotFound, BudgetRepository } from "@outlay/domain"
import type { Effect } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { type Forbidden, mayRead } from "../actor/Policy.ts"
import { useCase } from "../tracing/useCase.ts"

export const getBudget = useCase("getBudget")(function* (
  actor: Actor,
  id: BudgetId
): Effect.fn.Return<Budget, Forbidden | BudgetNotFound, BudgetRepository> {
  yield* mayRead(actor)
  return yield* (yield* BudgetRepository).get(actor.book.id, id)
})

export const listBudgets = useCase("listBudgets")(function* (
  actor: Actor
): Effect.fn.Return<ReadonlyArray<Budget>, Forbidden, BudgetRepository> {
  yield* mayRead(actor)
  return yield* (yield* BudgetRepository).list(actor.book.id)
})
