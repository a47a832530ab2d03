/** Users with the hash of a password. */
import { type Account, User, UserId, UserRepository } from "@outlay/domain"
import { Effect } from "effect"
import { email, hashOf, nextId, revision } from "./values.ts"

/**
 * An active user with the hash of a password, not stored yet; email and username come from the id.
 *
 * @example
 * ```ts
 * import { countedIds, newAccount } from "@outlay/testing"
 * import { Effect } from "effect"
 *
 * const { user } = await Effect.runPromise(newAccount({ fullName: "Ann" }).pipe(Effect.provide(countedIds)))
 * console.log(user.fullName, user.isActive) // Ann true
 * ```
 */
export const newAccount = Effect.fnUntraced(function* (fields: Partial<User> = {}) {
  const id = UserId.make(yield* nextId)
  const said = { email: email(`${id}@example.com`), username: id, fullName: null, isActive: true, isVerified: false }
  const account: Account = {
    user: User.make({ id, ...said, ...revision, ...fields }),
    passwordHash: hashOf(id)
  }
  return account
})

/**
 * A user who is stored. Fails with `EmailTaken` or `UsernameTaken`.
 *
 * @example
 * ```ts
 * import { layer } from "@outlay/adapters-memory"
 * import { countedIds, givenAccount } from "@outlay/testing"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const { user } = yield* givenAccount()
 *   const refusal = yield* Effect.flip(givenAccount({ email: user.email }))
 *   console.log(refusal._tag) // EmailTaken
 * })
 *
 * await Effect.runPromise(program.pipe(Effect.provide([layer, countedIds])))
 * ```
 */
export const givenAccount = Effect.fnUntraced(function* (fields: Partial<User> = {}) {
  const account = yield* newAccount(fields)
  yield* (yield* UserRepository).insert(account)
  return account
})
