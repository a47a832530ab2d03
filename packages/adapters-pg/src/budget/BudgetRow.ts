/** The table `budgets`. */
import {
  type BookId,
  Budget,
  type BudgetId,
  type CalendarDate,
  type CategoryId,
  type CurrencyCode,
  Money,
  type PeriodUnit
} from "@outlay/domain"
import { DateTime } from "effect"

export interface BudgetRow {
  readonly id: BudgetId
  readonly category_id: CategoryId | null
  readonly amount: bigint
  readonly currency: CurrencyCode
  readonly period: PeriodUnit
  readonly start_date: CalendarDate
  readonly end_date: CalendarDate | null
  readonly created_at: Date
  readonly updated_at: Date
  readonly version: number
  readonly revision: number
}

export const budgetColumns =
  "id, category_id, amount, currency, period, start_date, end_date, created_at, updated_at, version, revision"

export const budgetOf = (bookId: BookId, row: BudgetRow): Budget =>
  Budget.make(
    {
      id: row.id,
      bookId,
      categoryId: row.category_id,
      amount: Money.of(row.amount, row.currency),
      period: row.period,
      startDate: row.start_date,
      endDate: row.end_date,
      createdAt: DateTime.fromDateUnsafe(row.created_at),
      updatedAt: DateTime.fromDateUnsafe(row.updated_at),
      version: row.version
    },
    { disableChecks: true }
  )
