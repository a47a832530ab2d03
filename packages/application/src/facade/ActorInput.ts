import { Book, Role, UserId } from "@outlay/domain"
import { Schema } from "effect"

/** Who asks: the id of a user, a book as it was opened or got, and the user's role in it. */
export const ActorInput = Schema.Struct({
  userId: UserId,
  book: Schema.toType(Book).annotate({ message: "must be a book as it was opened or got" }),
  role: Role
})
export type ActorInput = typeof ActorInput.Encoded
