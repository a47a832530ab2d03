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

/**
 * One expense of the actor's book.
 *
 * @example
 * ```ts
 * import { type Actor, getExpense } from "@outlay/application"
 * import { type ExpenseId, formatMoney } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const amountOf = (actor: Actor, id: ExpenseId) =>
 *   Effect.map(getExpense(actor, id), ({ amount }) => `${formatMoney(amount)} ${amount.currency}`)
 * ```
 */
export const getExpense = useCase("getExpense")(function* (
  actor: Actor,
  id: ExpenseId
): Effect.fn.Return<Expense, Forbidden | ExpenseNotFound, ExpenseRepository> {
  yield* mayRead(actor)
  return yield* (yield* ExpenseRepository).get(actor.book.id, id)
})

/**
 * A page of the expenses of the actor's book; `next` of it is where the following one begins.
 *
 * @example
 * ```ts
 * import { type Actor, listExpenses } from "@outlay/application"
 * import { type Expense, expenseQuery, noFilter, searchWords } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const about = Effect.fn(function* (actor: Actor, text: string) {
 *   const query = expenseQuery({ filter: { ...noFilter, words: searchWords(text) }, perPage: 100 })
 *   const found: Array<Expense> = []
 *   let page = yield* listExpenses(actor, query)
 *   found.push(...page.items)
 *   while (page.next !== null) {
 *     page = yield* listExpenses(actor, { ...query, from: { after: page.next } })
 *     found.push(...page.items)
 *   }
 *   return found
 * })
 * ```
 */
export const listExpenses = useCase("listExpenses")(function* (
  actor: Actor,
  query: ExpenseQuery
): Effect.fn.Return<ExpensePage, Forbidden, ExpenseRepository> {
  yield* mayRead(actor)
  return yield* (yield* ExpenseRepository).list(actor.book.id, query)
})
