/** How a statement that changes expenses changes their spending cells along with them. */
import type { BookId } from "@outlay/domain"
import type { SqlClient, Statement } from "effect/sql"
import { uuid } from "../store/Parameters.ts"

/**
 * Adds amounts (`date, category_id, total, count`, negative to take away) to their cells. An upsert takes the lock of
 * the cell and adds to what it then finds, so that writers who meet lose nothing. Several cells are locked in one order.
 */
export const addToSpending = (
  sql: SqlClient.SqlClient,
  bookId: BookId,
  amounts: Statement.Fragment
): Statement.Fragment => sql`
  insert into daily_spending as cell (book_id, date, category_id, total, count)
  select ${uuid(bookId)}, date, category_id, sum(total)::bigint, sum(count)::integer
  from (${amounts}) as amounts
  group by date, category_id
  having sum(total) <> 0 or sum(count) <> 0
  order by date, category_id
  on conflict (book_id, date, category_id) do update
  set total = cell.total + excluded.total, count = cell.count + excluded.count`
