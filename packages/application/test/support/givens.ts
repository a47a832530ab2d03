/** What there is at the beginning of a test, made by way of the use cases. */
import {
  type Actor,
  type BookSettings,
  createBudget,
  createCategory,
  openBook,
  recordExpense
} from "@outlay/application"
import { type Book, BudgetDraft, CategoryDraft, ExpenseDraft, type Role } from "@outlay/domain"
import { DateTime, Effect } from "effect"
import { TestClock } from "effect/testing"
import { day, eur, euro, somebody, utc } from "./values.ts"

export const actorIn = (book: Book, role: Role = "owner"): Actor => ({ userId: somebody, book, role })

/** The owner of a new book. */
export const givenActor = (settings: Partial<BookSettings> = {}) =>
  Effect.map(openBook({ currency: eur, timeZone: utc, ...settings }), (book) => actorIn(book))

type Fields<S extends { readonly "~type.make.in": unknown }> = Partial<S["~type.make.in"]>

export const givenCategory = (actor: Actor, name: string) => createCategory(actor, CategoryDraft.make({ name }))

/** An expense of 12.50, in a category of its own unless told otherwise. */
export const givenExpense = Effect.fnUntraced(function* (actor: Actor, fields: Fields<typeof ExpenseDraft> = {}) {
  const categoryId = fields.categoryId ?? (yield* givenCategory(actor, "Lunch")).id
  return yield* recordExpense(
    actor,
    ExpenseDraft.make({ amount: euro(12_50n), date: day("2026-03-14"), ...fields, categoryId })
  )
})

/** A budget of 100.00 a month for all spending, from 2026 on. */
export const givenBudget = (actor: Actor, fields: Fields<typeof BudgetDraft> = {}) =>
  createBudget(actor, BudgetDraft.make({ amount: euro(100_00n), startDate: day("2026-01-01"), ...fields }))

/** Sets the clock; gives the moment. */
export const givenTime = (instant: string) =>
  Effect.as(TestClock.setTime(Date.parse(instant)), DateTime.makeUnsafe(instant))
