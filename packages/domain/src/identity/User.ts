/** A user is who signs in. What a user owns belongs to a book; see `book/Member.ts`. */
import { type DateTime, Schema } from "effect"
import { type Changes, differs, revise } from "../entity/revise.ts"
import { OptionalText, RequiredText } from "../text/Text.ts"
import { Uuid } from "../text/Uuid.ts"
import { Email } from "./Email.ts"

export const UserId = Uuid.pipe(Schema.brand("UserId"))
export type UserId = typeof UserId.Type

/** 3 to 100 characters, no control characters; unique without regard to case. */
export const Username = RequiredText(
  { min: 3, max: 100 },
  { pattern: String.raw`^\s*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f-\x9f]+[^\s\x00-\x1f\x7f-\x9f]\s*$` }
).check(Schema.makeFilter((name) => !/\p{Cc}/u.test(name) || "must not contain control characters"))

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

/** The user with changes over it: itself when they change nothing, else its next version. */
export const reviseUser = (user: User, changes: UserChanges, now: DateTime.Utc): User =>
  differs(user, changes) ? User.make(revise(user, changes, now), { disableChecks: true }) : user

export class UserNotFound extends Schema.TaggedError<UserNotFound>()("UserNotFound", { id: UserId }) {
  override get message() {
    return `there is no user ${this.id}`
  }
}

export class EmailTaken extends Schema.TaggedError<EmailTaken>()("EmailTaken", {}) {
  override get message() {
    return "the email address is taken"
  }
}

export class UsernameTaken extends Schema.TaggedError<UsernameTaken>()("UsernameTaken", {}) {
  override get message() {
    return "the username is taken"
  }
}
