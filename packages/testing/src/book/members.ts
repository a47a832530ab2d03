/** What `BookRepository` promises about members, and about removing a book with all that it owns. */
import { type Book, BookNotFound, Member, type Role, type UserId } from "@outlay/domain"
import { Effect, Option } from "effect"
import { fails, refuses, same } from "../assertions.ts"
import { givenAccount, givenBook, givenBookAndCategory, givenBudget, givenCategory, givenExpense } from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { stateOf } from "../state.ts"
import { nothingSpent } from "../spending/spendingOf.ts"

const join = Effect.fnUntraced(function* (book: Book, userId: UserId, role: Role) {
  yield* (yield* ports("books")).books.join(Member.make({ bookId: book.id, userId, role }))
})

export const members = section({
  about: "books and their members",
  needs: ["books", "categories", "expenses", "budgets", "users"],
  promises: [
    promise(
      "a user who joined a book has it with the role",
      Effect.gen(function* () {
        const { books } = yield* ports("books")
        const { user } = yield* givenAccount()
        const book = yield* givenBook()
        same(yield* books.ofUser(user.id), [])
        yield* join(book, user.id, "owner")
        same(yield* books.ofUser(user.id), [{ book, role: "owner" }])
      })
    ),
    promise(
      "joining again changes the role of that user and of nobody else",
      Effect.gen(function* () {
        const { books } = yield* ports("books")
        const { user } = yield* givenAccount()
        const other = yield* givenAccount()
        const book = yield* givenBook()
        yield* join(book, user.id, "owner")
        yield* join(book, other.user.id, "owner")
        yield* join(book, user.id, "viewer")
        same(yield* books.ofUser(user.id), [{ book, role: "viewer" }])
        same(yield* books.ofUser(other.user.id), [{ book, role: "owner" }])
      })
    ),
    promise(
      "the books of a user come oldest first, whenever they were joined",
      Effect.gen(function* () {
        const { books } = yield* ports("books")
        const { user } = yield* givenAccount()
        const made = [yield* givenBook(), yield* givenBook(), yield* givenBook(), yield* givenBook()]
        for (const index of [2, 0, 3, 1]) yield* join(made[index] ?? (yield* givenBook()), user.id, "editor")
        same(
          yield* books.ofUser(user.id),
          made.map((book) => ({ book, role: "editor" }))
        )
      })
    ),
    promise(
      "removing a book takes its categories with expenses, its budgets and its members with it",
      Effect.gen(function* () {
        const { books, budgets, categories, expenses } = yield* ports("books", "budgets", "categories", "expenses")
        const { user } = yield* givenAccount()
        const { book, category } = yield* givenBookAndCategory
        const expense = yield* givenExpense(book, category)
        const budget = yield* givenBudget(book, category)
        yield* join(book, user.id, "owner")
        yield* books.remove(book.id)
        same(yield* books.find(book.id), Option.none())
        same(yield* categories.find(book.id, category.id), Option.none())
        same(yield* expenses.find(book.id, expense.id), Option.none())
        same(yield* budgets.find(book.id, budget.id), Option.none())
        same(yield* books.ofUser(user.id), [])
        yield* refuses(books.remove(book.id), new BookNotFound({ id: book.id }))
      })
    ),
    promise(
      "nothing of a removed book comes back with a new one of the same id",
      Effect.gen(function* () {
        const { books } = yield* ports("books")
        const { user } = yield* givenAccount()
        const { book, category } = yield* givenBookAndCategory
        yield* givenExpense(book, category)
        yield* givenBudget(book, null)
        yield* join(book, user.id, "owner")
        yield* books.remove(book.id)
        yield* books.insert(book)
        same(yield* stateOf(book.id), {
          book: Option.some(book),
          categories: [],
          expenses: [],
          budgets: [],
          spending: nothingSpent
        })
        same(yield* books.ofUser(user.id), [])
      })
    ),
    promise(
      "removing a book leaves every other book and its members as they were",
      Effect.gen(function* () {
        const { books } = yield* ports("books")
        const { user } = yield* givenAccount()
        const kept = yield* givenBookAndCategory
        const removed = yield* givenBookAndCategory
        for (const { book, category } of [kept, removed]) {
          yield* givenExpense(book, category)
          yield* givenBudget(book, category)
          yield* join(book, user.id, "owner")
        }
        const before = yield* stateOf(kept.book.id)
        yield* books.remove(removed.book.id)
        same(yield* stateOf(kept.book.id), before)
        same(yield* books.ofUser(user.id), [{ book: kept.book, role: "owner" }])
      })
    ),
    promise(
      "nothing can be stored in a book that is not there",
      Effect.gen(function* () {
        const { books } = yield* ports("books")
        const { book, category } = yield* givenBookAndCategory
        yield* books.remove(book.id)
        yield* fails(givenCategory(book))
        yield* fails(givenExpense(book, category))
        yield* fails(givenBudget(book, null))
        yield* books.insert(book)
        same((yield* stateOf(book.id)).categories, [])
      })
    )
  ]
})
