/**
 * How a statement that changes expenses changes their spending cells along with them: those of days, and those of months,
 * of which whole years are read. An upsert takes the lock of a cell and adds to what it then finds, so that writers who
 * meet lose nothing. Cells are locked in one order, so that those who change several don't block each other.
 */
import type { SqlClient, Statement } from "effect/sql"

/** The first day of the month of a column `date`. */
export const monthOfDate = "date_trunc('month', date::timestamp)::date"

/** Parts of a statement that add `book_id, date, category_id, total, count` (negative to take away) to their cells. */
export const addToCells = (sql: SqlClient.SqlClient, rows: Statement.Fragment): Statement.Fragment => sql`
  spent (book_id, date, category_id, total, count) as (${rows}),
  by_day as (${upsert(sql, "daily_spending", "date", "date")}),
  by_month as (${upsert(sql, "monthly_spending", "month", monthOfDate)})`

const upsert = (sql: SqlClient.SqlClient, table: string, key: "date" | "month", of: string): Statement.Fragment => sql`
  insert into ${sql.literal(table)} as cell (book_id, ${sql.literal(key)}, category_id, total, count)
  select book_id, ${sql.literal(of)}, category_id, sum(total)::bigint, sum(count)::integer from spent
  group by 1, 2, 3
  having sum(total) <> 0 or sum(count) <> 0
  order by 1, 2, 3
  on conflict (book_id, ${sql.literal(key)}, category_id) do update
  set total = cell.total + excluded.total, count = cell.count + excluded.count`
