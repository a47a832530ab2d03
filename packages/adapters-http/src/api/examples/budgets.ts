/** A budget for groceries, and how it stands on the last day of November. */
import { ids, times } from "./accounts.ts"

const groceries = {
  category_id: ids.groceries,
  amount: "400.00",
  period: "monthly",
  start_date: "2026-11-01",
  end_date: null
}
const stored = { id: ids.budget, ...groceries, ...times }
const status = {
  budget_id: ids.budget,
  category_id: ids.groceries,
  period: "monthly",
  period_start: "2026-11-01",
  period_end: "2026-11-30",
  amount: "400.00",
  spent: "330.00",
  remaining: "70.00",
  percentage: 82.5,
  state: "warning",
  projected: "330.00"
}

export const budgets = {
  NewBudget: { whole: groceries, shortest: { amount: "1500.00", start_date: "2026-11-01" } },
  BudgetChanges: { changes: { amount: "450.00", end_date: "2027-10-31" } },
  Budget: { groceries: stored },
  BudgetList: { list: { total: 1, items: [stored] } },
  BudgetStatus: { groceries: status },
  BudgetStatusList: { list: { total: 1, items: [status] } }
}
