import { Schema } from "effect"
import { UserId } from "../identity/User.ts"
import { BookId } from "./Book.ts"

/**
 * What a member may do, from everything to reading only.
 *
 * @example
 * ```ts
 * import { Role } from "@outlay/domain"
 *
 * const verbs: Record<Role, string> = { owner: "owns", editor: "writes", viewer: "reads" }
 * console.log(Role.literals.map((role) => verbs[role])) // [ 'owns', 'writes', 'reads' ]
 * ```
 */
export const Role = Schema.Literals(["owner", "editor", "viewer"])
export type Role = typeof Role.Type

/**
 * A member joins a user to a book with a role.
 *
 * @example
 * ```ts
 * import { type BookId, BookRepository, Member, type UserId } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * // Somebody who was an editor only reads from now on.
 * export const letRead = Effect.fn(function* (bookId: BookId, userId: UserId) {
 *   const books = yield* BookRepository
 *   yield* books.join(Member.make({ bookId, userId, role: "viewer" }))
 * })
 * ```
 */
export class Member extends Schema.Class<Member>("@outlay/domain/book/Member")({
  bookId: BookId,
  userId: UserId,
  role: Role
}) {}
