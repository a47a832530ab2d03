/** The table `books`. What is in it was checked when it was written, so that reading checks nothing again. */
import { Book, type BookId, type CurrencyCode, type TimeZone } from "@outlay/domain"
import { DateTime } from "effect"

export interface BookRow {
  readonly id: BookId
  readonly currency: CurrencyCode
  readonly time_zone: TimeZone
  readonly created_at: Date
  readonly updated_at: Date
  readonly version: number
}

export const bookOf = (row: BookRow): Book =>
  Book.make(
    {
      id: row.id,
      currency: row.currency,
      timeZone: row.time_zone,
      createdAt: DateTime.fromDateUnsafe(row.created_at),
      updatedAt: DateTime.fromDateUnsafe(row.updated_at),
      version: row.version
    },
    { disableChecks: true }
  )
