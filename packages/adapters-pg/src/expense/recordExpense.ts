/** One expense and its spending cells go in as one statement. */
import { type Expense, searchText } from "@outlay/domain"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"
import { requireBook } from "../store/Identity.ts"
import { date, instant, int4, int8, text, texts, uuid } from "../store/Parameters.ts"
import { admit, type Found, references } from "./admission.ts"
import { addToCells } from "./spendingCells.ts"

const statement = (sql: SqlClient.SqlClient, expense: Expense) => sql<Found>`
  with ${references(sql, expense)}, recorded as (
    insert into expenses (book_id, id, category_id, recorded_by, amount, currency, date, description, payment_method,
      tags, notes, receipt_url, search_text, created_at, updated_at, version)
    select ${uuid(expense.bookId)}, ${uuid(expense.id)}, ${uuid(expense.categoryId)}, ${uuid(expense.recordedBy)},
      ${int8(expense.amount.minor)}, ${text(expense.amount.currency)}, ${date(expense.date)},
      ${text(expense.description)}, ${text(expense.paymentMethod)}, ${texts(expense.tags)}, ${text(expense.notes)},
      ${text(expense.receiptUrl)}, ${text(searchText(expense))}, ${instant(expense.createdAt)},
      ${instant(expense.updatedAt)}, ${int4(expense.version)}
    from book, category where book.currency = ${text(expense.amount.currency)}
    returning book_id, date, category_id, amount
  ), ${addToCells(sql, sql`select book_id, date, category_id, amount, 1 from recorded`)}
  select currency, exists (select from category) as has_category from book`

/** The statement is put together when it runs: most expenses go in together with others, and have none of their own. */
export const recordExpense = (sql: SqlClient.SqlClient, expense: Expense) =>
  Effect.flatMap(
    Effect.suspend(() => statement(sql, expense)),
    ([row]) => admit(expense, requireBook(expense.bookId, row))
  )
