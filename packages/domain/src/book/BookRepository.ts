import { Context, type Effect, type Option, type Result } from "effect"
import type { UserId } from "../identity/User.ts"
import type { Book, BookId, BookNotFound, CurrencyInUse } from "./Book.ts"
import type { Member, Role } from "./Member.ts"

/**
 * Books and who belongs to them. Promises:
 * - `modify` is one atomic step; what its function refuses or leaves as it was is not written.
 * - The currency of a book can't change while it has expenses or budgets, however the writers meet.
 * - `remove` takes everything that the book owns with it, also a category that still has expenses.
 *
 * @example
 * ```ts
 * import { BookRepository, type UserId } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const writableBooks = Effect.fn(function* (userId: UserId) {
 *   const books = yield* BookRepository
 *   const mine = yield* books.ofUser(userId)
 *   return mine.filter(({ role }) => role !== "viewer").map(({ book }) => book)
 * })
 * ```
 */
export class BookRepository extends Context.Service<
  BookRepository,
  {
    readonly insert: (book: Book) => Effect.Effect<void>
    readonly find: (id: BookId) => Effect.Effect<Option.Option<Book>>
    readonly get: (id: BookId) => Effect.Effect<Book, BookNotFound>
    readonly modify: <E>(
      id: BookId,
      f: (book: Book) => Result.Result<Book, E>
    ) => Effect.Effect<Book, BookNotFound | CurrencyInUse | E>
    readonly remove: (id: BookId) => Effect.Effect<void, BookNotFound>
    /** Joins a user to a book; joining again changes the role. */
    readonly join: (member: Member) => Effect.Effect<void>
    /** The books of a user with the user's role in each, oldest first (by id). */
    readonly ofUser: (userId: UserId) => Effect.Effect<ReadonlyArray<{ readonly book: Book; readonly role: Role }>>
  }
>()("@outlay/domain/book/BookRepository") {}
