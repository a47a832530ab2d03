/**
 * An expense is written over the revision that was read, with its cells, if what it refers to is there. Under READ
 * COMMITTED a writer who waited for another one looks at the revision again and then finds it gone. The book and the
 * category are locked before the expense, as everywhere, whether or not they change.
 */
import { type Expense, searchText } from "@outlay/domain"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"
import { requireBook, requireSame } from "../store/Identity.ts"
import type { Revised } from "../store/Optimistic.ts"
import { date, instant, int4, int8, text, texts, uuid } from "../store/Parameters.ts"
import { admit, type Found, references } from "./admission.ts"
import { addToCells } from "./spendingCells.ts"

type Outcome = Found & { readonly written: boolean }

const statement = (
  sql: SqlClient.SqlClient,
  { revision, value: before }: Revised<Expense>,
  next: Expense
) => sql<Outcome>`
  with ${references(sql, next)}, written as (
    update expenses set
      category_id = ${uuid(next.categoryId)},
      recorded_by = ${uuid(next.recordedBy)},
      amount = ${int8(next.amount.minor)},
      date = ${date(next.date)},
      description = ${text(next.description)},
      payment_method = ${text(next.paymentMethod)},
      tags = ${texts(next.tags)},
      notes = ${text(next.notes)},
      receipt_url = ${text(next.receiptUrl)},
      search_text = ${text(searchText(next))},
      created_at = ${instant(next.createdAt)},
      updated_at = ${instant(next.updatedAt)},
      version = ${int4(next.version)},
      revision = revision + 1
    from book, category
    where expenses.book_id = ${uuid(next.bookId)} and expenses.id = ${uuid(next.id)}
      and expenses.revision = ${int4(revision)} and book.currency = ${text(next.amount.currency)}
    returning expenses.book_id
  ), ${addToCells(
    sql,
    sql`select book_id, moved.* from written, (values
      (${date(before.date)}, ${uuid(before.categoryId)}, ${int8(-before.amount.minor)}, -1),
      (${date(next.date)}, ${uuid(next.categoryId)}, ${int8(next.amount.minor)}, 1)
    ) as moved (date, category_id, total, count)`
  )}
  select currency, exists (select from category) as has_category, exists (select from written) as written from book`

/** Whether the revision was still there. */
export const changeExpense = (sql: SqlClient.SqlClient, current: Revised<Expense>, next: Expense) =>
  Effect.gen(function* () {
    requireSame(current.value, next)
    const [row] = yield* statement(sql, current, next)
    const outcome = requireBook(next.bookId, row)
    yield* admit(next, outcome)
    return outcome.written
  })
