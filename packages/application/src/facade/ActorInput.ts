import { Book, Role, UserId } from "@outlay/domain"
import { Schema } from "effect"

export const ActorInput = Schema.Struct({
  userId: UserId,
  book: Schema.toType(Book).annotate({ message: "must be a book as it was opened or got" }),
  role: Role
})
/**
 * Who asks: the id of a user (a UUID), a book as it was opened or got, and the user's role in it.
 *
 * @example
 * ```ts
 * import { layer as storage } from "@outlay/adapters-memory"
 * import { type ActorInput, createOutlay, orThrow } from "@outlay/application"
 *
 * const outlay = createOutlay({ storage })
 * const book = orThrow(await outlay.books.open({ currency: "EUR", timeZone: "Europe/Vienna" }))
 * const guest: ActorInput = { userId: "01a2b3c4-0000-7000-8000-000000000001", book, role: "viewer" }
 * const created = await outlay.categories.create(guest, { name: "Lunch" })
 * console.log(created.ok || created.error.message) // the role does not allow to write
 * await outlay.close()
 * ```
 *
 * @interface
 */
export type ActorInput = typeof ActorInput.Encoded
