/**
 * A promise of the ports as plain data: a sentence, and an effect that breaks where a store does not keep it. So it can
 * be registered with a test runner, run by a program, or run against a store that is known to be broken.
 */
import { type IdGenerator, IdGenerators, RefreshSessions, Transactor } from "@outlay/application"
import {
  BookRepository,
  BudgetRepository,
  CategoryRepository,
  ExpenseRepository,
  SpendingReader,
  UserRepository
} from "@outlay/domain"
import { Effect } from "effect"

/** Every port that a store gives. */
export type Ports =
  | BookRepository
  | BudgetRepository
  | CategoryRepository
  | ExpenseRepository
  | RefreshSessions
  | SpendingReader
  | Transactor
  | UserRepository

export interface PortPromise {
  readonly name: string
  readonly run: Effect.Effect<void, unknown, Ports>
}

/** The promises of one port, or of what several have in common. */
export interface Section {
  readonly about: string
  readonly promises: ReadonlyArray<PortPromise>
}

/** Each promise makes books and users of its own, with new ids, so that all can share one store. */
export const promise = (name: string, body: Effect.Effect<void, unknown, Ports | IdGenerator>): PortPromise => ({
  name,
  run: Effect.provide(body, IdGenerators.layer)
})

/** All ports of the store under test. */
export const ports = Effect.all({
  books: BookRepository,
  budgets: BudgetRepository,
  categories: CategoryRepository,
  expenses: ExpenseRepository,
  sessions: RefreshSessions,
  spending: SpendingReader,
  transactor: Transactor,
  users: UserRepository
})
