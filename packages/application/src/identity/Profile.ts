/** A user together with the personal book, whose currency and time zone are shown as the user's own. */
import { type Book, BookRepository, type User, UserRepository } from "@outlay/domain"
import { DateTime, Effect } from "effect"
import { type Identity, Unauthenticated } from "./Authenticate.ts"
import { useCase } from "../tracing/useCase.ts"

export interface Profile {
  readonly user: User
  readonly book: Book
  readonly updatedAt: DateTime.Utc
  /** Grows with every change of either. */
  readonly version: number
}

export const profileOf = (user: User, book: Book): Profile => ({
  user,
  book,
  updatedAt: DateTime.max(user.updatedAt, book.updatedAt),
  version: user.version + book.version - 1
})

/** `Unauthenticated` when the user has gone since the identity was read. */
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
