import { BookRepository, UserRepository, VersionMismatch } from "@outlay/domain"
import { Effect, Option } from "effect"
import type { AttemptLimits, TooManyAttempts } from "../ports/AttemptLimits.ts"
import type { PasswordHasher } from "../ports/PasswordHasher.ts"
import { RefreshSessions } from "../ports/RefreshSessions.ts"
import { Transactor } from "../ports/Transactor.ts"
import { type Identity, Unauthenticated } from "./Authenticate.ts"
import type { ProfileProof } from "./ChangeProfile.ts"
import { Principals } from "./Principals.ts"
import { getProfile } from "./Profile.ts"
import { reauthenticate, type ReauthenticationRequired } from "./Reauthenticate.ts"
import { useCase } from "../tracing/useCase.ts"

/**
 * Removes a user and everything that is theirs in one transaction. Needs a fresh proof of identity.
 *
 * @example
 * ```ts
 * import { deleteAccount, type Identity } from "@outlay/application"
 * import { Redacted } from "effect"
 *
 * export const goodbye = (identity: Identity, password: string) =>
 *   deleteAccount(identity, { currentPassword: Redacted.make(password) })
 * ```
 */
export const deleteAccount = useCase("deleteAccount")(function* (
  identity: Identity,
  proof: ProfileProof = {}
): Effect.fn.Return<
  void,
  ReauthenticationRequired | TooManyAttempts | Unauthenticated | VersionMismatch,
  AttemptLimits | BookRepository | PasswordHasher | Principals | RefreshSessions | Transactor | UserRepository
> {
  const { actor } = identity
  yield* reauthenticate(identity, { currentPassword: proof.currentPassword, required: true })
  const books = yield* BookRepository
  const users = yield* UserRepository
  const sessions = yield* RefreshSessions
  const ended = yield* (yield* Transactor)
    .run(
      Effect.gen(function* () {
        if (proof.version !== undefined) {
          const { version: actual } = yield* getProfile(identity)
          if (actual !== proof.version) return yield* new VersionMismatch({ expected: proof.version, actual })
        }
        const ended = yield* sessions.endAllOf(actor.userId, Option.none())
        const owned = yield* books.ofUser(actor.userId)
        for (const { book, role } of owned) {
          if (role === "owner") yield* books.remove(book.id)
        }
        yield* users.remove(actor.userId)
        return ended
      })
    )
    .pipe(Effect.catchTag(["UserNotFound", "BookNotFound"], () => Effect.fail(new Unauthenticated())))
  yield* (yield* Principals).forget(ended)
})
