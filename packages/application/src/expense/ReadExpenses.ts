/** Reads expenses of the actor's book: one by its id, or a page of a list. */
import {
  type Expense,
  type ExpenseId,
  type ExpenseNotFound,
  type ExpensePage,
  type ExpenseQuery,
  ExpenseRepository
} from "@outlay/domain"
import type { Effect } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { type Forbidden, mayRead } from "../actor/Policy.ts"
import { useCase } from "../tracing/useCase.ts"

export const getExpense = useCase("getExpense")(function* (
  actor: Actor,
  id: ExpenseId
): Effect.fn.Return<Expense, Forbidden | ExpenseNotFound, ExpenseRepository> {
  yield* mayRead(actor)
  return yield* (yield* ExpenseRepository).get(actor.book.id, id)
})

export const listExpenses = useCase("listExpenses")(function* (
  actor: Actor,
  query: ExpenseQuery
): Effect.fn.Return<ExpensePage, Forbidden, ExpenseRepository> {
  yield* mayRead(actor)
  return yield* (yield* ExpenseRepository).list(actor.book.id, query)
})
