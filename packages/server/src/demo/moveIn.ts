/** Registers the demonstration household and records what it has spent. */
import { type Actor, createBudget, IdGenerator, listCategories, register } from "@outlay/application"
import {
  addMonths,
  CurrencyCode,
  dateOf,
  Email,
  Expense,
  ExpenseId,
  ExpenseRepository,
  monthOf,
  TimeZone,
  today,
  yearOf
} from "@outlay/domain"
import { DateTime, Effect, Redacted } from "effect"
import { StartFailed } from "../config/StartFailed.ts"
import { householdBudgets, householdExpenses } from "./household.ts"

/** How the household signs in. */
export const login = { email: "demo@outlay.example", password: "demo household" }

const chunkSize = 500

/** Records the last `months` months up to today; tells how many expenses that were. */
export const moveIn = Effect.fn("moveIn")(function* (months: number) {
  const timeZone = TimeZone.make("Europe/Vienna")
  const currency = CurrencyCode.make("EUR")
  const { user, book } = yield* register({
    email: Email.make(login.email),
    username: "demo",
    password: Redacted.make(login.password),
    fullName: "The Demo Household",
    currency,
    timeZone
  }).pipe(
    Effect.catchTag(["EmailTaken", "UsernameTaken"], () =>
      Effect.fail(new StartFailed({ message: `the demo household is there already: sign in as ${login.email}` }))
    )
  )
  const actor: Actor = { userId: user.id, book, role: "owner" }
  const ledger = { categories: yield* listCategories(actor), currency }
  const end = yield* today(timeZone)
  const monthStart = dateOf(yearOf(end), monthOf(end), 1)
  const start = addMonths(monthStart, 1 - months)

  const ids = yield* IdGenerator
  const now = yield* DateTime.now
  const expenses = yield* Effect.forEach(householdExpenses(ledger, { start, end }), (draft) =>
    Effect.map(ids.next, (id) =>
      Expense.make({
        ...draft,
        id: ExpenseId.make(id),
        bookId: book.id,
        recordedBy: user.id,
        createdAt: now,
        updatedAt: now,
        version: 1
      })
    )
  )
  const repository = yield* ExpenseRepository
  for (let from = 0; from < expenses.length; from += chunkSize) {
    yield* repository.insertMany(book.id, expenses.slice(from, from + chunkSize))
  }
  yield* Effect.forEach(householdBudgets(ledger, start), (draft) => createBudget(actor, draft), { discard: true })
  return expenses.length
})
