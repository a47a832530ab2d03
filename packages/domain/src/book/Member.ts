import { Schema } from "effect"
import { UserId } from "../identity/User.ts"
import { BookId } from "./Book.ts"

/** What a member may do, from everything to reading only. */
export const Role = Schema.Literals(["owner", "editor", "viewer"])
export type Role = typeof Role.Type

/** A member joins a user to a book with a role. */
export class Member extends Schema.Class<Member>("@outlay/domain/book/Member")({
  bookId: BookId,
  userId: UserId,
  role: Role
}) {}
