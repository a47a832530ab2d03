import { Context, type Effect, type Option, type Result } from "effect"
import type { Email } from "./Email.ts"
import type { PasswordHash } from "./Password.ts"
import type { EmailTaken, User, UserId, UsernameTaken, UserNotFound } from "./User.ts"

/**
 * A user and the hash that proves who signs in.
 *
 * @example
 * ```ts
 * import type { Account } from "@outlay/domain"
 *
 * // The hash stays behind.
 * export const profileOf = ({ user }: Account) => ({ email: user.email, name: user.fullName ?? user.username })
 * ```
 */
export interface Account {
  readonly user: User
  readonly passwordHash: PasswordHash
}

/**
 * Users with the hash of their password, which never becomes part of a `User`. Promises:
 * - Email and username are unique without regard to case, in every alphabet, however the writers meet. Of two faults
 *   the email's is told.
 * - `modify` is one atomic step; what its function refuses or leaves as it was is not written.
 *
 * @example
 * ```ts
 * import { type Email, UserRepository } from "@outlay/domain"
 * import { Effect, Option } from "effect"
 *
 * export const isRegistered = Effect.fn(function* (email: Email) {
 *   const users = yield* UserRepository
 *   return Option.isSome(yield* users.findByEmail(email))
 * })
 * ```
 */
export class UserRepository extends Context.Service<
  UserRepository,
  {
    readonly insert: (account: Account) => Effect.Effect<void, EmailTaken | UsernameTaken>
    readonly find: (id: UserId) => Effect.Effect<Option.Option<Account>>
    readonly get: (id: UserId) => Effect.Effect<Account, UserNotFound>
    readonly findByEmail: (email: Email) => Effect.Effect<Option.Option<Account>>
    readonly modify: <E>(
      id: UserId,
      f: (account: Account) => Result.Result<Account, E>
    ) => Effect.Effect<Account, UserNotFound | EmailTaken | UsernameTaken | E>
    /** Removes the user with memberships and sessions; books stay. */
    readonly remove: (id: UserId) => Effect.Effect<void, UserNotFound>
  }
>()("@outlay/domain/identity/UserRepository") {}
