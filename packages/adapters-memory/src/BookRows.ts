/**
 * What one book owns. Rows go in and out through the functions below and no other way: they keep the names and the
 * spending in step with the rows. Whether a row may be there at all is the business of `Constraints.ts`.
 */
import {
  type Budget,
  type BudgetId,
  type Category,
  type CategoryId,
  caseKey,
  type Expense,
  type ExpenseId
} from "@outlay/domain"
import { type DateTime, HashMap, Option } from "effect"
import { add, noRollup, type Rollup, subtract } from "./Rollup.ts"

export interface BookRows {
  readonly categories: HashMap.HashMap<CategoryId, Category>
  /** Whose a name is, by its case key. */
  readonly names: HashMap.HashMap<string, CategoryId>
  readonly expenses: HashMap.HashMap<ExpenseId, Expense>
  readonly spending: Rollup
  readonly budgets: HashMap.HashMap<BudgetId, Budget>
  /** What was answered to requests that may be repeated, by user and key. */
  readonly answers: HashMap.HashMap<string, AnswerRow>
}

export interface AnswerRow {
  readonly fingerprint: string
  readonly answer: string
  readonly until: DateTime.Utc
}

export const noRows: BookRows = {
  categories: HashMap.empty(),
  names: HashMap.empty(),
  expenses: HashMap.empty(),
  spending: noRollup,
  budgets: HashMap.empty(),
  answers: HashMap.empty()
}

/** Adds a category, or puts it in the place of the one with its id. */
export const putCategory = (rows: BookRows, category: Category): BookRows => ({
  ...rows,
  categories: HashMap.set(rows.categories, category.id, category),
  names: HashMap.set(
    Option.match(HashMap.get(rows.categories, category.id), {
      onNone: () => rows.names,
      onSome: (before) => HashMap.remove(rows.names, caseKey(before.name))
    }),
    caseKey(category.name),
    category.id
  )
})

export const dropCategory = (rows: BookRows, category: Category): BookRows => ({
  ...rows,
  categories: HashMap.remove(rows.categories, category.id),
  names: HashMap.remove(rows.names, caseKey(category.name))
})

/** Adds an expense, or puts it in the place of the one with its id. */
export const putExpense = (rows: BookRows, expense: Expense): BookRows => ({
  ...rows,
  expenses: HashMap.set(rows.expenses, expense.id, expense),
  spending: add(
    Option.match(HashMap.get(rows.expenses, expense.id), {
      onNone: () => rows.spending,
      onSome: (before) => subtract(rows.spending, before)
    }),
    expense
  )
})

export const dropExpense = (rows: BookRows, expense: Expense): BookRows => ({
  ...rows,
  expenses: HashMap.remove(rows.expenses, expense.id),
  spending: subtract(rows.spending, expense)
})

/** Adds a budget, or puts it in the place of the one with its id. */
export const putBudget = (rows: BookRows, budget: Budget): BookRows => ({
  ...rows,
  budgets: HashMap.set(rows.budgets, budget.id, budget)
})

export const dropBudget = (rows: BookRows, budget: Budget): BookRows => ({
  ...rows,
  budgets: HashMap.remove(rows.budgets, budget.id)
})
