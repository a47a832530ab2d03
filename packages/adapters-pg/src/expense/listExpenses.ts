/**
 * One page of expenses in one statement, so that items, total and next belong to one moment. A page by number is found
 * by its keys first, which an index has, so that skipping many reads no rows. A page by position costs the same however
 * deep. One row more than asked for tells whether another page follows.
 */
import {
  type BookId,
  type Expense,
  type ExpensePage,
  type ExpensePosition,
  type ExpenseQuery,
  type ExpenseSort,
  isDescending,
  sortField,
  sortKey
} from "@outlay/domain"
import { Effect } from "effect"
import type { SqlClient, SqlError, Statement } from "effect/sql"
import { date, int8, uuid } from "../store/Parameters.ts"
import { PgTypes } from "@effect/sql-pg"
import { cellConditions, ownConditions } from "./expenseConditions.ts"
import { expenseColumns, expenseOf, type ExpenseRow } from "./ExpenseRow.ts"

type NoRow = { readonly [K in keyof ExpenseRow]: null }
type NumberedRow = { readonly total: bigint } & (ExpenseRow | NoRow)

export const listExpenses = (
  sql: SqlClient.SqlClient,
  bookId: BookId,
  query: ExpenseQuery
): Effect.Effect<ExpensePage, SqlError.SqlError> => {
  const { from } = query
  return "after" in from
    ? Effect.map(byPosition(sql, bookId, query, from.after), (rows) => pageOf(bookId, query, rows, null))
    : Effect.map(byNumber(sql, bookId, query, from.page), (rows) =>
        pageOf(
          bookId,
          query,
          rows.filter((row) => row.id !== null),
          Number(rows[0]?.total ?? 0n)
        )
      )
}

export const byPosition = (
  sql: SqlClient.SqlClient,
  bookId: BookId,
  { filter, perPage, sort }: ExpenseQuery,
  after: ExpensePosition
): Statement.Statement<ExpenseRow> => {
  const conditions = [...cellConditions(sql, bookId, filter), ...ownConditions(sql, bookId, filter)]
  const beyond = sql`(${sql(sortField(sort))}, id) ${sql.literal(isDescending(sort) ? "<" : ">")}
    (${keyOf(sort, after.key)}, ${uuid(after.id)})`
  return sql<ExpenseRow>`
    select ${sql.literal(expenseColumns())} from expenses
    where ${sql.and([...conditions, beyond])}
    order by ${orderBy(sql, sort)} limit ${int8(BigInt(perPage + 1))}`
}

// The first page reads its rows at once; there is nothing to skip.
export const byNumber = (
  sql: SqlClient.SqlClient,
  bookId: BookId,
  { filter, perPage, sort }: ExpenseQuery,
  page: number
): Statement.Statement<NumberedRow> => {
  const ofCells = cellConditions(sql, bookId, filter)
  const own = ownConditions(sql, bookId, filter)
  const matching = sql.and([...ofCells, ...own])
  const total =
    own.length === 0
      ? sql`select coalesce(sum(count), 0)::bigint as total from daily_spending where ${matching}`
      : sql`select count(*) as total from expenses where ${matching}`
  const order = orderBy(sql, sort)
  const limit = sql`limit ${int8(BigInt(perPage + 1))}`
  const items =
    page === 1
      ? sql`select ${sql.literal(expenseColumns())} from expenses where ${matching} order by ${order} ${limit}`
      : sql`select ${sql.literal(expenseColumns())}
          from (
            select id from expenses where ${matching}
            order by ${order} ${limit} offset ${int8(BigInt(page - 1) * BigInt(perPage))}
          ) as key
          join expenses on expenses.book_id = ${uuid(bookId)} and expenses.id = key.id`
  return sql<NumberedRow>`
    select total, item.* from (${total}) as matching left join (${items}) as item on true order by ${order}`
}

const orderBy = (sql: SqlClient.SqlClient, sort: ExpenseSort): Statement.Fragment => {
  const direction = sql.literal(isDescending(sort) ? "desc" : "asc")
  return sql`${sql(sortField(sort))} ${direction}, id ${direction}`
}

const keyOf = (sort: ExpenseSort, key: string): PgTypes.Parameter => {
  switch (sortField(sort)) {
    case "date":
      return date(key)
    case "amount":
      return int8(BigInt(key))
    case "created_at":
      return PgTypes.timestamptz(Number(key))
  }
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
