/** What has an amount in a book: expenses and budgets. */
import {
  type Book,
  Budget,
  BudgetId,
  BudgetRepository,
  type CategoryId,
  Expense,
  ExpenseId,
  ExpenseRepository,
  Money,
  UserId
} from "@outlay/domain"
import { Effect } from "effect"
import { day, nextId, revision } from "./values.ts"

/**
 * An expense of 12.50 on the fifteenth of January 2026 that is not stored yet; `minor` is its amount in minor units (cents).
 * It is recorded by a user whom the store does not know: embedders have users of their own.
 *
 * @example
 * ```ts
 * import { layer } from "@outlay/adapters-memory"
 * import { countedIds, givenBookAndCategory, newExpense } from "@outlay/testing"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const { book, category } = yield* givenBookAndCategory
 *   const { amount, date } = yield* newExpense(book, category, { minor: 7_99n })
 *   console.log(amount.minor, date) // 799n 2026-01-15
 * })
 *
 * await Effect.runPromise(program.pipe(Effect.provide([layer, countedIds])))
 * ```
 */
export const newExpense = Effect.fnUntraced(function* (
  book: Book,
  category: { readonly id: CategoryId },
  { minor = 1250n, ...fields }: Partial<Expense> & { readonly minor?: bigint } = {}
) {
  return Expense.make({
    id: ExpenseId.make(yield* nextId),
    bookId: book.id,
    recordedBy: UserId.make(yield* nextId),
    categoryId: category.id,
    amount: Money.of(minor, book.currency),
    date: day("2026-01-15"),
    description: null,
    paymentMethod: null,
    tags: [],
    notes: null,
    receiptUrl: null,
    ...revision,
    ...fields
  })
})

/**
 * An expense that is stored. Fails with `CategoryNotFound` or `CurrencyMismatch`.
 *
 * @example
 * ```ts
 * import { layer } from "@outlay/adapters-memory"
 * import { countedIds, day, givenBookAndCategory, givenExpense } from "@outlay/testing"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const { book, category } = yield* givenBookAndCategory
 *   const expense = yield* givenExpense(book, category, { date: day("2026-03-30"), tags: ["work"] })
 *   console.log(expense.date, expense.tags) // 2026-03-30 [ 'work' ]
 * })
 *
 * await Effect.runPromise(program.pipe(Effect.provide([layer, countedIds])))
 * ```
 */
export const givenExpense = Effect.fnUntraced(function* (...args: Parameters<typeof newExpense>) {
  const expense = yield* newExpense(...args)
  yield* (yield* ExpenseRepository).insert(args[0].id, expense)
  return expense
})

/**
 * A monthly budget of 500.00 from January 2026 on, of a category or (`null`) of all spending, that is not stored yet.
 *
 * @example
 * ```ts
 * import { layer } from "@outlay/adapters-memory"
 * import { countedIds, givenBook, newBudget } from "@outlay/testing"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const budget = yield* newBudget(yield* givenBook(), null, { period: "weekly" })
 *   console.log(budget.amount.minor, budget.period) // 50000n weekly
 * })
 *
 * await Effect.runPromise(program.pipe(Effect.provide([layer, countedIds])))
 * ```
 */
export const newBudget = Effect.fnUntraced(function* (
  book: Book,
  category: { readonly id: CategoryId } | null,
  fields: Partial<Budget> = {}
) {
  return Budget.make({
    id: BudgetId.make(yield* nextId),
    bookId: book.id,
    categoryId: category?.id ?? null,
    amount: Money.of(50_000n, book.currency),
    period: "monthly",
    startDate: day("2026-01-01"),
    endDate: null,
    ...revision,
    ...fields
  })
})

/**
 * A budget that is stored. Fails with `CategoryNotFound`, `CurrencyMismatch` or `BudgetOverlap`.
 *
 * @example
 * ```ts
 * import { layer } from "@outlay/adapters-memory"
 * import { countedIds, givenBook, givenBudget } from "@outlay/testing"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const book = yield* givenBook()
 *   yield* givenBudget(book, null)
 *   const refusal = yield* Effect.flip(givenBudget(book, null))
 *   console.log(refusal._tag) // BudgetOverlap
 * })
 *
 * await Effect.runPromise(program.pipe(Effect.provide([layer, countedIds])))
 * ```
 */
export const givenBudget = Effect.fnUntraced(function* (...args: Parameters<typeof newBudget>) {
  const budget = yield* newBudget(...args)
  yield* (yield* BudgetRepository).insert(args[0].id, budget)
  return budget
})
