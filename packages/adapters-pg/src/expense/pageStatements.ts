/**
 * The statements of a page of expenses. Filters by date and category are common: each shape is prepared once, and their
 * total comes from the spending cells. The others are many in combination, and which index serves them best depends
 * on their values, so that these statements are planned each time.
 */
import { PgTypes } from "@effect/sql-pg"
import {
  type BookId,
  type ExpensePosition,
  type ExpenseQuery,
  type ExpenseSort,
  isDescending,
  sortField
} from "@outlay/domain"
import type { Effect } from "effect"
import type { SqlClient, SqlError, Statement } from "effect/sql"
import { date, int8, uuid } from "../store/Parameters.ts"
import { cellConditions, ownConditions } from "./expenseConditions.ts"
import { expenseColumns, type ExpenseRow } from "./ExpenseRow.ts"

type NoRow = { readonly [K in keyof ExpenseRow]: null }

/** A row of a page with the total of all pages; a page past the end has one row, of the total alone. */
export type NumberedRow = { readonly total: bigint } & (ExpenseRow | NoRow)

export interface PageStatement<Row> {
  readonly statement: Statement.Statement<Row>
  readonly run: Effect.Effect<ReadonlyArray<Row>, SqlError.SqlError>
}

/** Costs the same however deep: an index goes on behind the position. */
export const pageByPosition = (
  sql: SqlClient.SqlClient,
  bookId: BookId,
  { filter, perPage, sort }: ExpenseQuery,
  after: ExpensePosition
): PageStatement<ExpenseRow> => {
  const own = ownConditions(sql, bookId, filter)
  const beyond = sql`(${sql(sortField(sort))}, id) ${sql.literal(isDescending(sort) ? "<" : ">")}
    (${keyOf(sort, after.key)}, ${uuid(after.id)})`
  const statement = sql<ExpenseRow>`
    select ${sql.literal(expenseColumns)} from expenses
    where ${sql.and([...cellConditions(sql, bookId, filter), ...own, beyond])}
    order by ${orderBy(sql, sort)} limit ${int8(BigInt(perPage + 1))}`
  return { statement, run: own.length === 0 ? statement : statement.unprepared }
}

export const pageByNumber = (
  sql: SqlClient.SqlClient,
  bookId: BookId,
  { filter, perPage, sort }: ExpenseQuery,
  page: number
): PageStatement<NumberedRow> => {
  const ofCells = cellConditions(sql, bookId, filter)
  const own = ownConditions(sql, bookId, filter)
  const columns = sql.literal(expenseColumns)
  const order = orderBy(sql, sort)
  const slice = sql`order by ${order} limit ${int8(BigInt(perPage + 1))} offset ${int8(BigInt(page - 1) * BigInt(perPage))}`
  const rowsOf = (keys: Statement.Fragment) => sql`
    select ${columns} from (${keys}) as keys
    join expenses on expenses.book_id = ${uuid(bookId)} and expenses.id = keys.id`

  if (own.length === 0) {
    const matching = sql.and(ofCells)
    // Of all days there is no need to look at each.
    const cells = sql((filter.startDate ?? filter.endDate) ? "daily_spending" : "monthly_spending")
    const statement = sql<NumberedRow>`
      select total, item.*
      from (select coalesce(sum(count), 0)::bigint as total from ${cells} where ${matching}) as counted
      left join (${
        // What is skipped is skipped in an index, without reading rows; on the first page there is nothing to skip.
        page === 1
          ? sql`select ${columns} from expenses where ${matching} ${slice}`
          : rowsOf(sql`select id from expenses where ${matching} ${slice}`)
      }) as item on true
      order by ${order}`
    return { statement, run: statement }
  }
  // To count them all matching rows must be looked at, so that they are for the page as well.
  const statement = sql<NumberedRow>`
    with matching as materialized (
      select ${sql(sortField(sort))}, id from expenses where ${sql.and([...ofCells, ...own])}
    )
    select total, item.*
    from (select count(*) as total from matching) as counted
    left join (${rowsOf(sql`select id from matching ${slice}`)}) as item on true
    order by ${order}`
  return { statement, run: statement.unprepared }
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
