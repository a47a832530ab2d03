/** A refusal of a port that is caught within a transaction is told as outside of one, and undoes nothing else. */
import {
  BookNotFound,
  BudgetNotFound,
  BudgetOverlap,
  CategoryInUse,
  CategoryNameTaken,
  CategoryNotFound,
  CurrencyInUse,
  CurrencyMismatch,
  EmailTaken,
  ExpenseNotFound,
  Money,
  reviseBook,
  reviseBudget,
  reviseCategory,
  reviseExpense,
  UsernameTaken,
  VersionMismatch
} from "@outlay/domain"
import { Effect, Result } from "effect"
import { refuses, same } from "../assertions.ts"
import {
  eur,
  givenAccount,
  givenBook,
  givenBookAndCategory,
  givenBudget,
  givenCategory,
  givenExpense,
  instant,
  newAccount,
  newBudget,
  newCategory,
  newExpense,
  usd
} from "../builders.ts"
import { promise, section } from "../PortPromise.ts"
import { ports } from "../ports.ts"
import { checkBook, stateOf } from "../state.ts"

/** A book in which everything can be refused, and the ids of another one. */
const given = Effect.gen(function* () {
  const { book, category } = yield* givenBookAndCategory
  const other = yield* givenCategory(book)
  const expense = yield* givenExpense(book, category)
  const budget = yield* givenBudget(book, category)
  const elsewhere = yield* givenBookAndCategory
  return { book, budget, category, elsewhere, expense, other, overlapping: yield* givenBudget(book, other) }
})

const afterwards = Effect.fnUntraced(function* <R>(
  it: Effect.Success<typeof given>,
  refusals: Effect.Effect<void, unknown, R>
) {
  const { expenses, transactor } = yield* ports("expenses", "transactor")
  const before = yield* stateOf(it.book.id)
  const first = yield* newExpense(it.book, it.category)
  const last = yield* newExpense(it.book, it.other)
  yield* transactor.run(
    Effect.gen(function* () {
      yield* expenses.insert(it.book.id, first)
      yield* refusals
      yield* expenses.insert(it.book.id, last)
    })
  )
  const after = yield* checkBook(it.book.id)
  same(after.categories, before.categories)
  same(after.budgets, before.budgets)
  same(after.expenses, [...before.expenses, first, last])
})

export const refusals = section({
  about: "refusals within a transaction",
  needs: ["books", "categories", "expenses", "budgets", "transactor"],
  promises: [
    promise(
      "refusals of expenses",
      Effect.gen(function* () {
        const it = yield* given
        const { book, category, elsewhere, expense } = it
        const { expenses } = yield* ports("expenses")
        const homeless = yield* newExpense(book, elsewhere.category)
        const foreign = yield* newExpense(book, category, { amount: Money.of(1n, usd) })
        const noCategory = new CategoryNotFound({ id: elsewhere.category.id })
        const noCurrency = new CurrencyMismatch({ currency: usd })
        const toHomeless = { categoryId: elsewhere.category.id }
        yield* afterwards(
          it,
          Effect.gen(function* () {
            yield* refuses(expenses.insert(book.id, homeless), noCategory)
            yield* refuses(expenses.insertMany(book.id, [foreign, foreign]), noCurrency)
            const change = expenses.modify(book.id, expense.id, (it) =>
              Result.succeed(reviseExpense(it, toHomeless, instant(1)))
            )
            yield* refuses(change, noCategory)
            const mismatch = new VersionMismatch({ expected: 9, actual: 1 })
            yield* refuses(expenses.remove(book.id, expense.id, { version: 9 }), mismatch)
            const missing = new ExpenseNotFound({ id: expense.id })
            yield* refuses(expenses.remove(elsewhere.book.id, expense.id), missing)
          })
        )
      })
    ),
    promise(
      "refusals of categories",
      Effect.gen(function* () {
        const it = yield* given
        const { book, category, elsewhere, other } = it
        const { categories } = yield* ports("categories")
        const taken = yield* newCategory(book, { name: other.name })
        const noName = new CategoryNameTaken({ name: other.name })
        yield* afterwards(
          it,
          Effect.gen(function* () {
            yield* refuses(categories.insert(book.id, [taken]), noName)
            const rename = categories.modify(book.id, category.id, (it) =>
              Result.succeed(reviseCategory(it, { name: other.name }, instant(1)))
            )
            yield* refuses(rename, noName)
            yield* refuses(categories.remove(book.id, category.id), new CategoryInUse({ id: category.id }))
            yield* refuses(categories.merge(book.id, category.id, other.id), new BudgetOverlap())
            const missing = new CategoryNotFound({ id: elsewhere.category.id })
            yield* refuses(categories.merge(book.id, category.id, elsewhere.category.id), missing)
          })
        )
      })
    ),
    promise(
      "refusals of budgets and of the book",
      Effect.gen(function* () {
        const it = yield* given
        const { book, budget, category, elsewhere, other } = it
        const { books, budgets } = yield* ports("books", "budgets")
        const overlap = yield* newBudget(book, category)
        const homeless = yield* newBudget(book, elsewhere.category)
        yield* afterwards(
          it,
          Effect.gen(function* () {
            yield* refuses(budgets.insert(book.id, overlap), new BudgetOverlap())
            const missing = new CategoryNotFound({ id: elsewhere.category.id })
            yield* refuses(budgets.insert(book.id, homeless), missing)
            const change = budgets.modify(book.id, budget.id, (it) =>
              reviseBudget(it, { categoryId: other.id }, instant(1))
            )
            yield* refuses(change, new BudgetOverlap())
            const gone = new BudgetNotFound({ id: budget.id })
            yield* refuses(budgets.remove(elsewhere.book.id, budget.id), gone)
            const toUsd = books.modify(book.id, (it) => Result.succeed(reviseBook(it, { currency: usd }, instant(1))))
            yield* refuses(toUsd, new CurrencyInUse({ currency: eur }))
          })
        )
      })
    ),
    promise(
      "a book that is not there",
      Effect.gen(function* () {
        const it = yield* given
        const { books } = yield* ports("books")
        const gone = yield* givenBook()
        yield* books.remove(gone.id)
        yield* afterwards(it, refuses(books.remove(gone.id), new BookNotFound({ id: gone.id })))
      })
    )
  ]
})

export const refusalsOfUsers = section({
  about: "refusals within a transaction",
  needs: ["books", "categories", "expenses", "budgets", "transactor", "users"],
  promises: [
    promise(
      "refusals of users",
      Effect.gen(function* () {
        const it = yield* given
        const { users } = yield* ports("users")
        const { user } = yield* givenAccount()
        const sameEmail = yield* newAccount({ email: user.email })
        const sameName = yield* newAccount({ username: user.username })
        yield* afterwards(
          it,
          Effect.gen(function* () {
            yield* refuses(users.insert(sameEmail), new EmailTaken())
            yield* refuses(users.insert(sameName), new UsernameTaken())
          })
        )
      })
    )
  ]
})
