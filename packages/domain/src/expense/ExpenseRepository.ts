import { Context, type Effect, type Option, type Result } from "effect"
import type { BookId, CurrencyMismatch } from "../book/Book.ts"
import type { CategoryNotFound } from "../category/CategoryRefusals.ts"
import type { RemoveOptions } from "../category/CategoryRepository.ts"
import type { VersionMismatch } from "../failure/Refusals.ts"
import type { Expense, ExpenseId, ExpenseNotFound } from "./Expense.ts"
import type { ExpensePage, ExpenseQuery } from "./ExpenseQuery.ts"

/**
 * The expenses of a book. Promises:
 * - An expense refers to a category of its own book, and is in its book's currency, however the writers meet.
 * - `list` follows the filter, sort and page of the query exactly; its items, total and next agree with each other.
 * - `modify` is one atomic step; what its function refuses or leaves as it was is not written.
 * - With every change the spending that `SpendingReader` tells is changed in the same step.
 * - Another book's expense does not exist.
 *
 * @example
 * ```ts
 * import { type BookId, type ExpenseId, ExpenseRepository, reviseExpense } from "@outlay/domain"
 * import { DateTime, Effect, Result } from "effect"
 *
 * export const withoutReceipt = Effect.fn(function* (bookId: BookId, id: ExpenseId) {
 *   const expenses = yield* ExpenseRepository
 *   const now = yield* DateTime.now
 *   const changes = { receiptUrl: null }
 *   return yield* expenses.modify(bookId, id, (expense) => Result.succeed(reviseExpense(expense, changes, now)))
 * })
 * ```
 */
export class ExpenseRepository extends Context.Service<
  ExpenseRepository,
  {
    readonly insert: (bookId: BookId, expense: Expense) => Effect.Effect<void, CategoryNotFound | CurrencyMismatch>
    /** All or none of them, in one step. */
    readonly insertMany: (
      bookId: BookId,
      expenses: ReadonlyArray<Expense>
    ) => Effect.Effect<void, CategoryNotFound | CurrencyMismatch>
    readonly find: (bookId: BookId, id: ExpenseId) => Effect.Effect<Option.Option<Expense>>
    readonly get: (bookId: BookId, id: ExpenseId) => Effect.Effect<Expense, ExpenseNotFound>
    readonly list: (bookId: BookId, query: ExpenseQuery) => Effect.Effect<ExpensePage>
    readonly modify: <E>(
      bookId: BookId,
      id: ExpenseId,
      f: (expense: Expense) => Result.Result<Expense, E>
    ) => Effect.Effect<Expense, ExpenseNotFound | CategoryNotFound | CurrencyMismatch | E>
    readonly remove: (
      bookId: BookId,
      id: ExpenseId,
      options?: RemoveOptions
    ) => Effect.Effect<void, ExpenseNotFound | VersionMismatch>
  }
>()("@outlay/domain/expense/ExpenseRepository") {}
