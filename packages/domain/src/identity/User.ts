/** A user is who signs in. What a user owns belongs to a book; see `book/Member.ts`. */
import { type DateTime, Schema } from "effect"
import { type Changes, differs, revise } from "../entity/revise.ts"
import { OptionalText, RequiredText } from "../text/TextSchemas.ts"
import { Uuid } from "../text/Uuid.ts"
import { Email } from "./Email.ts"

/**
 * A UUID that names a user.
 *
 * @example
 * ```ts
 * import type { Expense, UserId } from "@outlay/domain"
 *
 * export const recordedBy = (userId: UserId, expenses: ReadonlyArray<Expense>) =>
 *   expenses.filter((expense) => expense.recordedBy === userId)
 * ```
 */
export const UserId = Uuid.pipe(Schema.brand("UserId"))
export type UserId = typeof UserId.Type

/**
 * 3 to 100 characters, no control characters; unique without regard to case.
 *
 * @example
 * ```ts
 * import { Username } from "@outlay/domain"
 * import { Schema } from "effect"
 *
 * console.log(Schema.decodeUnknownSync(Username)(" Ann of Austria ")) // Ann of Austria
 * console.log(Schema.is(Username)("Al")) // false
 * ```
 */
export const Username = RequiredText(
  { min: 3, max: 100 },
  { pattern: String.raw`^\s*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f-\x9f]+[^\s\x00-\x1f\x7f-\x9f]\s*$` }
).check(Schema.makeFilter((name) => !/\p{Cc}/u.test(name) || "must not contain control characters"))

/**
 * Who signs in. Email and username are unique without regard to case; the password's hash is no part of it.
 *
 * @example
 * ```ts
 * import { Email, User, UserId } from "@outlay/domain"
 * import { DateTime } from "effect"
 *
 * const at = DateTime.makeUnsafe("2026-11-22T10:00:00Z")
 * const ann = User.make({
 *   id: UserId.make("01a2b3c4-0000-7000-8000-000000000001"),
 *   email: Email.make("ann@example.com"),
 *   username: "ann",
 *   fullName: null,
 *   isActive: true,
 *   isVerified: false,
 *   createdAt: at,
 *   updatedAt: at,
 *   version: 1
 * })
 * console.log(ann.fullName ?? ann.username) // ann
 * ```
 */
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

/**
 * What can change about a user; what is absent stays.
 *
 * @example
 * ```ts
 * import { Email, type UserChanges } from "@outlay/domain"
 *
 * // The username stays, and there is no full name any more.
 * export const moved: UserChanges = { email: Email.make("ann@example.org"), fullName: null }
 * ```
 */
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

/**
 * There is no user of this id.
 *
 * @example
 * ```ts
 * import { type UserId, UserRepository } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const nameOf = Effect.fn(function* (id: UserId) {
 *   const users = yield* UserRepository
 *   return yield* users.get(id).pipe(
 *     Effect.map(({ user }) => user.fullName ?? user.username),
 *     Effect.catchTag("UserNotFound", () => Effect.succeed("somebody who has left"))
 *   )
 * })
 * ```
 */
export class UserNotFound extends Schema.TaggedError<UserNotFound>()("UserNotFound", { id: UserId }) {
  override get message() {
    return `there is no user ${this.id}`
  }
}

/**
 * Another user has this email address, perhaps in another case.
 *
 * @example
 * ```ts
 * import { type Account, UserRepository } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * // Which field of the form is at fault, if one is.
 * export const signUp = Effect.fn(function* (account: Account) {
 *   const users = yield* UserRepository
 *   return yield* users.insert(account).pipe(
 *     Effect.as(null),
 *     Effect.catchTags({
 *       EmailTaken: () => Effect.succeed("email" as const),
 *       UsernameTaken: () => Effect.succeed("username" as const)
 *     })
 *   )
 * })
 * ```
 */
export class EmailTaken extends Schema.TaggedError<EmailTaken>()("EmailTaken", {}) {
  override get message() {
    return "the email address is taken"
  }
}

/**
 * Another user has this name, perhaps in another case.
 *
 * @example
 * ```ts
 * import { EmailTaken, UsernameTaken } from "@outlay/domain"
 *
 * const refusals: ReadonlyArray<EmailTaken | UsernameTaken> = [new EmailTaken(), new UsernameTaken()]
 * console.log(refusals.map(({ message }) => message)) // [ 'the email address is taken', 'the username is taken' ]
 * ```
 */
export class UsernameTaken extends Schema.TaggedError<UsernameTaken>()("UsernameTaken", {}) {
  override get message() {
    return "the username is taken"
  }
}
