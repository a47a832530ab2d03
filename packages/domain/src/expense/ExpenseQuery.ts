import type { Expense, ExpenseId } from "./Expense.ts"
import { type ExpenseFilter, noFilter } from "./ExpenseFilter.ts"
import type { ExpenseSort } from "./ExpenseSort.ts"

/**
 * How many expenses a page has unless told.
 *
 * @example
 * ```ts
 * import { defaultPerPage, expenseQuery } from "@outlay/domain"
 *
 * console.log(defaultPerPage, expenseQuery().perPage === defaultPerPage) // 20 true
 * ```
 */
export const defaultPerPage = 20
/**
 * How many expenses a page has at most.
 *
 * @example
 * ```ts
 * import { maxPerPage } from "@outlay/domain"
 *
 * // How many pages must be read to export so many expenses.
 * const pagesOf = (count: number) => Math.ceil(count / maxPerPage)
 * console.log(pagesOf(250)) // 3
 * ```
 */
export const maxPerPage = 100

/**
 * Where a list goes on: behind the expense with this sort key and id.
 *
 * @example
 * ```ts
 * import { ExpenseId, type ExpensePosition, expenseQuery } from "@outlay/domain"
 *
 * const lastSeen: ExpensePosition = {
 *   key: "2026-11-22",
 *   id: ExpenseId.make("01a2b3c4-0000-7000-8000-000000000001")
 * }
 * export const older = expenseQuery({ sort: "-date", from: { after: lastSeen } })
 * ```
 */
export interface ExpensePosition {
  /** The sort key as text: `YYYY-MM-DD`, minor units, or milliseconds since 1970. */
  readonly key: string
  readonly id: ExpenseId
}

/**
 * One page of a filtered, ordered list of expenses: by number, or after the last item that was seen.
 *
 * @example
 * ```ts
 * import { type ExpenseQuery, noFilter } from "@outlay/domain"
 *
 * // The ten largest expenses.
 * export const largest: ExpenseQuery = { filter: noFilter, sort: "-amount", perPage: 10, from: { page: 1 } }
 * ```
 */
export interface ExpenseQuery {
  readonly filter: ExpenseFilter
  readonly sort: ExpenseSort
  /** 1 to 100. */
  readonly perPage: number
  /** A page from 1, or a position of an earlier answer. */
  readonly from:
    | {
        /** From 1 on. */
        readonly page: number
      }
    | { readonly after: ExpensePosition }
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

/**
 * A page of a list, in the order of its query.
 *
 * @example
 * ```ts
 * import type { ExpensePage, ExpenseQuery } from "@outlay/domain"
 *
 * export const following = (query: ExpenseQuery, { next }: ExpensePage): ExpenseQuery | null =>
 *   next === null ? null : { ...query, from: { after: next } }
 * ```
 */
export interface ExpensePage {
  readonly items: ReadonlyArray<Expense>
  /** How many match the filter in all; `null` when the page was asked for by position. */
  readonly total: number | null
  /** Where the next page goes on; `null` exactly when nothing follows. */
  readonly next: ExpensePosition | null
}
