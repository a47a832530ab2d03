/**
 * What promises are told with. `newX` makes a valid entity with a new id, `givenX` stores it as well. Whatever a
 * promise is not about has a default.
 */
import { IdGenerator } from "@outlay/application"
import {
  type Account,
  Book,
  BookId,
  Budget,
  BudgetId,
  CalendarDate,
  Category,
  categoryFields,
  CategoryId,
  CurrencyCode,
  Email,
  Expense,
  ExpenseId,
  Money,
  PasswordHash,
  TimeZone,
  User,
  UserId
} from "@outlay/domain"
import { DateTime, Effect, Schema } from "effect"
import { ports } from "./ports.ts"

export const eur = CurrencyCode.make("EUR")
export const usd = CurrencyCode.make("USD")
export const vienna = TimeZone.make("Europe/Vienna")

export const day = (text: string): CalendarDate => CalendarDate.make(text)

/** An instant with milliseconds, `offset` milliseconds after the one at which all entities are made. */
export const instant = (offset = 0): DateTime.Utc => DateTime.makeUnsafe(1_767_225_600_123 + offset)

/** A name as it is stored when someone writes it like this. */
export const named = Schema.decodeUnknownSync(categoryFields.name)

export const nextId: Effect.Effect<string, never, IdGenerator> = Effect.flatMap(IdGenerator, (ids) => ids.next)

const revision = { createdAt: instant(), updatedAt: instant(), version: 1 }

export const newBook = Effect.fnUntraced(function* (fields: Partial<Book> = {}) {
  return Book.make({ id: BookId.make(yield* nextId), currency: eur, timeZone: vienna, ...revision, ...fields })
})

export const givenBook = Effect.fnUntraced(function* (fields: Partial<Book> = {}) {
  const book = yield* newBook(fields)
  yield* (yield* ports("books")).books.insert(book)
  return book
})

export const newCategory = Effect.fnUntraced(function* (book: Book, fields: Partial<Category> = {}) {
  const id = CategoryId.make(yield* nextId)
  const said = { name: id, description: null, color: "#3182ce", icon: null, isDefault: false }
  return Category.make({ id, bookId: book.id, ...said, ...revision, ...fields })
})

export const givenCategory = Effect.fnUntraced(function* (book: Book, fields: Partial<Category> = {}) {
  const category = yield* newCategory(book, fields)
  yield* (yield* ports("categories")).categories.insert(book.id, [category])
  return category
})

/** A book with one category: what most promises begin with. */
export const givenBookAndCategory = Effect.gen(function* () {
  const book = yield* givenBook()
  return { book, category: yield* givenCategory(book) }
})

/** Recorded by a user whom the store does not know: embedders have users of their own. */
export const newExpense = Effect.fnUntraced(function* (
  book: Book,
  category: { readonly id: CategoryId },
  { minor = 1250n, ...fields }: Partial<Expense> & { readonly minor?: bigint } = {}
) {
  return Expense.make({
    id: ExpenseId.make(yield* nextId),
    bookId: book.id,
    recordedBy: UserId.make(yield* nextId),
    categoryId: category.id,
    amount: Money.of(minor, book.currency),
    date: day("2026-01-15"),
    description: null,
    paymentMethod: null,
    tags: [],
    notes: null,
    receiptUrl: null,
    ...revision,
    ...fields
  })
})

export const givenExpense = Effect.fnUntraced(function* (...args: Parameters<typeof newExpense>) {
  const expense = yield* newExpense(...args)
  yield* (yield* ports("expenses")).expenses.insert(args[0].id, expense)
  return expense
})

export const newBudget = Effect.fnUntraced(function* (
  book: Book,
  category: { readonly id: CategoryId } | null,
  fields: Partial<Budget> = {}
) {
  return Budget.make({
    id: BudgetId.make(yield* nextId),
    bookId: book.id,
    categoryId: category?.id ?? null,
    amount: Money.of(50_000n, book.currency),
    period: "monthly",
    startDate: day("2026-01-01"),
    endDate: null,
    ...revision,
    ...fields
  })
})

export const givenBudget = Effect.fnUntraced(function* (...args: Parameters<typeof newBudget>) {
  const budget = yield* newBudget(...args)
  yield* (yield* ports("budgets")).budgets.insert(args[0].id, budget)
  return budget
})

export const email = Schema.decodeUnknownSync(Email)

/** The password hash of an account that nobody has given another one. */
export const hashOf = (id: UserId): PasswordHash => PasswordHash.make(`hash of ${id}`)

export const newAccount = Effect.fnUntraced(function* (fields: Partial<User> = {}) {
  const id = UserId.make(yield* nextId)
  const said = { email: email(`${id}@example.com`), username: id, fullName: null, isActive: true, isVerified: false }
  const account: Account = {
    user: User.make({ id, ...said, ...revision, ...fields }),
    passwordHash: hashOf(id)
  }
  return account
})

export const givenAccount = Effect.fnUntraced(function* (fields: Partial<User> = {}) {
  const account = yield* newAccount(fields)
  yield* (yield* ports("users")).users.insert(account)
  return account
})
