import type { Expense, ExpenseId } from "./Expense.ts"
import { type ExpenseFilter, noFilter } from "./ExpenseFilter.ts"
import type { ExpenseSort } from "./ExpenseSort.ts"

/** How many expenses a page has unless told. */
export const defaultPerPage = 20
/** How many expenses a page has at most. */
export const maxPerPage = 100

/** Where a list goes on: behind the expense with this sort key and id. */
export interface ExpensePosition {
  /** The sort key as text: `YYYY-MM-DD`, minor units, or milliseconds since 1970. */
  readonly key: string
  readonly id: ExpenseId
}

/** One page of a filtered, ordered list of expenses: by number, or after the last item that was seen. */
export interface ExpenseQuery {
  readonly filter: ExpenseFilter
  readonly sort: ExpenseSort
  /** 1 to 100. */
  readonly perPage: number
  /** A page from 1, or a position of an earlier answer. */
  readonly from: { readonly page: number } | { readonly after: ExpensePosition }
}

/**
 * A query of which some parts are given. The others are: every expense, newest date first, the first page of 20.
 *
 * @example
 * ```ts
 * import { expenseQuery } from "@outlay/domain"
 *
 * console.log(expenseQuery({ sort: "-amount" }).perPage) // 20
 * ```
 */
export const expenseQuery = (query: Partial<ExpenseQuery> = {}): ExpenseQuery => ({
  filter: noFilter,
  sort: "-date",
  perPage: defaultPerPage,
  from: { page: 1 },
  ...query
})

/** A page of a list, in the order of its query. */
export interface ExpensePage {
  readonly items: ReadonlyArray<Expense>
  /** How many match the filter in all; `null` when the page was asked for by position. */
  readonly total: number | null
  /** Where the next page goes on; `null` exactly when nothing follows. */
  readonly next: ExpensePosition | null
}
