/**
 * Many expenses and their spending cells go in as one statement, or none of them: a refusal tells of the first one at
 * fault. What one expense needs is less, and cheaper: see `recordExpense.ts`.
 */
import { type BookId, type CategoryId, type CurrencyCode, type Expense, searchText } from "@outlay/domain"
import { Effect } from "effect"
import type { SqlClient, Statement } from "effect/sql"
import { requireBook, requireOwn } from "../store/Identity.ts"
import { dates, instants, int4, int4s, int8s, texts, uuid, uuids } from "../store/Parameters.ts"
import { admit } from "./admission.ts"
import { addAllToCells } from "./spendingCells.ts"

const columns =
  "id, category_id, recorded_by, amount, currency, date, description, payment_method, tags, notes, receipt_url, " +
  "search_text, created_at, updated_at, version"

/** As rows, in their order. Arrays of arrays can't be unnested to arrays, so that tags travel as literals of arrays. */
const rowsOf = (sql: SqlClient.SqlClient, all: ReadonlyArray<Expense>): Statement.Fragment => sql`
  select id, category_id, recorded_by, amount, currency, date, description, payment_method, tags::text[], notes,
    receipt_url, search_text, created_at, updated_at, version
  from unnest(
    ${uuids(all.map((it) => it.id))},
    ${uuids(all.map((it) => it.categoryId))},
    ${uuids(all.map((it) => it.recordedBy))},
    ${int8s(all.map((it) => it.amount.minor))},
    ${texts(all.map((it) => it.amount.currency))},
    ${dates(all.map((it) => it.date))},
    ${texts(all.map((it) => it.description))},
    ${texts(all.map((it) => it.paymentMethod))},
    ${texts(all.map((it) => arrayLiteral(it.tags)))},
    ${texts(all.map((it) => it.notes))},
    ${texts(all.map((it) => it.receiptUrl))},
    ${texts(all.map(searchText))},
    ${instants(all.map((it) => it.createdAt))},
    ${instants(all.map((it) => it.updatedAt))},
    ${int4s(all.map((it) => it.version))}
  ) as given (${sql.literal(columns)})`

const arrayLiteral = (tags: ReadonlyArray<string>): string =>
  `{${tags.map((tag) => `"${tag.replace(/["\\]/g, "\\$&")}"`).join(",")}}`

const statement = (sql: SqlClient.SqlClient, bookId: BookId, expenses: ReadonlyArray<Expense>) => {
  const categories = [...new Set(expenses.map((it) => it.categoryId))]
  const currencies = [...new Set(expenses.map((it) => it.amount.currency))]
  return sql<{ readonly currency: CurrencyCode; readonly categories: ReadonlyArray<CategoryId> }>`
    with book as (
      select currency from books where id = ${uuid(bookId)} for key share
    ), category as (
      select id from categories
      where book_id = ${uuid(bookId)} and id = any (${uuids(categories)}) and exists (select from book)
      for key share
    ), recorded as (
      insert into expenses (book_id, ${sql.literal(columns)})
      select ${uuid(bookId)}, given.* from (${rowsOf(sql, expenses)}) as given, book
      where book.currency = all (${texts(currencies)})
        and (select count(*) from category) = ${int4(categories.length)}
      returning date, category_id, amount
    ), spent as (
      ${addAllToCells(sql, bookId, sql`select date, category_id, amount as total, 1 as count from recorded`)}
    )
    select currency, array(select id from category) as categories from book`
}

export const recordExpenses = (sql: SqlClient.SqlClient, bookId: BookId, expenses: ReadonlyArray<Expense>) =>
  Effect.gen(function* () {
    if (expenses.length === 0) return
    for (const expense of expenses) requireOwn(bookId, expense)
    const [row] = yield* statement(sql, bookId, expenses)
    const { categories, currency } = requireBook(bookId, row)
    const there = new Set(categories)
    for (const expense of expenses) yield* admit(expense, { currency, has_category: there.has(expense.categoryId) })
  })
