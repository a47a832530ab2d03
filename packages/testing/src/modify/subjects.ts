/** Everything that can be modified, as subjects of the promises in `modify.ts`. */
import {
  BookId,
  BookNotFound,
  BudgetId,
  BudgetNotFound,
  CategoryId,
  CategoryNotFound,
  ExpenseId,
  ExpenseNotFound,
  Money,
  reviseBook,
  reviseBudget,
  reviseCategory,
  reviseExpense,
  reviseUser,
  TimeZone,
  UserId,
  UserNotFound
} from "@outlay/domain"
import { Effect, Result } from "effect"
import {
  eur,
  givenAccount,
  givenBook,
  givenBookAndCategory,
  givenBudget,
  givenExpense,
  instant,
  nextId
} from "../builders.ts"
import { section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { modifyPromises, type Subject } from "./modify.ts"

const zones = ["UTC", "Asia/Tokyo"].map((name) => TimeZone.make(name))

const bookSubject = Effect.gen(function* () {
  const { books } = yield* ports("books")
  const current = yield* givenBook()
  const id = BookId.make(yield* nextId)
  const subject: Subject<typeof current> = {
    current,
    get: books.get(current.id),
    modify: (f) => books.modify(current.id, f),
    // Nothing of a book can be counted but its versions.
    add: (it) => reviseBook(it, { timeZone: zones[it.version % 2] }, instant(it.version)),
    added: (it) => it.version - 1,
    ofMissing: [books.modify(id, Result.succeed), new BookNotFound({ id })]
  }
  return subject
})

const categorySubject = Effect.gen(function* () {
  const { categories } = yield* ports("categories")
  const { book, category: current } = yield* givenBookAndCategory
  const id = CategoryId.make(yield* nextId)
  const subject: Subject<typeof current> = {
    current,
    get: categories.get(book.id, current.id),
    modify: (f) => categories.modify(book.id, current.id, f),
    add: (it) => reviseCategory(it, { description: `${Number(it.description ?? 0) + 1}` }, instant(it.version)),
    added: (it) => Number(it.description ?? 0),
    ofMissing: [categories.modify(book.id, id, Result.succeed), new CategoryNotFound({ id })]
  }
  return subject
})

const expenseSubject = Effect.gen(function* () {
  const { expenses } = yield* ports("expenses")
  const { book, category } = yield* givenBookAndCategory
  const current = yield* givenExpense(book, category, { minor: 1n })
  const id = ExpenseId.make(yield* nextId)
  const subject: Subject<typeof current> = {
    current,
    get: expenses.get(book.id, current.id),
    modify: (f) => expenses.modify(book.id, current.id, f),
    add: (it) => reviseExpense(it, { amount: it.amount.plus(Money.of(1n, eur)) }, instant(it.version)),
    added: (it) => Number(it.amount.minor) - 1,
    ofMissing: [expenses.modify(book.id, id, Result.succeed), new ExpenseNotFound({ id })]
  }
  return subject
})

const budgetSubject = Effect.gen(function* () {
  const { budgets } = yield* ports("budgets")
  const book = yield* givenBook()
  const current = yield* givenBudget(book, null, { amount: Money.of(1n, eur) })
  const id = BudgetId.make(yield* nextId)
  const subject: Subject<typeof current> = {
    current,
    get: budgets.get(book.id, current.id),
    modify: (f) => budgets.modify(book.id, current.id, f),
    add: (it) =>
      Result.getOrThrow(reviseBudget(it, { amount: it.amount.plus(Money.of(1n, eur)) }, instant(it.version))),
    added: (it) => Number(it.amount.minor) - 1,
    ofMissing: [budgets.modify(book.id, id, Result.succeed), new BudgetNotFound({ id })]
  }
  return subject
})

const userSubject = Effect.gen(function* () {
  const { users } = yield* ports("users")
  const current = yield* givenAccount()
  const id = UserId.make(yield* nextId)
  const subject: Subject<typeof current> = {
    current,
    get: users.get(current.user.id),
    modify: (f) => users.modify(current.user.id, f),
    add: ({ passwordHash, user }) => ({
      passwordHash,
      user: reviseUser(user, { fullName: `${Number(user.fullName ?? 0) + 1}` }, instant(user.version))
    }),
    added: ({ user }) => Number(user.fullName ?? 0),
    ofMissing: [users.modify(id, Result.succeed), new UserNotFound({ id })]
  }
  return subject
})

const about = "modify"

export const modifications = [
  section({ about, needs: ["books"], promises: modifyPromises("a book", bookSubject) }),
  section({ about, needs: ["books", "categories"], promises: modifyPromises("a category", categorySubject) }),
  section({
    about,
    needs: ["books", "categories", "expenses"],
    promises: modifyPromises("an expense", expenseSubject)
  }),
  section({ about, needs: ["books", "budgets"], promises: modifyPromises("a budget", budgetSubject) }),
  section({ about, needs: ["users"], promises: modifyPromises("a user", userSubject) })
]
