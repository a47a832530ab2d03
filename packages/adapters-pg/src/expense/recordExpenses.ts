/**
 * Expenses and their spending cells go in as one statement. It first locks what they refer to against removal and
 * change (the book, then the categories: the order in which everyone locks) and inserts only if all of it is right. So
 * a refusal is an answer and no error, and tells of the first expense at fault, its category before its currency.
 */
import {
  type BookId,
  CategoryNotFound,
  CurrencyMismatch,
  type CategoryId,
  type CurrencyCode,
  type Expense,
  searchText
} from "@outlay/domain"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"
import { requireBook, requireOwn } from "../store/Identity.ts"
import { dates, instants, int4, int4s, int8s, texts, uuid, uuids } from "../store/Parameters.ts"
import { addToSpending } from "./spendingCells.ts"

interface Outcome {
  readonly currency: CurrencyCode
  readonly categories: ReadonlyArray<CategoryId>
}

// Rows of arrays cannot be unnested, so that tags travel as the literals of arrays. Cells are locked in one order.
const statement = (sql: SqlClient.SqlClient, bookId: BookId, expenses: ReadonlyArray<Expense>) => {
  const categories = [...new Set(expenses.map((it) => it.categoryId))]
  const currencies = [...new Set(expenses.map((it) => it.amount.currency))]
  return sql<Outcome>`
    with book as (
      select currency from books where id = ${uuid(bookId)} for key share
    ), category as (
      select id from categories
      where book_id = ${uuid(bookId)} and id = any (${uuids(categories)}) and exists (select from book)
      order by id for key share
    ), recorded as (
      insert into expenses (book_id, id, category_id, recorded_by, amount, currency, date, description, payment_method,
        tags, notes, receipt_url, search_text, created_at, updated_at, version)
      select ${uuid(bookId)}, given.id, category_id, recorded_by, amount, given.currency, date, description,
        payment_method, tags::text[], notes, receipt_url, search_text, created_at, updated_at, version
      from book, unnest(
        ${uuids(expenses.map((it) => it.id))},
        ${uuids(expenses.map((it) => it.categoryId))},
        ${uuids(expenses.map((it) => it.recordedBy))},
        ${int8s(expenses.map((it) => it.amount.minor))},
        ${texts(expenses.map((it) => it.amount.currency))},
        ${dates(expenses.map((it) => it.date))},
        ${texts(expenses.map((it) => it.description))},
        ${texts(expenses.map((it) => it.paymentMethod))},
        ${texts(expenses.map((it) => arrayLiteral(it.tags)))},
        ${texts(expenses.map((it) => it.notes))},
        ${texts(expenses.map((it) => it.receiptUrl))},
        ${texts(expenses.map(searchText))},
        ${instants(expenses.map((it) => it.createdAt))},
        ${instants(expenses.map((it) => it.updatedAt))},
        ${int4s(expenses.map((it) => it.version))}
      ) as given (id, category_id, recorded_by, amount, currency, date, description, payment_method,
        tags, notes, receipt_url, search_text, created_at, updated_at, version)
      where book.currency = all (${texts(currencies)}) and (select count(*) from category) = ${int4(categories.length)}
      returning date, category_id, amount
    ), spent as (
      ${addToSpending(sql, bookId, sql`select date, category_id, amount as total, 1 as count from recorded`)}
    )
    select currency, array(select id from category) as categories from book`
}

/** Inserts all of them or none. */
export const recordExpenses = (sql: SqlClient.SqlClient, bookId: BookId, expenses: ReadonlyArray<Expense>) =>
  Effect.gen(function* () {
    if (expenses.length === 0) return
    for (const expense of expenses) requireOwn(bookId, expense)
    const [row] = yield* statement(sql, bookId, expenses)
    const { categories, currency } = requireBook(bookId, row)
    const there = new Set(categories)
    for (const expense of expenses) yield* admit(expense, there.has(expense.categoryId), currency)
  })

/** Refuses an expense whose category or currency its book does not have. */
export const admit = (
  { categoryId, amount }: Pick<Expense, "categoryId" | "amount">,
  hasCategory: boolean,
  currency: CurrencyCode
): Effect.Effect<void, CategoryNotFound | CurrencyMismatch> =>
  !hasCategory
    ? Effect.fail(new CategoryNotFound({ id: categoryId }))
    : amount.currency !== currency
      ? Effect.fail(new CurrencyMismatch({ currency: amount.currency }))
      : Effect.void

const arrayLiteral = (tags: ReadonlyArray<string>): string =>
  `{${tags.map((tag) => `"${tag.replace(/["\\]/g, "\\$&")}"`).join(",")}}`
