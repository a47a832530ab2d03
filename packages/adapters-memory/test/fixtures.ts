/** A book with two categories, and expenses for it, for the tests of this package. */
import { Transactor } from "@outlay/application"
import {
  type Account,
  Book,
  BookId,
  BookRepository,
  CalendarDate,
  Category,
  CategoryId,
  CategoryRepository,
  CurrencyCode,
  Email,
  Expense,
  ExpenseId,
  expenseQuery,
  ExpenseRepository,
  Money,
  PasswordHash,
  TimeZone,
  User,
  UserId
} from "@outlay/domain"
import { DateTime, Effect } from "effect"

export const uuid = (n: number): string => `00000000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`

export const eur = CurrencyCode.make("EUR")
const epoch = { createdAt: DateTime.makeUnsafe(0), updatedAt: DateTime.makeUnsafe(0), version: 1 }

export const book = Book.make({ id: BookId.make(uuid(1)), currency: eur, timeZone: TimeZone.make("UTC"), ...epoch })
export const userId = UserId.make(uuid(2))

const category = (n: number, name: string) =>
  Category.make({
    id: CategoryId.make(uuid(n)),
    bookId: book.id,
    name,
    description: null,
    color: "#000000",
    icon: null,
    isDefault: false,
    ...epoch
  })

export const food = category(3, "Food")
export const travel = category(4, "Travel")

export const expense = (n: number, fields: Partial<Pick<Expense, "amount" | "categoryId" | "date">> = {}): Expense =>
  Expense.make(
    {
      id: ExpenseId.make(uuid(1000 + n)),
      bookId: book.id,
      recordedBy: userId,
      categoryId: food.id,
      amount: Money.of(100n, eur),
      date: CalendarDate.make("2026-01-01"),
      description: null,
      paymentMethod: null,
      tags: [],
      notes: null,
      receiptUrl: null,
      ...epoch,
      ...fields
    },
    { disableChecks: true }
  )

export const account: Account = {
  user: User.make({
    id: userId,
    email: Email.make("ada@example.com"),
    username: "ada",
    fullName: null,
    isActive: true,
    isVerified: false,
    ...epoch
  }),
  passwordHash: PasswordHash.make("hash")
}

export const openBook = Effect.gen(function* () {
  yield* (yield* BookRepository).insert(book)
  yield* (yield* CategoryRepository).insert(book.id, [food, travel])
})

export const insert = (n: number) => ExpenseRepository.use((expenses) => expenses.insert(book.id, expense(n)))

/** How many expenses a reader sees. */
export const countExpenses = ExpenseRepository.use((expenses) =>
  Effect.map(expenses.list(book.id, expenseQuery()), ({ total }) => total)
)

export const transaction = <A, E, R>(effect: Effect.Effect<A, E, R>) => Transactor.use((it) => it.run(effect))

/** Lets all other fibers go on as far as they can. */
export const settle = Effect.yieldNow.pipe(Effect.repeat({ times: 20 }))
