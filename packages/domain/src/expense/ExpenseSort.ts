import { DateTime, Schema } from "effect"
import { CalendarDate } from "../time/CalendarDate.ts"
import type { Expense } from "./Expense.ts"

/**
 * The orders of a list of expenses. Ties go by id in the same direction, so that pages never overlap or skip.
 *
 * @example
 * ```ts
 * import { ExpenseSort } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * console.log(Schema.is(ExpenseSort)("-amount"), Schema.is(ExpenseSort)("-category")) // true false
 * ```
 */
export const ExpenseSort = Schema.Literals(["-date", "date", "-amount", "amount", "-created_at", "created_at"])
export type ExpenseSort = typeof ExpenseSort.Type

/**
 * What a list is ordered by.
 *
 * @example
 * ```ts
 * import { type ExpenseSort, type SortField, sortField } from "@outlay/domain"
 *
 * const headings: Record<SortField, string> = { date: "Paid on", amount: "Amount", created_at: "Recorded" }
 * export const heading = (sort: ExpenseSort): string => headings[sortField(sort)]
 * ```
 */
export type SortField = "date" | "amount" | "created_at"

/**
 * What a sort orders by.
 *
 * @example
 * ```ts
 * import { sortField } from "@outlay/domain"
 *
 * console.log(sortField("-amount")) // amount
 * ```
 */
export const sortField = (sort: ExpenseSort): SortField => {
  switch (sort) {
    case "-date":
    case "date":
      return "date"
    case "-amount":
    case "amount":
      return "amount"
    case "-created_at":
    case "created_at":
      return "created_at"
  }
}

/**
 * Whether a sort puts the newest or largest first.
 *
 * @example
 * ```ts
 * import { isDescending } from "@outlay/domain"
 *
 * console.log(isDescending("-date"), isDescending("date")) // true false
 * ```
 */
export const isDescending = (sort: ExpenseSort): boolean => sort.startsWith("-")

/**
 * The value by which a sort orders: a date, minor units, or milliseconds since 1970.
 *
 * @example
 * ```ts
 * import { type Expense, type ExpensePosition, type ExpenseSort, sortKey } from "@outlay/domain"
 *
 * export const positionOf = (sort: ExpenseSort, expense: Expense): ExpensePosition => ({
 *   key: String(sortKey(sort, expense)),
 *   id: expense.id
 * })
 * ```
 */
export const sortKey = (sort: ExpenseSort, expense: Expense): string | bigint | number => {
  switch (sortField(sort)) {
    case "date":
      return expense.date
    case "amount":
      return expense.amount.minor
    case "created_at":
      return DateTime.toEpochMillis(expense.createdAt)
  }
}

const isDate = Schema.is(CalendarDate)

/**
 * Whether a text can be the sort key of an expense in this order.
 *
 * @example
 * ```ts
 * import { isSortKey } from "@outlay/domain"
 *
 * console.log(isSortKey("-date", "2026-11-22"), isSortKey("-amount", "2026-11-22")) // true false
 * ```
 */
export const isSortKey = (sort: ExpenseSort, text: string): boolean =>
  sortField(sort) === "date" ? isDate(text) : /^\d{1,15}$/.test(text)

/**
 * Compares two expenses in the order of a sort.
 *
 * @example
 * ```ts
 * import { compareExpenses, type Expense } from "@outlay/domain"
 *
 * export const largestFirst = (expenses: ReadonlyArray<Expense>) => expenses.toSorted(compareExpenses("-amount"))
 * ```
 */
export const compareExpenses =
  (sort: ExpenseSort) =>
  (a: Expense, b: Expense): number => {
    const x = sortKey(sort, a)
    const y = sortKey(sort, b)
    const ascending = x === y ? (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) : x < y ? -1 : 1
    return isDescending(sort) ? -ascending : ascending
  }
