import type { Book, Role, UserId } from "@outlay/domain"

/**
 * Who asks: a user, the book that the request is about, and the user's role in it. The caller of a use case says so;
 * the HTTP adapter reads it from the session, an embedder from its own users.
 */
export interface Actor {
  readonly userId: UserId
  readonly book: Book
  readonly role: Role
}
