/** A book to run transactions on, and one that writes through every port. */
import { Member, reviseBook, reviseExpense, TimeZone } from "@outlay/domain"
import { Effect, Result } from "effect"
import { givenAccount, givenBookAndCategory, givenBudget, givenCategory, givenExpense, instant } from "../builders.ts"
import { givenSession } from "../identity/givenSession.ts"
import { ports } from "../PortPromise.ts"
import { stateOf } from "../state.ts"

/** Writes through every port of books. */
export const writeEverywhere = Effect.fnUntraced(function* ({
  book,
  category
}: Effect.Success<typeof givenBookAndCategory>) {
  const { books, categories, expenses } = yield* ports
  const other = yield* givenCategory(book)
  const expense = yield* givenExpense(book, category)
  yield* givenExpense(book, other)
  yield* givenBudget(book, other)
  yield* expenses.modify(book.id, expense.id, (it) => Result.succeed(reviseExpense(it, { notes: "new" }, instant(1))))
  yield* categories.merge(book.id, category.id, other.id)
  const timeZone = TimeZone.make("UTC")
  yield* books.modify(book.id, (it) => Result.succeed(reviseBook(it, { timeZone }, instant(1))))
  const { user } = yield* givenAccount()
  yield* books.join(Member.make({ bookId: book.id, userId: user.id, role: "owner" }))
  yield* givenSession(user.id)
  return user
})

export const given = Effect.gen(function* () {
  const owned = yield* givenBookAndCategory
  yield* givenExpense(owned.book, owned.category)
  yield* givenBudget(owned.book, null)
  return { ...owned, before: yield* stateOf(owned.book.id) }
})
