/**
 * A book owns categories, expenses and budgets: one household's or team's records, in one currency and one time
 * zone. Every row and every port method is scoped by its id.
 */
import { type DateTime, Schema } from "effect"
import { type Changes, differs, revise } from "../entity/revise.ts"
import { CurrencyCode } from "../money/Currency.ts"
import { Uuid } from "../text/Uuid.ts"
import { TimeZone } from "../time/TimeZone.ts"

/** A UUID that names a book. */
export const BookId = Uuid.pipe(Schema.brand("BookId"))
export type BookId = typeof BookId.Type

/**
 * One household's or team's records: an id, a currency, the time zone that decides what "today" is, two instants, and a
 * version that begins at 1 and grows with every change.
 *
 * @example
 * ```ts
 * import { Book, BookId, CurrencyCode, TimeZone } from "@outlay/domain"
 * import { DateTime } from "effect"
 *
 * const at = DateTime.makeUnsafe("2026-11-22T10:00:00Z")
 * const book = Book.make({
 *   id: BookId.make("01a2b3c4-0000-7000-8000-000000000001"),
 *   currency: CurrencyCode.make("EUR"),
 *   timeZone: TimeZone.make("Europe/Vienna"),
 *   createdAt: at,
 *   updatedAt: at,
 *   version: 1
 * })
 * console.log(book.currency) // EUR
 * ```
 */
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

/**
 * The book with changes over it: itself when they change nothing, else its next version.
 *
 * @example
 * ```ts
 * import { type Book, CurrencyCode, reviseBook } from "@outlay/domain"
 * import { DateTime, Effect } from "effect"
 *
 * // Writes nothing: a repository's `modify` does, with a function like this one.
 * export const toDollars = (book: Book) =>
 *   Effect.map(DateTime.now, (now) => reviseBook(book, { currency: CurrencyCode.make("USD") }, now))
 * ```
 */
export const reviseBook = (book: Book, changes: BookChanges, now: DateTime.Utc): Book =>
  differs(book, changes) ? Book.make(revise(book, changes, now), { disableChecks: true }) : book

/** There is no book of this id. */
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
