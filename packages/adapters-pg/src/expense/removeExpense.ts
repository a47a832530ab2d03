/**
 * An expense goes with what it added to its cell. The row is locked first, so that version, expense and cell are those
 * of the moment in which it goes, whoever changed it while this waited.
 */
import { type BookId, type ExpenseId, ExpenseNotFound, type RemoveOptions } from "@outlay/domain"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"
import { uuid } from "../store/Parameters.ts"
import { isVersion, type Removal, removalOf } from "../store/Removal.ts"
import { addToCells } from "./spendingCells.ts"

const statement = (sql: SqlClient.SqlClient, bookId: BookId, id: ExpenseId, options: RemoveOptions) => sql<Removal>`
  with found as (
    select version from expenses where book_id = ${uuid(bookId)} and id = ${uuid(id)} for update
  ), removed as (
    delete from expenses using found
    where book_id = ${uuid(bookId)} and id = ${uuid(id)} and ${isVersion(sql, options)}
    returning book_id, date, category_id, amount
  ), ${addToCells(sql, sql`select book_id, date, category_id, -amount, -1 from removed`)}
  select version, exists (select from removed) as removed from found`

export const removeExpense = (sql: SqlClient.SqlClient, bookId: BookId, id: ExpenseId, options: RemoveOptions = {}) =>
  Effect.flatMap(
    statement(sql, bookId, id, options),
    removalOf(options, () => new ExpenseNotFound({ id }))
  )
