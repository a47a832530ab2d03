import { Context, type Effect } from "effect"
import type { BookId } from "../book/Book.ts"
import type { CategoryId } from "../category/Category.ts"
import type { DateRange } from "../time/DateRange.ts"
import type { Spending } from "./Spending.ts"

/** Which cells are read. */
export interface SpendingQuery {
  readonly range: DateRange
  /** A cell per category and day, month (a month counts by its days within the range), or the whole range. */
  readonly by: "day" | "month" | "range"
  /** Only this category. */
  readonly categoryId?: CategoryId | undefined
}

/** A sum that is asked for: over a range, of one category or (`null`) of all. */
export interface SpendingSum {
  readonly range: DateRange
  readonly categoryId: CategoryId | null
}

/**
 * Reads the spending of a book. Promises:
 * - Cells are exact sums over the expenses of the book at one moment, and the labels belong to the same moment.
 * - A cell stands for at least one expense.
 * - Another book's expenses and categories do not exist.
 */
export class SpendingReader extends Context.Service<
  SpendingReader,
  {
    readonly read: (bookId: BookId, query: SpendingQuery) => Effect.Effect<Spending>
    /** The totals (minor units) of several sums at one moment, in the order asked. */
    readonly sums: (bookId: BookId, sums: ReadonlyArray<SpendingSum>) => Effect.Effect<ReadonlyArray<bigint>>
  }
>()("@outlay/domain/analytics/SpendingReader") {}
