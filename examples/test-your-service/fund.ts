/** What each test begins with: a book in memory, a budget of 20.00 a month, and an office manager who may buy. */
import * as Memory from "@outlay/adapters-memory"
import { type Actor, createBudget, createCategory, IdGenerators, openBook } from "@outlay/application"
import { BudgetDraft, CalendarDate, CategoryDraft, CurrencyCode, Money, TimeZone, UserId } from "@outlay/domain"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"

/** Every port. Each test that provides it has a store of its own. */
export const ports = Layer.merge(Memory.layer, IdGenerators.layer)

export const morningOf = (date: string) => TestClock.setTime(Date.parse(`${date}T09:00:00Z`))

export const fund = Effect.gen(function* () {
  yield* morningOf("2026-03-30")
  const book = yield* openBook({ currency: CurrencyCode.make("EUR"), timeZone: TimeZone.make("Europe/Vienna") })
  const actor: Actor = { userId: UserId.make("01900000-0000-7000-8000-000000000001"), book, role: "owner" }
  const startDate = CalendarDate.make("2026-01-01")
  yield* createBudget(actor, BudgetDraft.make({ amount: Money.of(20_00n, book.currency), startDate }))
  const coffee = yield* createCategory(actor, CategoryDraft.make({ name: "Coffee" }))
  return { actor, coffee: coffee.id }
})
