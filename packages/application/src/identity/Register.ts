import {
  BookRepository,
  type CategoryRepository,
  type Email,
  type EmailTaken,
  InvalidValue,
  Member,
  namesakeOf,
  type Password,
  User,
  UserId,
  UserRepository,
  type UsernameTaken
} from "@outlay/domain"
import { DateTime, Effect } from "effect"
import { type BookSettings, openBook } from "../book/OpenBook.ts"
import { AttemptLimits, type TooManyAttempts } from "../ports/AttemptLimits.ts"
import { IdGenerator } from "../ports/IdGenerator.ts"
import { PasswordHasher } from "../ports/PasswordHasher.ts"
import { Transactor } from "../ports/Transactor.ts"
import { ClientAddress } from "./ClientAddress.ts"
import { type Profile, profileOf } from "./Profile.ts"
import { useCase } from "../tracing/useCase.ts"

/**
 * Who registers, and in which currency and time zone.
 *
 * @example
 * ```ts
 * import type { Registration } from "@outlay/application"
 * import { CurrencyCode, Email, TimeZone } from "@outlay/domain"
 * import { Redacted } from "effect"
 *
 * const ann: Registration = {
 *   email: Email.make("ann@example.com"),
 *   username: "ann",
 *   password: Redacted.make("correct horse"),
 *   fullName: "Ann Archer",
 *   currency: CurrencyCode.make("EUR"),
 *   timeZone: TimeZone.make("Europe/Vienna")
 * }
 * console.log(`${ann.username} ${ann.password}`) // ann <redacted>
 * ```
 */
export interface Registration extends BookSettings {
  readonly email: Email
  /** As `Username` of the domain has it: 3 to 100 characters. */
  readonly username: string
  readonly password: Password
  /** At most 255 characters; `null` when it is not told. */
  readonly fullName: string | null
}

/**
 * Registers a user: the user, a personal book with the predefined categories, and the membership that joins them, all
 * in one transaction. Refused when the email or the username is taken, or is used as the password, and when too many
 * register from one address.
 *
 * @example
 * ```ts
 * import { layer as storage } from "@outlay/adapters-memory"
 * import { PasswordHasherBcrypt } from "@outlay/adapters-security"
 * import { IdGenerators, register, unlimitedAttempts } from "@outlay/application"
 * import { CurrencyCode, Email, TimeZone } from "@outlay/domain"
 * import { Effect, Redacted } from "effect"
 *
 * const program = register({
 *   email: Email.make("ann@example.com"),
 *   username: "ann",
 *   fullName: null,
 *   password: Redacted.make("correct horse"),
 *   currency: CurrencyCode.make("EUR"),
 *   timeZone: TimeZone.make("Europe/Vienna")
 * })
 *
 * const hasher = PasswordHasherBcrypt.layer({ cost: 4 })
 * const provided = Effect.provide(program, [storage, IdGenerators.layer, unlimitedAttempts, hasher])
 * const { user, version } = await Effect.runPromise(provided)
 * console.log(user.username, version) // ann 1
 * ```
 */
export const register = useCase("register")(function* (
  registration: Registration
): Effect.fn.Return<
  Profile,
  InvalidValue | EmailTaken | TooManyAttempts | UsernameTaken,
  AttemptLimits | BookRepository | CategoryRepository | IdGenerator | PasswordHasher | Transactor | UserRepository
> {
  const { email, username, password, fullName } = registration
  const namesake = namesakeOf(password, registration)
  if (namesake !== undefined) return yield* new InvalidValue({ field: "password", rule: namesake })
  const address = yield* ClientAddress
  if (address !== undefined) yield* (yield* AttemptLimits).begin("register", address)
  // Outside the transaction: a hash takes a quarter of a second, and nothing should be locked that long.
  const passwordHash = yield* (yield* PasswordHasher).hash(password)
  const now = yield* DateTime.now
  const user = User.make(
    {
      id: UserId.make(yield* (yield* IdGenerator).next),
      email,
      username,
      fullName,
      isActive: true,
      isVerified: false,
      createdAt: now,
      updatedAt: now,
      version: 1
    },
    { disableChecks: true }
  )
  const users = yield* UserRepository
  const books = yield* BookRepository
  return yield* (yield* Transactor).run(
    Effect.gen(function* () {
      yield* users.insert({ user, passwordHash })
      const book = yield* openBook(registration, now)
      yield* books.join(Member.make({ bookId: book.id, userId: user.id, role: "owner" }))
      return profileOf(user, book)
    })
  )
})
