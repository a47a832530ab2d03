import { Context, type Effect } from "effect"
import type { BookId } from "../book/Book.ts"
import type { CategoryId } from "../category/Category.ts"
import type { DateRange } from "../time/DateRange.ts"
import type { Spending } from "./Spending.ts"

/**
 * Which spending is read.
 *
 * @example
 * ```ts
 * import { monthRange, type SpendingQuery } from "@outlay/domain"
 *
 * export const query: SpendingQuery = { range: monthRange(2026, 3), by: "day", before: monthRange(2026, 2) }
 * ```
 */
export interface SpendingQuery {
  readonly range: DateRange
  /** Into what the range is divided: days, months (each counts by its days within the range), or nothing. */
  readonly by: "day" | "month" | "range"
  /** What the range is compared with. */
  readonly before?: DateRange | undefined
  /** Only this category. */
  readonly categoryId?: CategoryId | undefined
}

/**
 * A sum that is asked for.
 *
 * @example
 * ```ts
 * import { type SpendingSum, yearRange } from "@outlay/domain"
 *
 * export const allOf2026: SpendingSum = { range: yearRange(2026), categoryId: null }
 * ```
 */
export interface SpendingSum {
  readonly range: DateRange
  /** One category; `null` for all of them. */
  readonly categoryId: CategoryId | null
}

/**
 * Reads the spending of a book. Promises:
 * - Totals are exact sums over the expenses of the book at one moment, and the labels belong to the same moment.
 * - The total of a day, a month or a category stands for at least one expense.
 * - Another book's expenses and categories do not exist.
 *
 * @example
 * ```ts
 * import { type BookId, SpendingReader, yearRange } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const monthsOf2026 = Effect.fn(function* (bookId: BookId) {
 *   const { read } = yield* SpendingReader
 *   const { periods } = yield* read(bookId, { range: yearRange(2026), by: "month" })
 *   return periods.map(({ date, total }) => `${date}: ${total}`)
 * })
 * ```
 */
export class SpendingReader extends Context.Service<
  SpendingReader,
  {
    readonly read: (bookId: BookId, query: SpendingQuery) => Effect.Effect<Spending>
    /** The totals (minor units) of several sums at one moment, in the order asked. */
    readonly sums: (bookId: BookId, sums: ReadonlyArray<SpendingSum>) => Effect.Effect<ReadonlyArray<bigint>>
  }
>()("@outlay/domain/analytics/SpendingReader") {}
