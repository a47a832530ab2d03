/** A user is who signs in. What a user owns belongs to a book; see `book/Member.ts`. */
import { type DateTime, Schema } from "effect"
import { type Changes, differs, revise } from "../entity/revise.ts"
import { OptionalText, RequiredText } from "../text/TextSchemas.ts"
import { Uuid } from "../text/Uuid.ts"
import { Email } from "./Email.ts"

/** A UUID that names a user. */
export const UserId = Uuid.pipe(Schema.brand("UserId"))
export type UserId = typeof UserId.Type

/** 3 to 100 characters, no control characters; unique without regard to case. */
export const Username = RequiredText(
  { min: 3, max: 100 },
  { pattern: String.raw`^\s*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f-\x9f]+[^\s\x00-\x1f\x7f-\x9f]\s*$` }
).check(Schema.makeFilter((name) => !/\p{Cc}/u.test(name) || "must not contain control characters"))

/** Who signs in. Email and username are unique without regard to case; the password's hash is no part of it. */
export class User extends Schema.Class<User>("@outlay/domain/identity/User")({
  id: UserId,
  email: Email,
  username: Username,
  fullName: OptionalText(255),
  isActive: Schema.Boolean,
  isVerified: Schema.Boolean,
  createdAt: Schema.DateTimeUtc,
  updatedAt: Schema.DateTimeUtc,
  version: Schema.Int
}) {}

/** What can change about a user; what is absent stays. */
export type UserChanges = Changes<Pick<User, "email" | "username" | "fullName">>

/**
 * The user with changes over it: itself when they change nothing, else its next version.
 *
 * @example
 * ```ts
 * import { reviseUser, type User } from "@outlay/domain"
 * import type { DateTime } from "effect"
 *
 * export const named = (user: User, fullName: string, now: DateTime.Utc) => reviseUser(user, { fullName }, now)
 * ```
 */
export const reviseUser = (user: User, changes: UserChanges, now: DateTime.Utc): User =>
  differs(user, changes) ? User.make(revise(user, changes, now), { disableChecks: true }) : user

/** There is no user of this id. */
export class UserNotFound extends Schema.TaggedError<UserNotFound>()("UserNotFound", { id: UserId }) {
  override get message() {
    return `there is no user ${this.id}`
  }
}

/** Another user has this email address, perhaps in another case. */
export class EmailTaken extends Schema.TaggedError<EmailTaken>()("EmailTaken", {}) {
  override get message() {
    return "the email address is taken"
  }
}

/** Another user has this name, perhaps in another case. */
export class UsernameTaken extends Schema.TaggedError<UsernameTaken>()("UsernameTaken", {}) {
  override get message() {
    return "the username is taken"
  }
}
