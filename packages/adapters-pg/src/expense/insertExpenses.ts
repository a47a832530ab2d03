/**
 * The statement that inserts many expenses, of any books, with what they add to their spending cells. What one expense
 * needs is less, and cheaper: see `recordExpense.ts`.
 */
import { type BookId, type CategoryId, type CurrencyCode, type Expense, searchText } from "@outlay/domain"
import type { SqlClient, Statement } from "effect/sql"
import { bool, dates, instants, int4, int4s, int8s, texts, uuids } from "../store/Parameters.ts"
import { addToCells } from "./spendingCells.ts"

/** What was found of a book that expenses are of. */
export interface FoundBook {
  readonly id: BookId
  readonly currency: CurrencyCode
  readonly categories: ReadonlyArray<CategoryId>
}

const columns =
  "book_id, id, category_id, recorded_by, amount, currency, date, description, payment_method, tags, notes, " +
  "receipt_url, search_text, created_at, updated_at, version"

/** As rows, in their order. Arrays of arrays can't be unnested to arrays, so that tags travel as literals of arrays. */
const rowsOf = (sql: SqlClient.SqlClient, all: ReadonlyArray<Expense>): Statement.Fragment => sql`
  select book_id, id, category_id, recorded_by, amount, currency, date, description, payment_method, tags::text[],
    notes, receipt_url, search_text, created_at, updated_at, version
  from unnest(
    ${uuids(all.map((it) => it.bookId))},
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

/** Inserts those that their books take, or with `whole` none of them unless all are taken. */
export const insertExpenses = (
  sql: SqlClient.SqlClient,
  expenses: ReadonlyArray<Expense>,
  { whole }: { readonly whole: boolean }
): Statement.Statement<FoundBook> => {
  const categories = [...new Map(expenses.map((it) => [`${it.bookId} ${it.categoryId}`, it])).values()]
  return sql<FoundBook>`
    with book as (
      select id, currency from books
      where id = any (${uuids([...new Set(expenses.map((it) => it.bookId))])})
      order by id for key share
    ), category as (
      select categories.book_id, categories.id
      from unnest(
        ${uuids(categories.map((it) => it.bookId))},
        ${uuids(categories.map((it) => it.categoryId))}
      ) as named (book_id, id)
      join categories on categories.book_id = named.book_id and categories.id = named.id
      where (select count(*) from book) > 0
      order by categories.book_id, categories.id for key share of categories
    ), taken as (
      select given.* from (${rowsOf(sql, expenses)}) as given
      join book on book.id = given.book_id and book.currency = given.currency
      join category on category.book_id = given.book_id and category.id = given.category_id
    ), recorded as (
      insert into expenses (${sql.literal(columns)})
      select * from taken where not ${bool(whole)} or (select count(*) from taken) = ${int4(expenses.length)}
      returning book_id, date, category_id, amount
    ), ${addToCells(sql, sql`select book_id, date, category_id, amount, 1 from recorded`)}
    select id, currency, array(select category.id from category where category.book_id = book.id) as categories from book`
}
