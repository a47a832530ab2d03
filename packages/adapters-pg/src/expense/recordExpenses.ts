/** All of them or none: a refusal tells of the first one at fault. */
import type { BookId, Expense } from "@outlay/domain"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"
import { requireBook, requireOwn } from "../store/Identity.ts"
import { admit } from "./admission.ts"
import { insertExpenses } from "./insertExpenses.ts"

export const recordExpenses = (sql: SqlClient.SqlClient, bookId: BookId, expenses: ReadonlyArray<Expense>) =>
  Effect.gen(function* () {
    if (expenses.length === 0) return
    for (const expense of expenses) requireOwn(bookId, expense)
    const [row] = yield* insertExpenses(sql, expenses, { whole: true })
    const { categories, currency } = requireBook(bookId, row)
    const there = new Set(categories)
    for (const expense of expenses) yield* admit(expense, { currency, has_category: there.has(expense.categoryId) })
  })
