import {
  type Account,
  BookRepository,
  type CurrencyCode,
  type CurrencyInUse,
  type Email,
  type EmailTaken,
  InvalidValue,
  namesakeOf,
  type Password,
  type PasswordHash,
  revise,
  reviseBook,
  reviseUser,
  type TimeZone,
  User,
  type UsernameTaken,
  UserRepository,
  type VersionMismatch
} from "@outlay/domain"
import { DateTime, Effect, Option, Result } from "effect"
import { type Forbidden, mayManage } from "../actor/Policy.ts"
import { ifVersion, type Precondition } from "../actor/Precondition.ts"
import type { AttemptLimits, TooManyAttempts } from "../ports/AttemptLimits.ts"
import { PasswordHasher } from "../ports/PasswordHasher.ts"
import { RefreshSessions } from "../ports/RefreshSessions.ts"
import { Transactor } from "../ports/Transactor.ts"
import { type Identity, Unauthenticated } from "./Authenticate.ts"
import { Principals } from "./Principals.ts"
import { getProfile, type Profile, profileOf } from "./Profile.ts"
import { reauthenticate, type ReauthenticationRequired } from "./Reauthenticate.ts"
import { useCase } from "../tracing/useCase.ts"

/**
 * What can change about a user and the personal book; what is absent stays.
 *
 * @example
 * ```ts
 * import type { ProfileChanges } from "@outlay/application"
 * import { TimeZone } from "@outlay/domain"
 *
 * // Takes the full name away, and leaves everything else.
 * export const moved: ProfileChanges = { timeZone: TimeZone.make("America/New_York"), fullName: null }
 * ```
 */
export interface ProfileChanges {
  readonly email?: Email | undefined
  /** As `Username` of the domain has it: 3 to 100 characters. */
  readonly username?: string | undefined
  /** At most 255 characters; `null` takes it away. */
  readonly fullName?: string | null | undefined
  readonly currency?: CurrencyCode | undefined
  readonly timeZone?: TimeZone | undefined
  readonly password?: Password | undefined
}

/**
 * What a writer proves: the version that it has seen, and who it is.
 *
 * @example
 * ```ts
 * import { changeProfile, type Identity, type Profile, type ProfileProof } from "@outlay/application"
 * import type { Email } from "@outlay/domain"
 * import { Redacted } from "effect"
 *
 * export const move = (identity: Identity, { version }: Profile, email: Email, password: string) => {
 *   const proof: ProfileProof = { version, currentPassword: Redacted.make(password) }
 *   return changeProfile(identity, { email }, proof)
 * }
 * ```
 */
export interface ProfileProof extends Precondition {
  readonly currentPassword?: Password | undefined
}

/**
 * Changes what is named of a user and the personal book. A new email or password needs a fresh proof of identity, and
 * a new password ends every other session. Values that are there already, the password included, change nothing.
 *
 * @example
 * ```ts
 * import { changeProfile, type Identity } from "@outlay/application"
 * import { Redacted } from "effect"
 *
 * export const newPassword = (identity: Identity, current: string, next: string) =>
 *   changeProfile(identity, { password: Redacted.make(next) }, { currentPassword: Redacted.make(current) })
 * ```
 */
export const changeProfile = useCase("changeProfile")(function* (
  identity: Identity,
  changes: ProfileChanges,
  proof: ProfileProof = {}
): Effect.fn.Return<
  Profile,
  | CurrencyInUse
  | EmailTaken
  | Forbidden
  | InvalidValue
  | ReauthenticationRequired
  | TooManyAttempts
  | Unauthenticated
  | UsernameTaken
  | VersionMismatch,
  AttemptLimits | BookRepository | PasswordHasher | Principals | RefreshSessions | Transactor | UserRepository
> {
  const { userId } = identity.actor
  if (changes.currency !== undefined || changes.timeZone !== undefined) yield* mayManage(identity.actor)
  const before = yield* getProfile(identity)
  yield* reauthenticate(identity, {
    currentPassword: proof.currentPassword,
    required: needsProof(changes, before.user.email)
  })
  const passwordHash = yield* newPasswordHash(changes, before.user)
  const now = yield* DateTime.now
  const users = yield* UserRepository
  const books = yield* BookRepository
  const sessions = yield* RefreshSessions
  const isExpected = ifVersion(proof, (current: Profile) => Result.succeed(current))

  const { profile, ended } = yield* (yield* Transactor)
    .run(
      Effect.gen(function* () {
        let { user: replaced } = yield* Effect.fromResult(isExpected(yield* getProfile(identity)))
        const { user } = yield* users.modify(userId, (account) => {
          replaced = account.user
          return Result.succeed(reviseAccount(account, changes, passwordHash, now))
        })
        // Another writer may have come between: what counts is the version that is written over.
        const book = yield* books.modify(identity.actor.book.id, (current) =>
          Result.map(isExpected(profileOf(replaced, current)), () =>
            reviseBook(current, { currency: changes.currency, timeZone: changes.timeZone }, now)
          )
        )
        return {
          profile: profileOf(user, book),
          ended: passwordHash === undefined ? [] : yield* sessions.endAllOf(userId, Option.some(identity.sessionId))
        }
      })
    )
    .pipe(Effect.catchTag(["UserNotFound", "BookNotFound"], () => Effect.fail(new Unauthenticated())))

  const principals = yield* Principals
  yield* principals.forget(ended)
  if (profile.book.version !== before.book.version) yield* principals.forgetAll
  return profile
})

/**
 * Whether changes need a fresh proof of identity: a password does, and an email that is not there already.
 *
 * @example
 * ```ts
 * import { needsProof } from "@outlay/application"
 * import { Email } from "@outlay/domain"
 *
 * console.log(needsProof({ email: "ann@example.com" }, Email.make("ann@example.com"))) // false
 * ```
 */
export const needsProof = (changes: { readonly email?: unknown; readonly password?: unknown }, email: Email): boolean =>
  changes.password !== undefined || (changes.email !== undefined && changes.email !== email)

// None for the password that it is already.
const newPasswordHash = Effect.fnUntraced(function* (changes: ProfileChanges, user: User) {
  if (changes.password === undefined) return undefined
  const namesake = namesakeOf(changes.password, {
    email: changes.email ?? user.email,
    username: changes.username ?? user.username
  })
  if (namesake !== undefined) return yield* new InvalidValue({ field: "password", rule: namesake })
  const hasher = yield* PasswordHasher
  const account = yield* (yield* UserRepository).find(user.id)
  const isSame = yield* hasher.verify(
    changes.password,
    Option.map(account, (it) => it.passwordHash)
  )
  return isSame ? undefined : yield* hasher.hash(changes.password)
})

const reviseAccount = (
  account: Account,
  { email, username, fullName }: ProfileChanges,
  passwordHash: PasswordHash | undefined,
  now: DateTime.Utc
): Account => {
  const user = reviseUser(account.user, { email, username, fullName }, now)
  if (passwordHash === undefined) return user === account.user ? account : { ...account, user }
  // A new password is a change of the user, though none that shows.
  const revised = user === account.user ? User.make(revise(user, {}, now), { disableChecks: true }) : user
  return { user: revised, passwordHash }
}
