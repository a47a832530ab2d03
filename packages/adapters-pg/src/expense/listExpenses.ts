/**
 * One page of expenses, as one statement, so that its items, total and next belong to one moment. One row more than
 * asked for tells whether another page follows.
 */
import {
  type BookId,
  type Expense,
  type ExpensePage,
  type ExpensePosition,
  type ExpenseQuery,
  type ExpenseSort,
  sortKey
} from "@outlay/domain"
import { Effect } from "effect"
import type { SqlClient, SqlError } from "effect/sql"
import { expenseOf, type ExpenseRow } from "./ExpenseRow.ts"
import { pageByNumber, pageByPosition } from "./pageStatements.ts"

export const listExpenses = (
  sql: SqlClient.SqlClient,
  bookId: BookId,
  query: ExpenseQuery
): Effect.Effect<ExpensePage, SqlError.SqlError> => {
  const { from } = query
  return "after" in from
    ? Effect.map(pageByPosition(sql, bookId, query, from.after).run, (rows) => pageOf(bookId, query, rows, null))
    : Effect.map(pageByNumber(sql, bookId, query, from.page).run, (rows) =>
        pageOf(
          bookId,
          query,
          rows.filter((row) => row.id !== null),
          Number(rows[0]?.total ?? 0n)
        )
      )
}

const pageOf = (
  bookId: BookId,
  { perPage, sort }: ExpenseQuery,
  rows: ReadonlyArray<ExpenseRow>,
  total: number | null
): ExpensePage => {
  const items = rows.slice(0, perPage).map((row) => expenseOf(bookId, row))
  const last = items.at(-1)
  return { items, total, next: last === undefined || rows.length <= perPage ? null : positionOf(sort, last) }
}

const positionOf = (sort: ExpenseSort, expense: Expense): ExpensePosition => ({
  key: sortKey(sort, expense).toString(),
  id: expense.id
})
