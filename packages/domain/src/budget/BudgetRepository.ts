import { Context, type Effect, type Option, type Result } from "effect"
import type { BookId, CurrencyMismatch } from "../book/Book.ts"
import type { CategoryNotFound } from "../category/CategoryRefusals.ts"
import type { RemoveOptions } from "../category/CategoryRepository.ts"
import type { VersionMismatch } from "../failure/Refusals.ts"
import type { Budget, BudgetId, BudgetNotFound } from "./Budget.ts"
import type { BudgetOverlap } from "./BudgetOverlap.ts"

type WriteRefusal = CategoryNotFound | CurrencyMismatch | BudgetOverlap

/**
 * The budgets of a book. Promises:
 * - Two budgets of the same category (or both of all spending) and period never overlap in time, and a budget refers
 *   to a category of its own book and is in its book's currency, however the writers meet.
 * - `list` is ordered by start date, then by id.
 * - `modify` is one atomic step; what its function refuses or leaves as it was is not written.
 * - Another book's budget does not exist.
 *
 * @example
 * ```ts
 * import { type BookId, BudgetRepository, type CalendarDate, isInForce } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const budgetsInForce = Effect.fn(function* (bookId: BookId, date: CalendarDate) {
 *   const budgets = yield* BudgetRepository
 *   const all = yield* budgets.list(bookId)
 *   return all.filter((budget) => isInForce(budget, date))
 * })
 * ```
 */
export class BudgetRepository extends Context.Service<
  BudgetRepository,
  {
    readonly insert: (bookId: BookId, budget: Budget) => Effect.Effect<void, WriteRefusal>
    readonly find: (bookId: BookId, id: BudgetId) => Effect.Effect<Option.Option<Budget>>
    readonly get: (bookId: BookId, id: BudgetId) => Effect.Effect<Budget, BudgetNotFound>
    readonly list: (bookId: BookId) => Effect.Effect<ReadonlyArray<Budget>>
    readonly modify: <E>(
      bookId: BookId,
      id: BudgetId,
      f: (budget: Budget) => Result.Result<Budget, E>
    ) => Effect.Effect<Budget, BudgetNotFound | WriteRefusal | E>
    readonly remove: (
      bookId: BookId,
      id: BudgetId,
      options?: RemoveOptions
    ) => Effect.Effect<void, BudgetNotFound | VersionMismatch>
  }
>()("@outlay/domain/budget/BudgetRepository") {}
