/** An expense of a Saturday, and a page of the list that it is on. */
import { ids, times } from "./accounts.ts"

const market = {
  category_id: ids.groceries,
  amount: "12.50",
  date: "2026-11-21",
  description: "Weekly shopping",
  payment_method: "card",
  tags: ["market", "weekly"],
  notes: null,
  receipt_url: "https://receipts.example.com/2026/11/21/4711.pdf"
}
const stored = { id: ids.expense, user_id: ids.user, currency: "EUR", ...market, ...times }
const earlier = { ...stored, id: ids.earlierExpense, amount: "8.40", date: "2026-11-14", receipt_url: null }

/** Where a page that ends with the earlier expense goes on. */
export const cursor = `${earlier.date}.${earlier.id}.9c4e1f0a7b3d5268`

export const expenses = {
  NewExpense: {
    whole: market,
    shortest: { category_id: ids.groceries, amount: 12.5, date: market.date }
  },
  ExpenseChanges: { changes: { amount: "13.20", tags: ["market"], receipt_url: null } },
  Expense: { market: stored },
  ExpensePage: {
    page: { total: 12, items: [stored, earlier], page: 1, per_page: 2, next_cursor: cursor },
    by_cursor: { total: null, items: [earlier], page: null, per_page: 2, next_cursor: null }
  }
}
