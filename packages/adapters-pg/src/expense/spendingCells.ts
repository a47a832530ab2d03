/**
 * How a statement that changes expenses changes their spending cells along with them. An upsert takes the lock of a
 * cell and adds to what it then finds, so that writers who meet lose nothing.
 */
import type { SqlClient, Statement } from "effect/sql"

/** Adds `book_id, date, category_id, total, count` (negative to take away) to their cells: not two rows of one cell. */
export const addToCells = (sql: SqlClient.SqlClient, rows: Statement.Fragment): Statement.Fragment =>
  sql`insert into daily_spending as cell (book_id, date, category_id, total, count)
    ${rows}
    on conflict (book_id, date, category_id) do update
    set total = cell.total + excluded.total, count = cell.count + excluded.count`

/** The same of any rows. Cells are locked in one order, so that those who change several don't block each other. */
export const addAllToCells = (sql: SqlClient.SqlClient, rows: Statement.Fragment): Statement.Fragment =>
  addToCells(
    sql,
    sql`select book_id, date, category_id, sum(total)::bigint, sum(count)::integer from (${rows}) as changes
      group by book_id, date, category_id
      having sum(total) <> 0 or sum(count) <> 0
      order by book_id, date, category_id`
  )
