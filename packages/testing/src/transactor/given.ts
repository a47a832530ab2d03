/** A book to run transactions on, and one that writes through every port. */
import { RefreshSessions } from "@outlay/application"
import { type BookId, Member, reviseBook, reviseExpense, TimeZone, UserRepository } from "@outlay/domain"
import { Effect, Option, Result } from "effect"
import { givenAccount, givenBookAndCategory, givenBudget, givenCategory, givenExpense, instant } from "../builders.ts"
import { givenSession } from "../identity/givenSession.ts"
import { ports } from "../ports.ts"
import { stateOf, whereThereIs } from "../state.ts"

/** Writes through every port that there is. */
export const writeEverywhere = Effect.fnUntraced(function* ({
  book,
  category
}: Effect.Success<typeof givenBookAndCategory>) {
  const { books, categories, expenses } = yield* ports("books", "categories", "expenses")
  const other = yield* givenCategory(book)
  const expense = yield* givenExpense(book, category)
  yield* givenExpense(book, other)
  yield* givenBudget(book, other)
  yield* expenses.modify(book.id, expense.id, (it) => Result.succeed(reviseExpense(it, { notes: "new" }, instant(1))))
  yield* categories.merge(book.id, category.id, other.id)
  const timeZone = TimeZone.make("UTC")
  yield* books.modify(book.id, (it) => Result.succeed(reviseBook(it, { timeZone }, instant(1))))
  const joined = yield* whereThereIs(UserRepository)(givenMember(book.id))
  yield* whereThereIs(RefreshSessions)(Effect.forEach(Option.toArray(joined), givenSession))
  return { left: other, joined }
})

const givenMember = Effect.fnUntraced(function* (bookId: BookId) {
  const { books } = yield* ports("books")
  const { user } = yield* givenAccount()
  yield* books.join(Member.make({ bookId, userId: user.id, role: "owner" }))
  return user.id
})

export const given = Effect.gen(function* () {
  const owned = yield* givenBookAndCategory
  yield* givenExpense(owned.book, owned.category)
  yield* givenBudget(owned.book, null)
  return { ...owned, before: yield* stateOf(owned.book.id) }
})
