/**
 * Expenses and their spending cells go in as one statement. It first locks what they refer to against removal and
 * change (the book, then the categories: the order in which everyone locks) and inserts only if all of it is right. So
 * a refusal is an answer and no error, and tells of the first expense at fault, its category before its currency.
 */
import { type BookId, type CategoryId, CategoryNotFound, CurrencyMismatch, type CurrencyCode, type Expense } from "@outlay/domain"
import { Effect } from "effect"
import type { SqlClient, Statement } from "effect/sql"
import { requireBook, requireOwn } from "../store/Identity.ts"
import { int4, text, texts, uuid, uuids } from "../store/Parameters.ts"
import { expenseInput, expensesInput, inputColumns } from "./expenseInput.ts"
import { addToSpending } from "./spendingCells.ts"

interface Outcome {
  readonly currency: CurrencyCode
  readonly categories: ReadonlyArray<CategoryId>
}

const statement = (
  sql: SqlClient.SqlClient,
  bookId: BookId,
  input: Statement.Fragment,
  categories: ReadonlyArray<CategoryId>,
  currencies: ReadonlyArray<CurrencyCode>
) => sql<Outcome>`
  with book as (
    select currency from books where id = ${uuid(bookId)} for key share
  ), category as (
    select id from categories
    where book_id = ${uuid(bookId)} and id = any (${uuids(categories)}) and exists (select from book)
    order by id for key share
  ), recorded as (
    insert into expenses (book_id, ${sql.literal(inputColumns)})
    select ${uuid(bookId)}, given.* from (${input}) as given, book
    where book.currency = all (${texts(currencies)}) and (select count(*) from category) = ${int4(categories.length)}
    returning date, category_id, amount
  ), spent as (
    ${addToSpending(sql, bookId, sql`select date, category_id, amount as total, 1 as count from recorded`)}
  )
  select currency, array(select id from category) as categories from book`

// One expense is the common case, and cheaper without aggregates.
const statementOfOne = (sql: SqlClient.SqlClient, expense: Expense) => sql<Outcome>`
  with book as (
    select currency from books where id = ${uuid(expense.bookId)} for key share
  ), category as (
    select id from categories
    where book_id = ${uuid(expense.bookId)} and id = ${uuid(expense.categoryId)} and exists (select from book)
    for key share
  ), recorded as (
    insert into expenses (book_id, ${sql.literal(inputColumns)})
    select ${uuid(expense.bookId)}, ${expenseInput(sql, expense)} from book, category
    where book.currency = ${text(expense.amount.currency)}
    returning date, category_id, amount
  ), spent as (
    insert into daily_spending as cell (book_id, date, category_id, total, count)
    select ${uuid(expense.bookId)}, date, category_id, amount, 1 from recorded
    on conflict (book_id, date, category_id) do update
    set total = cell.total + excluded.total, count = cell.count + excluded.count
  )
  select currency, array(select id from category) as categories from book`

/** Inserts all of them or none. */
export const recordExpenses = (sql: SqlClient.SqlClient, bookId: BookId, expenses: ReadonlyArray<Expense>) =>
  Effect.gen(function* () {
    const [first] = expenses
    if (first === undefined) return
    for (const expense of expenses) requireOwn(bookId, expense)
    const [row] = yield* expenses.length === 1 && process.env["X"] === undefined ? statementOfOne(sql, first) : statement(
      sql, bookId, expensesInput(sql, expenses), [...new Set(expenses.map((it) => it.categoryId))], [...new Set(expenses.map((it) => it.amount.currency))])
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
