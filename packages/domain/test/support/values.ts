/** Short ways to write down values of the domain. Each is checked: a wrong one throws. */
import {
  BookId,
  Budget,
  BudgetId,
  CalendarDate,
  CategoryId,
  CurrencyCode,
  Expense,
  ExpenseId,
  Money,
  UserId
} from "@outlay/domain"
import { DateTime } from "effect"

export const currencyCode = (code: string) => CurrencyCode.make(code)
export const day = (text: string) => CalendarDate.make(text)
export const at = (instant: string) => DateTime.makeUnsafe(instant)

const uuid = (kind: string, n: number) => `00000000-0000-7000-8${kind}-${n.toString(16).padStart(12, "0")}`

export const expenseId = (n: number) => ExpenseId.make(uuid("001", n))
export const categoryId = (n: number) => CategoryId.make(uuid("002", n))
export const budgetId = (n: number) => BudgetId.make(uuid("003", n))
export const userId = (n: number) => UserId.make(uuid("004", n))
export const bookId = (n: number) => BookId.make(uuid("005", n))

export const created = at("2026-01-01T00:00:00.000Z")
export const later = at("2026-06-15T12:30:00.000Z")

const usd = currencyCode("USD")

type Given<A> = { readonly [K in keyof A]?: A[K] }

export const anExpense = (given: Given<Expense> = {}): Expense =>
  Expense.make({
    id: expenseId(1),
    bookId: bookId(1),
    recordedBy: userId(1),
    categoryId: categoryId(1),
    amount: Money.of(1250n, usd),
    date: day("2026-03-14"),
    description: "Lunch",
    paymentMethod: "card",
    tags: ["work", "food"],
    notes: null,
    receiptUrl: null,
    createdAt: created,
    updatedAt: created,
    version: 1,
    ...given
  })

export const aBudget = (given: Given<Budget> = {}): Budget =>
  Budget.make({
    id: budgetId(1),
    bookId: bookId(1),
    categoryId: null,
    amount: Money.of(100_00n, usd),
    period: "monthly",
    startDate: day("2026-01-31"),
    endDate: null,
    createdAt: created,
    updatedAt: created,
    version: 1,
    ...given
  })
