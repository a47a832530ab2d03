/** A store that is broken in one way, and the promises that must not go through on it. */
import { IdempotencyStore, RefreshSessions, Transactor } from "@outlay/application"
import {
  BookRepository,
  BudgetRepository,
  CategoryRepository,
  ExpenseRepository,
  SpendingReader,
  UserRepository
} from "@outlay/domain"
import { Effect } from "effect"
import { RateLimiter } from "effect/persistence"
import type { Port } from "@outlay/testing"

/** Runs an effect on a broken store. */
export type Inject = (run: Effect.Effect<void, unknown, Port>) => Effect.Effect<void, unknown, Port>

export interface Fault {
  readonly what: string
  readonly inject: Inject
  /** Where the promise is told, and how it begins. */
  readonly breaks: ReadonlyArray<readonly [about: string, name: string]>
}

export const fault = (what: string, inject: Inject, ...breaks: Fault["breaks"]): Fault => ({ what, inject, breaks })

/** A part of a port, in the place of what a store that is whole does. */
type Change<S> = (real: S) => Partial<S>

export const books = (change: Change<BookRepository["Service"]>): Inject =>
  Effect.updateService(BookRepository, (real) => ({ ...real, ...change(real) }))

export const budgets = (change: Change<BudgetRepository["Service"]>): Inject =>
  Effect.updateService(BudgetRepository, (real) => ({ ...real, ...change(real) }))

export const categories = (change: Change<CategoryRepository["Service"]>): Inject =>
  Effect.updateService(CategoryRepository, (real) => ({ ...real, ...change(real) }))

export const expenses = (change: Change<ExpenseRepository["Service"]>): Inject =>
  Effect.updateService(ExpenseRepository, (real) => ({ ...real, ...change(real) }))

export const idempotency = (change: Change<IdempotencyStore["Service"]>): Inject =>
  Effect.updateService(IdempotencyStore, (real) => ({ ...real, ...change(real) }))

export const limits = (change: Change<RateLimiter.RateLimiterStore["Service"]>): Inject =>
  Effect.updateService(RateLimiter.RateLimiterStore, (real) => ({ ...real, ...change(real) }))

export const sessions = (change: Change<RefreshSessions["Service"]>): Inject =>
  Effect.updateService(RefreshSessions, (real) => ({ ...real, ...change(real) }))

export const spending = (change: Change<SpendingReader["Service"]>): Inject =>
  Effect.updateService(SpendingReader, (real) => ({ ...real, ...change(real) }))

export const transactor = (change: Change<Transactor["Service"]>): Inject =>
  Effect.updateService(Transactor, (real) => ({ ...real, ...change(real) }))

export const users = (change: Change<UserRepository["Service"]>): Inject =>
  Effect.updateService(UserRepository, (real) => ({ ...real, ...change(real) }))
