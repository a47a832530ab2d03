/** What a test begins with: categories, expenses and budgets of somebody. */
import { bodyOf, type Client } from "./Client.ts"
import type { Budget, Category, Expense } from "./Shapes.ts"

export const givenCategory = (who: Client, name: string, fields: object = {}): Promise<Category> =>
  bodyOf(201, who.post<Category>("/categories", { name, ...fields }))

export const givenExpense = (who: Client, fields: object): Promise<Expense> =>
  bodyOf(201, who.post<Expense>("/expenses", { date: "2026-03-15", ...fields }))

export const givenBudget = (who: Client, fields: object): Promise<Budget> =>
  bodyOf(201, who.post<Budget>("/budgets", { amount: "100.00", start_date: "2026-01-01", ...fields }))
