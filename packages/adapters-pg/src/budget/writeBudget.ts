/**
 * A budget goes in, or over the revision that was read, if what it refers to is there and no other budget of the same
 * category and period overlaps. No key of the database can forbid overlaps without an extension. So those who write
 * budgets of one book lock it first, and look in a statement of their own, which sees what the one before them wrote.
 */
import {
  type Budget,
  BudgetOverlap,
  CategoryNotFound,
  CurrencyMismatch,
  type BookId,
  type CurrencyCode
} from "@outlay/domain"
import { Effect } from "effect"
import type { SqlClient, SqlError, Statement } from "effect/sql"
import { requireBook } from "../store/Identity.ts"
import type { Revised } from "../store/Optimistic.ts"
import { date, instant, int4, int8, text, uuid } from "../store/Parameters.ts"
import { spansOverlap } from "./budgetOverlap.ts"

interface Outcome {
  readonly currency: CurrencyCode
  readonly has_category: boolean
  readonly overlaps: boolean
  readonly written: boolean
}

/** Weak enough for those who record expenses meanwhile. */
export const lockBook = (sql: SqlClient.SqlClient, bookId: BookId): Effect.Effect<void, SqlError.SqlError> =>
  Effect.asVoid(sql`select from books where id = ${uuid(bookId)} for no key update`)

export const insertBudget = (sql: SqlClient.SqlClient, budget: Budget) =>
  admitted(
    sql,
    budget,
    (admissible) => sql`
      insert into budgets (book_id, id, category_id, amount, currency, period, start_date, end_date, created_at,
        updated_at, version)
      select ${uuid(budget.bookId)}, ${uuid(budget.id)}, ${uuid(budget.categoryId)}, ${int8(budget.amount.minor)},
        ${text(budget.amount.currency)}, ${text(budget.period)}, ${date(budget.startDate)}, ${date(budget.endDate)},
        ${instant(budget.createdAt)}, ${instant(budget.updatedAt)}, ${int4(budget.version)}
      where ${admissible}`
  )

/** Tells whether the revision was still there. */
export const changeBudget = (sql: SqlClient.SqlClient, { revision }: Revised<Budget>, next: Budget) =>
  admitted(
    sql,
    next,
    (admissible) => sql`
      update budgets set
        category_id = ${uuid(next.categoryId)},
        amount = ${int8(next.amount.minor)},
        currency = ${text(next.amount.currency)},
        period = ${text(next.period)},
        start_date = ${date(next.startDate)},
        end_date = ${date(next.endDate)},
        created_at = ${instant(next.createdAt)},
        updated_at = ${instant(next.updatedAt)},
        version = ${int4(next.version)},
        revision = revision + 1
      where book_id = ${uuid(next.bookId)} and id = ${uuid(next.id)} and revision = ${int4(revision)} and ${admissible}`
  )

const admitted = Effect.fnUntraced(function* (
  sql: SqlClient.SqlClient,
  { amount, bookId, categoryId, endDate, id, period, startDate }: Budget,
  write: (admissible: Statement.Fragment) => Statement.Fragment
) {
  const refersTo =
    categoryId === null
      ? sql`select`
      : sql`select from categories
          where book_id = ${uuid(bookId)} and id = ${uuid(categoryId)} and exists (select from book) for key share`
  const sameCategory = categoryId === null ? sql`category_id is null` : sql`category_id = ${uuid(categoryId)}`
  const [row] = yield* sql<Outcome>`
    with book as (
      select currency from books where id = ${uuid(bookId)} for key share
    ), category as (
      ${refersTo}
    ), given as (
      select ${text(period)} as period, ${date(startDate)} as start_date, ${date(endDate)} as end_date
    ), overlap as (
      select from given, budgets as other
      where book_id = ${uuid(bookId)} and ${sameCategory} and id <> ${uuid(id)} and ${spansOverlap(sql, "given", "other")}
    ), written as (
      ${write(sql`exists (select from category) and not exists (select from overlap)
        and exists (select from book where currency = ${text(amount.currency)})`)}
      returning 1
    )
    select currency, exists (select from category) as has_category, exists (select from overlap) as overlaps,
      exists (select from written) as written
    from book`
  const { currency, has_category, overlaps, written } = requireBook(bookId, row)
  if (categoryId !== null && !has_category) return yield* new CategoryNotFound({ id: categoryId })
  if (currency !== amount.currency) return yield* new CurrencyMismatch({ currency: amount.currency })
  if (overlaps) return yield* new BudgetOverlap()
  return written
})
