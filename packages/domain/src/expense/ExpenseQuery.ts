/** One page of a filtered, ordered list of expenses: by number, or after the last item that was seen. */
import type { Expense, ExpenseId } from "./Expense.ts"
import { type ExpenseFilter, noFilter } from "./ExpenseFilter.ts"
import type { ExpenseSort } from "./ExpenseSort.ts"

export const defaultPerPage = 20
export const maxPerPage = 100

/** Where a list goes on: behind the expense with this sort key and id. */
export interface ExpensePosition {
  /** The sort key as text: `YYYY-MM-DD`, minor units, or milliseconds since 1970. */
  readonly key: string
  readonly id: ExpenseId
}

export interface ExpenseQuery {
  readonly filter: ExpenseFilter
  readonly sort: ExpenseSort
  /** 1 to 100. */
  readonly perPage: number
  /** A page from 1, or a position of an earlier answer. */
  readonly from: { readonly page: number } | { readonly after: ExpensePosition }
}

export const expenseQuery = (query: Partial<ExpenseQuery> = {}): ExpenseQuery => ({
  filter: noFilter,
  sort: "-date",
  perPage: defaultPerPage,
  from: { page: 1 },
  ...query
})

export interface ExpensePage {
  readonly items: ReadonlyArray<Expense>
  /** How many match the filter in all; `null` when the page was asked for by position. */
  readonly total: number | null
  /** Where the next page goes on; `null` exactly when nothing follows. */
  readonly next: ExpensePosition | null
}
