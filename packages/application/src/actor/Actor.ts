import type { Book, Role, UserId } from "@outlay/domain"

/**
 * Who asks: a user, the book that the request is about, and the user's role in it. The caller of a use case says so;
 * the HTTP adapter reads it from the session, an embedder from its own users.
 *
 * @example
 * ```ts
 * import type { Actor } from "@outlay/application"
 * import { type BookId, BookRepository, UserId } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * // Of users of your own, whose ids are UUIDs.
 * export const actorOf = (user: { readonly id: string; readonly isGuest: boolean }, bookId: BookId) =>
 *   BookRepository.use((books) => books.get(bookId)).pipe(
 *     Effect.map((book): Actor => ({ userId: UserId.make(user.id), book, role: user.isGuest ? "viewer" : "editor" }))
 *   )
 * ```
 */
export interface Actor {
  readonly userId: UserId
  readonly book: Book
  readonly role: Role
}
