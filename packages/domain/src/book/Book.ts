/**
 * A book owns categories, expenses and budgets: one household's or team's records, in one currency and one time
 * zone. Every row and every port method is scoped by its id.
 */
import { type DateTime, Schema } from "effect"
import { type Changes, differs, revise } from "../entity/revise.ts"
import { CurrencyCode } from "../money/Currency.ts"
import { Uuid } from "../text/Uuid.ts"
import { TimeZone } from "../time/TimeZone.ts"

export const BookId = Uuid.pipe(Schema.brand("BookId"))
export type BookId = typeof BookId.Type

export class Book extends Schema.Class<Book>("@outlay/domain/book/Book")({
  id: BookId,
  currency: CurrencyCode,
  timeZone: TimeZone,
  createdAt: Schema.DateTimeUtc,
  updatedAt: Schema.DateTimeUtc,
  version: Schema.Int
}) {}

/** What can change about a book; what is absent stays. */
export type BookChanges = Changes<Pick<Book, "currency" | "timeZone">>

/** The book with changes over it: itself when they change nothing, else its next version. */
export const reviseBook = (book: Book, changes: BookChanges, now: DateTime.Utc): Book =>
  differs(book, changes) ? Book.make(revise(book, changes, now), { disableChecks: true }) : book

export class BookNotFound extends Schema.TaggedError<BookNotFound>()("BookNotFound", { id: BookId }) {
  override get message() {
    return `there is no book ${this.id}`
  }
}

/** The currency can't change while the book has expenses or budgets. */
export class CurrencyInUse extends Schema.TaggedError<CurrencyInUse>()("CurrencyInUse", {
  currency: CurrencyCode
}) {
  override get message() {
    return `the currency can't change from ${this.currency} while there are expenses or budgets`
  }
}

/** An amount is in another currency than its book. */
export class CurrencyMismatch extends Schema.TaggedError<CurrencyMismatch>()("CurrencyMismatch", {
  currency: CurrencyCode
}) {
  override get message() {
    return `the book does not keep amounts in ${this.currency}`
  }
}
