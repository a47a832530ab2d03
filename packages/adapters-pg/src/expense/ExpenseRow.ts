/** The table `expenses`. What is searched in is computed here, by the domain, and never by the database. */
import {
  type BookId,
  type CalendarDate,
  type CategoryId,
  type CurrencyCode,
  Expense,
  type ExpenseId,
  Money,
  type UserId
} from "@outlay/domain"
import { DateTime } from "effect"

export interface ExpenseRow {
  readonly id: ExpenseId
  readonly category_id: CategoryId
  readonly recorded_by: UserId
  readonly amount: bigint
  readonly currency: CurrencyCode
  readonly date: CalendarDate
  readonly description: string | null
  readonly payment_method: string | null
  readonly tags: ReadonlyArray<string>
  readonly notes: string | null
  readonly receipt_url: string | null
  readonly created_at: Date
  readonly updated_at: Date
  readonly version: number
  readonly revision: number
}

/** With the table, because they are also read in joins. */
export const expenseColumns =
  "expenses.id, expenses.category_id, expenses.recorded_by, expenses.amount, expenses.currency, expenses.date, " +
  "expenses.description, expenses.payment_method, expenses.tags, expenses.notes, expenses.receipt_url, " +
  "expenses.created_at, expenses.updated_at, expenses.version, expenses.revision"

export const expenseOf = (bookId: BookId, row: ExpenseRow): Expense => {
  const createdAt = DateTime.fromDateUnsafe(row.created_at)
  return Expense.restore({
    id: row.id,
    bookId,
    recordedBy: row.recorded_by,
    categoryId: row.category_id,
    amount: Money.of(row.amount, row.currency),
    date: row.date,
    description: row.description,
    paymentMethod: row.payment_method,
    tags: row.tags,
    notes: row.notes,
    receiptUrl: row.receipt_url,
    createdAt,
    // Of an expense that was never changed it is the same one, also for who writes it down.
    updatedAt:
      row.updated_at.getTime() === row.created_at.getTime() ? createdAt : DateTime.fromDateUnsafe(row.updated_at),
    version: row.version
  })
}
