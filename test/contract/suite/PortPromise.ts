/**
 * A promise of the ports as plain data: a sentence, and an effect that breaks where a store does not keep it. So it can
 * be registered with a test runner, run by a program, or run against a store that is known to be broken.
 */
import { IdempotencyStore, type IdGenerator, IdGenerators, RefreshSessions, Transactor } from "@outlay/application"
import {
  BookRepository,
  BudgetRepository,
  CategoryRepository,
  ExpenseRepository,
  SpendingReader,
  UserRepository
} from "@outlay/domain"
import { Effect } from "effect"
import type { RateLimiter } from "effect/persistence"

/** Every port that a store gives. */
export type Ports =
  | BookRepository
  | BudgetRepository
  | CategoryRepository
  | ExpenseRepository
  | IdempotencyStore
  | RefreshSessions
  | SpendingReader
  | Transactor
  | UserRepository

/** The ports, and where limits are counted by Effect's RateLimiter. */
export type Store = Ports | RateLimiter.RateLimiterStore

export interface PortPromise<R = Ports> {
  readonly name: string
  readonly run: Effect.Effect<void, unknown, R>
}

/** The promises of one port, or of what several have in common. */
export interface Section<R = Ports> {
  readonly about: string
  readonly promises: ReadonlyArray<PortPromise<R>>
}

/** Each promise makes books and users of its own, with new ids, so that all can share one store. */
export const promise = <R>(
  name: string,
  body: Effect.Effect<void, unknown, R>
): PortPromise<Exclude<R, IdGenerator>> => ({
  name,
  run: Effect.provide(body, IdGenerators.layer)
})

/** All ports of the store under test. */
export const ports = Effect.all({
  books: BookRepository,
  budgets: BudgetRepository,
  categories: CategoryRepository,
  expenses: ExpenseRepository,
  idempotency: IdempotencyStore,
  sessions: RefreshSessions,
  spending: SpendingReader,
  transactor: Transactor,
  users: UserRepository
})
