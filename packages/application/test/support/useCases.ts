/** Every use case that is about an actor's book, with what it needs permission for: a table to run tests over. */
import * as Application from "@outlay/application"
import type { Actor, Permission } from "@outlay/application"
import {
  type BookRepository,
  type BudgetId,
  type BudgetRepository,
  type CategoryId,
  type CategoryRepository,
  BudgetDraft,
  CategoryDraft,
  ExpenseDraft,
  type ExpenseId,
  type ExpenseRepository,
  expenseQuery,
  type SpendingReader,
  utc
} from "@outlay/domain"
import { Effect } from "effect"
import { givenBudget, givenCategory, givenExpense } from "./givens.ts"
import { day, euro } from "./values.ts"

export type Ports =
  | Application.IdGenerator
  | BookRepository
  | BudgetRepository
  | CategoryRepository
  | ExpenseRepository
  | SpendingReader

/** What there is in a book that a use case can be tried on. */
export interface Content {
  readonly expense: ExpenseId
  readonly budget: BudgetId
  /** Has nothing in it. */
  readonly category: CategoryId
  readonly other: CategoryId
}

export const givenContent = Effect.fnUntraced(function* (actor: Actor) {
  const content: Content = {
    expense: (yield* givenExpense(actor)).id,
    budget: (yield* givenBudget(actor)).id,
    category: (yield* givenCategory(actor, "Empty")).id,
    other: (yield* givenCategory(actor, "Empty too")).id
  }
  return content
})

export interface UseCase {
  readonly name: string
  readonly permission: Permission
  readonly run: (actor: Actor, content: Content) => Effect.Effect<unknown, unknown, Ports>
}

const march = day("2026-03-14")
const expense = (categoryId: CategoryId) => ExpenseDraft.make({ categoryId, amount: euro(1n), date: march })
const budget = BudgetDraft.make({ amount: euro(1n), startDate: march, period: "weekly" })

type Run = UseCase["run"]

const reading: Readonly<Record<string, Run>> = {
  getExpense: (actor, it) => Application.getExpense(actor, it.expense),
  listExpenses: (actor) => Application.listExpenses(actor, expenseQuery()),
  getCategory: (actor, it) => Application.getCategory(actor, it.category),
  listCategories: (actor) => Application.listCategories(actor),
  getBudget: (actor, it) => Application.getBudget(actor, it.budget),
  listBudgets: (actor) => Application.listBudgets(actor),
  getBudgetStatus: (actor, it) => Application.getBudgetStatus(actor, it.budget, march),
  listBudgetStatuses: (actor) => Application.listBudgetStatuses(actor, march),
  getMonthlyReport: (actor) => Application.getMonthlyReport(actor, 2026, 3),
  getYearlyReport: (actor) => Application.getYearlyReport(actor, 2026),
  getBreakdown: (actor) => Application.getBreakdown(actor),
  getTrends: (actor) => Application.getTrends(actor, 12)
}

const writing: Readonly<Record<string, Run>> = {
  recordExpense: (actor, it) => Application.recordExpense(actor, expense(it.category)),
  changeExpense: (actor, it) => Application.changeExpense(actor, it.expense, { notes: "changed" }),
  removeExpense: (actor, it) => Application.removeExpense(actor, it.expense),
  createCategory: (actor) => Application.createCategory(actor, CategoryDraft.make({ name: "New" })),
  changeCategory: (actor, it) => Application.changeCategory(actor, it.category, { name: "Changed" }),
  removeCategory: (actor, it) => Application.removeCategory(actor, it.category),
  mergeCategory: (actor, it) => Application.mergeCategory(actor, it.category, it.other),
  createBudget: (actor) => Application.createBudget(actor, budget),
  changeBudget: (actor, it) => Application.changeBudget(actor, it.budget, { amount: euro(2n) }),
  removeBudget: (actor, it) => Application.removeBudget(actor, it.budget)
}

const managing: Readonly<Record<string, Run>> = {
  changeBook: (actor) => Application.changeBook(actor, { timeZone: utc }),
  removeBook: (actor) => Application.removeBook(actor)
}

const table = (permission: Permission, runs: Readonly<Record<string, Run>>) =>
  Object.entries(runs).map(([name, run]): UseCase => ({ name, permission, run }))

export const useCases: ReadonlyArray<UseCase> = [
  ...table("read", reading),
  ...table("write", writing),
  ...table("manage", managing)
]

/** What else the application has to offer in functions: parts of use cases, and what is not about an actor's book. */
const otherwise = [
  "authenticate",
  "changeProfile",
  "createOutlay",
  "deleteAccount",
  "forgetExpired",
  "getProfile",
  "ifVersion",
  "login",
  "logout",
  "mayManage",
  "mayRead",
  "mayWrite",
  "needsProof",
  "newCategory",
  "once",
  "openBook",
  "orThrow",
  "profileOf",
  "reauthenticate",
  "refresh",
  "register"
]

/** The functions that the application exports and the table does not know. */
export const missing = Object.entries(Application)
  .filter(([name, value]) => typeof value === "function" && /^[a-z]/.test(name))
  .map(([name]) => name)
  .filter((name) => !otherwise.includes(name) && !useCases.some((useCase) => useCase.name === name))
