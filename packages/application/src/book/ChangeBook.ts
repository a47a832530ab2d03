import {
  type Book,
  type BookChanges,
  type BookNotFound,
  BookRepository,
  type CurrencyInUse,
  reviseBook,
  type VersionMismatch
} from "@outlay/domain"
import { DateTime, type Effect, Result } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { type Forbidden, mayManage } from "../actor/Policy.ts"
import { ifVersion, type Precondition } from "../actor/Precondition.ts"
import { useCase } from "../tracing/useCase.ts"

/**
 * Changes what is named of the actor's book and nothing else. Its time zone can always change; its currency, only while it
 * has neither expenses nor budgets. From then on make actors with the book that is given back. For hosts with users of their
 * own: those of Outlay's accounts change their book by `changeProfile`, which their sessions learn of at once.
 *
 * @example
 * ```ts
 * import { type Actor, changeBook } from "@outlay/application"
 * import { TimeZone } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const moved = (actor: Actor) =>
 *   changeBook(actor, { timeZone: TimeZone.make("Asia/Tokyo") }).pipe(Effect.map((book): Actor => ({ ...actor, book })))
 * ```
 */
export const changeBook = useCase("changeBook")(function* (
  actor: Actor,
  changes: BookChanges,
  precondition: Precondition = {}
): Effect.fn.Return<Book, Forbidden | BookNotFound | CurrencyInUse | VersionMismatch, BookRepository> {
  yield* mayManage(actor)
  const now = yield* DateTime.now
  return yield* (yield* BookRepository).modify(
    actor.book.id,
    ifVersion(precondition, (book) => Result.succeed(reviseBook(book, changes, now)))
  )
})
