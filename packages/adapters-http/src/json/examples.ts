/** One example of each payload, by the identifier of its schema: for people who read the published contract. */

const ids = {
  user: "019ab3c4-5d6e-7f70-8123-456789abcdef",
  groceries: "019ab3c4-5d70-7a10-9b2c-0123456789ab",
  transport: "019ab3c4-5d70-7a11-8c3d-123456789abc",
  expense: "019ab3c8-1f20-7b42-a4e5-23456789abcd",
  budget: "019ab3c9-0a31-7c53-b5f6-3456789abcde"
}

const times = { created_at: "2026-11-22T06:03:11.123Z", updated_at: "2026-11-22T06:03:11.123Z" }

const credentials = { email: "zoe@example.com", password: "correct horse battery staple" }
const profile = {
  email: "zoe@example.com",
  username: "zoe",
  full_name: "Zoë Example",
  currency: "EUR",
  timezone: "Europe/Vienna"
}

const category = { name: "Groceries", description: "Food and household goods", color: "#38a169", icon: "🛒" }
const storedCategory = { id: ids.groceries, ...category, is_default: true, ...times }

const expense = {
  category_id: ids.groceries,
  amount: "12.50",
  date: "2026-11-21",
  description: "Weekly shopping",
  payment_method: "card",
  tags: ["market", "weekly"],
  notes: null,
  receipt_url: null
}
const storedExpense = { id: ids.expense, user_id: ids.user, currency: "EUR", ...expense, ...times }

const budget = {
  category_id: ids.groceries,
  amount: "400.00",
  period: "monthly",
  start_date: "2026-11-01",
  end_date: null
}
const storedBudget = { id: ids.budget, ...budget, ...times }
const budgetStatus = {
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
  projected: "450.00"
}

const categories = [
  {
    category_id: ids.groceries,
    name: "Groceries",
    color: "#38a169",
    icon: "🛒",
    total: "330.00",
    count: 12,
    percentage: 75
  },
  {
    category_id: ids.transport,
    name: "Transport",
    color: "#805ad5",
    icon: "🚌",
    total: "110.00",
    count: 4,
    percentage: 25
  }
]

const change = { amount: "40.00", percentage: 10 }
const totals = { currency: "EUR", total: "440.00", count: 16 }

export const examples: Readonly<Record<string, unknown>> = {
  Service: { name: "Outlay", version: "0.1.0", message: "API is running", docs: "/docs" },
  Health: { status: "ok" },

  Registration: { ...profile, password: credentials.password },
  Login: credentials,
  RefreshToken: { refresh_token: "x3VbqQ0f5m8kJ2wYt7RzN1cLhD4sPaGe6uKoXiBvE9A" },
  TokenPair: {
    access_token: "eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.e30.c2lnbmF0dXJl",
    refresh_token: "x3VbqQ0f5m8kJ2wYt7RzN1cLhD4sPaGe6uKoXiBvE9A",
    token_type: "bearer",
    expires_in: 1800
  },
  User: { id: ids.user, ...profile, is_active: true, is_verified: false, ...times },
  UserChanges: { full_name: "Zoë Sample", timezone: "Asia/Tokyo" },
  AccountDeletion: { current_password: credentials.password },

  NewCategory: category,
  CategoryChanges: { name: "Food", color: "#2f855a" },
  Category: storedCategory,
  CategoryList: { total: 1, items: [storedCategory] },

  NewExpense: expense,
  ExpenseChanges: { amount: "13.20", tags: ["market"] },
  Expense: storedExpense,
  ExpensePage: { total: 1, items: [storedExpense], page: 1, per_page: 20, next_cursor: null },

  NewBudget: budget,
  BudgetChanges: { amount: "450.00", end_date: "2027-10-31" },
  Budget: storedBudget,
  BudgetList: { total: 1, items: [storedBudget] },
  BudgetStatus: budgetStatus,
  BudgetStatusList: { total: 1, items: [budgetStatus] },

  MonthlyReport: {
    year: 2026,
    month: 11,
    ...totals,
    average: "27.50",
    daily_average: "14.67",
    categories,
    days: [{ date: "2026-11-01", total: "12.50", count: 1 }],
    previous: { year: 2026, month: 10, total: "400.00", count: 15 },
    change
  },
  YearlyReport: {
    year: 2026,
    ...totals,
    average: "27.50",
    monthly_average: "36.67",
    categories,
    months: [{ month: 11, total: "440.00", count: 16 }],
    previous: { year: 2025, total: "400.00", count: 15 },
    change
  },
  BreakdownReport: { start_date: "2026-11-01", end_date: "2026-11-30", ...totals, categories },
  TrendReport: {
    currency: "EUR",
    months: [
      { year: 2026, month: 10, total: "400.00", count: 15, change_percentage: null, moving_average: "133.33" },
      { year: 2026, month: 11, total: "440.00", count: 16, change_percentage: 10, moving_average: "280.00" }
    ],
    average: "420.00",
    median: "420.00",
    direction: "up"
  }
}
