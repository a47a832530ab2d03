/** How budgets stand on a day (by default today in the book's time zone): one, or all that are in force. */
import {
  type Budget,
  type BudgetId,
  type BudgetNotFound,
  budgetPeriod,
  BudgetRepository,
  type BudgetStatus,
  budgetStatus,
  type CalendarDate,
  InvalidValue,
  isInForce,
  SpendingReader,
  today
} from "@outlay/domain"
import { Effect } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { type Forbidden, mayRead } from "../actor/Policy.ts"
import { useCase } from "../tracing/useCase.ts"

/**
 * How one budget stands on a day, today unless told. `InvalidValue` is about the date: the budget is not in force on it.
 *
 * @example
 * ```ts
 * import { type Actor, getBudgetStatus } from "@outlay/application"
 * import type { BudgetId } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const isExceeded = (actor: Actor, id: BudgetId) =>
 *   Effect.map(getBudgetStatus(actor, id), (status) => status.state === "exceeded")
 * ```
 */
export const getBudgetStatus = useCase("getBudgetStatus")(function* (
  actor: Actor,
  id: BudgetId,
  on?: CalendarDate
): Effect.fn.Return<BudgetStatus, Forbidden | BudgetNotFound | InvalidValue, BudgetRepository | SpendingReader> {
  yield* mayRead(actor)
  const date = on ?? (yield* today(actor.book.timeZone))
  const budget = yield* (yield* BudgetRepository).get(actor.book.id, id)
  const [status] = isInForce(budget, date) ? yield* statusesOf(actor, [budget], date) : []
  return status ?? (yield* new InvalidValue({ field: "date", rule: "must be a day on which the budget is in force" }))
})

/**
 * How every budget stands that is in force on a day, today unless told; by start date, then by id.
 *
 * @example
 * ```ts
 * import { type Actor, listBudgetStatuses } from "@outlay/application"
 * import { formatMoney } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const left = (actor: Actor) =>
 *   Effect.map(listBudgetStatuses(actor), (all) => all.map(({ remaining, state }) => `${formatMoney(remaining)}: ${state}`))
 * ```
 */
export const listBudgetStatuses = useCase("listBudgetStatuses")(function* (
  actor: Actor,
  on?: CalendarDate
): Effect.fn.Return<ReadonlyArray<BudgetStatus>, Forbidden, BudgetRepository | SpendingReader> {
  yield* mayRead(actor)
  const date = on ?? (yield* today(actor.book.timeZone))
  const budgets = yield* (yield* BudgetRepository).list(actor.book.id)
  return yield* statusesOf(
    actor,
    budgets.filter((budget) => isInForce(budget, date)),
    date
  )
})

// Two sums a budget, of the whole period and of its days so far, all in one question.
const statusesOf = Effect.fnUntraced(function* (actor: Actor, budgets: ReadonlyArray<Budget>, date: CalendarDate) {
  if (budgets.length === 0) return []
  const sums = yield* (yield* SpendingReader).sums(
    actor.book.id,
    budgets.flatMap((budget) => {
      const range = budgetPeriod(budget, date)
      const { categoryId } = budget
      return [
        { range, categoryId },
        { range: { start: range.start, end: date }, categoryId }
      ]
    })
  )
  return budgets.map((budget, index) =>
    budgetStatus(budget, date, { whole: sums[2 * index] ?? 0n, soFar: sums[2 * index + 1] ?? 0n })
  )
})
