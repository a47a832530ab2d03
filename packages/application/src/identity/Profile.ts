import { type Book, BookRepository, type User, UserRepository } from "@outlay/domain"
import { DateTime, Effect } from "effect"
import { type Identity, Unauthenticated } from "./Authenticate.ts"
import { useCase } from "../tracing/useCase.ts"

/**
 * A user together with the personal book, whose currency and time zone are shown as the user's own.
 *
 * @example
 * ```ts
 * import type { Profile } from "@outlay/application"
 *
 * // What a page shows of who has signed in.
 * export const shown = ({ user, book, version }: Profile) => ({
 *   name: user.fullName ?? user.username,
 *   currency: book.currency,
 *   etag: `"${version}"`
 * })
 * ```
 */
export interface Profile {
  readonly user: User
  readonly book: Book
  readonly updatedAt: DateTime.Utc
  /** Grows with every change of either. */
  readonly version: number
}

/**
 * The profile that a user and a book make together.
 *
 * @example
 * ```ts
 * import { profileOf } from "@outlay/application"
 * import type { Book, User } from "@outlay/domain"
 *
 * export const versionOf = (user: User, book: Book): number => profileOf(user, book).version
 * ```
 */
export const profileOf = (user: User, book: Book): Profile => ({
  user,
  book,
  updatedAt: DateTime.max(user.updatedAt, book.updatedAt),
  version: user.version + book.version - 1
})

/**
 * The profile of who asks. `Unauthenticated` when the user has gone since the identity was read.
 *
 * @example
 * ```ts
 * import { getProfile, type Identity } from "@outlay/application"
 * import { Effect } from "effect"
 *
 * export const greeting = (identity: Identity) =>
 *   Effect.map(getProfile(identity), ({ user }) => `Hello, ${user.fullName ?? user.username}`)
 * ```
 */
export const getProfile = useCase("getProfile")(function* ({
  actor
}: Identity): Effect.fn.Return<Profile, Unauthenticated, UserRepository | BookRepository> {
  const users = yield* UserRepository
  const books = yield* BookRepository
  const [{ user }, book] = yield* Effect.all([users.get(actor.userId), books.get(actor.book.id)], {
    concurrency: "unbounded"
  }).pipe(Effect.mapError(() => new Unauthenticated()))
  return profileOf(user, book)
})
