/**
 * Whether a book takes an expense. The statements that write expenses first lock what they refer to against removal and
 * change (the book, then the category: the order in which everyone locks), tell what they found, and write only if it
 * is right. So a refusal is an answer and no error of the database, which would spoil a transaction around.
 */
import { CategoryNotFound, type CurrencyCode, CurrencyMismatch, type Expense } from "@outlay/domain"
import { Exit } from "effect"
import type { SqlClient, Statement } from "effect/sql"
import { uuid } from "../store/Parameters.ts"

/** Of the book of an expense: no row when there is no such book. */
export interface Found {
  readonly currency: CurrencyCode
  readonly has_category: boolean
}

/** The parts `book` and `category` of a statement on one expense. */
export const references = (sql: SqlClient.SqlClient, { bookId, categoryId }: Expense): Statement.Fragment => sql`
  book as (
    select currency from books where id = ${uuid(bookId)} for key share
  ), category as (
    select from categories
    where book_id = ${uuid(bookId)} and id = ${uuid(categoryId)} and exists (select from book)
    for key share
  )`

export type Refusal = CategoryNotFound | CurrencyMismatch

/** Refuses an expense for its category before its currency. */
export const admit = ({ categoryId, amount }: Expense, found: Found): Exit.Exit<void, Refusal> =>
  !found.has_category
    ? Exit.fail(new CategoryNotFound({ id: categoryId }))
    : amount.currency !== found.currency
      ? Exit.fail(new CurrencyMismatch({ currency: amount.currency }))
      : Exit.void
