/**
 * A book owns categories, expenses and budgets: one household's or team's records, in one currency and one time
 * zone. Every row and every port method is scoped by its id.
 */
import { type DateTime, Schema } from "effect"
import { type Changes, differs, revise } from "../entity/revise.ts"
import { CurrencyCode } from "../money/Currency.ts"
import { Uuid } from "../text/Uuid.ts"
import { TimeZone } from "../time/TimeZone.ts"

/**
 * A UUID that names a book.
 *
 * @example
 * ```ts
 * import { BookId } from "@outlay/domain"
 * import { Option, Schema } from "effect"
 *
 * const bookAt = (path: string) => Schema.decodeUnknownOption(BookId)(path.slice("/books/".length))
 * console.log(Option.isSome(bookAt("/books/01A2B3C4-0000-7000-8000-000000000001"))) // true
 * console.log(Option.isSome(bookAt("/books/household"))) // false
 * ```
 */
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

/**
 * What can change about a book; what is absent stays.
 *
 * @example
 * ```ts
 * import { type BookChanges, TimeZone } from "@outlay/domain"
 *
 * // The currency is not named, and stays.
 * export const movedToLisbon: BookChanges = { timeZone: TimeZone.make("Europe/Lisbon") }
 * ```
 */
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

/**
 * There is no book of this id.
 *
 * @example
 * ```ts
 * import { type BookId, BookRepository } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * // Who removes a book twice is content as well.
 * export const removeBook = Effect.fn(function* (id: BookId) {
 *   const books = yield* BookRepository
 *   yield* books.remove(id).pipe(Effect.catchTag("BookNotFound", () => Effect.void))
 * })
 * ```
 */
export class BookNotFound extends Schema.TaggedError<BookNotFound>()("BookNotFound", { id: BookId }) {
  override get message() {
    return `there is no book ${this.id}`
  }
}

/**
 * The currency can't change while the book has expenses or budgets.
 *
 * @example
 * ```ts
 * import { type BookId, BookRepository, CurrencyCode, reviseBook } from "@outlay/domain"
 * import { DateTime, Effect, Result } from "effect"
 *
 * // Gives a sentence for its owner when the book can't be kept in dollars any more.
 * export const keepInDollars = Effect.fn(function* (id: BookId) {
 *   const books = yield* BookRepository
 *   const now = yield* DateTime.now
 *   const currency = CurrencyCode.make("USD")
 *   return yield* books.modify(id, (book) => Result.succeed(reviseBook(book, { currency }, now))).pipe(
 *     Effect.as("The book is kept in USD."),
 *     Effect.catchTag("CurrencyInUse", ({ currency }) => Effect.succeed(`It has amounts in ${currency} already.`))
 *   )
 * })
 * ```
 */
export class CurrencyInUse extends Schema.TaggedError<CurrencyInUse>()("CurrencyInUse", {
  currency: CurrencyCode
}) {
  override get message() {
    return `the currency can't change from ${this.currency} while there are expenses or budgets`
  }
}

/**
 * An amount is in another currency than its book.
 *
 * @example
 * ```ts
 * import { CurrencyCode, CurrencyMismatch } from "@outlay/domain"
 *
 * const refusal = new CurrencyMismatch({ currency: CurrencyCode.make("CHF") })
 * console.log(refusal.message) // the book does not keep amounts in CHF
 * ```
 */
export class CurrencyMismatch extends Schema.TaggedError<CurrencyMismatch>()("CurrencyMismatch", {
  currency: CurrencyCode
}) {
  override get message() {
    return `the book does not keep amounts in ${this.currency}`
  }
}
