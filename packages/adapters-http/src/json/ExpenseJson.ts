/** Expenses on the wire. */
import {
  CategoryId,
  EntryDate,
  type Expense,
  type ExpenseChanges,
  type ExpenseDraft,
  expenseFields,
  ExpenseId,
  formatMoney,
  UserId
} from "@outlay/domain"
import { Schema } from "effect"
import { Amount, DecimalText } from "./Amount.ts"
import { Count, CurrencyText, DateText, Timestamp, timestamp } from "./Common.ts"

export const ExpenseJson = Schema.Struct({
  id: Schema.toType(ExpenseId),
  user_id: Schema.toType(UserId).annotate({ description: "Who recorded it." }),
  category_id: Schema.toType(CategoryId),
  amount: DecimalText,
  currency: CurrencyText,
  description: Schema.NullOr(Schema.String),
  date: DateText,
  payment_method: Schema.NullOr(Schema.String),
  tags: Schema.Array(Schema.String),
  notes: Schema.NullOr(Schema.String),
  receipt_url: Schema.NullOr(Schema.String.annotate({ format: "uri" })),
  created_at: Timestamp,
  updated_at: Timestamp
}).annotate({ identifier: "Expense", description: "An expense." })

export const toExpenseJson = (expense: Expense): typeof ExpenseJson.Encoded => {
  const createdAt = timestamp(expense.createdAt)
  return {
    id: expense.id,
    user_id: expense.recordedBy,
    category_id: expense.categoryId,
    amount: formatMoney(expense.amount),
    currency: expense.amount.currency,
    description: expense.description,
    date: expense.date,
    payment_method: expense.paymentMethod,
    tags: expense.tags,
    notes: expense.notes,
    receipt_url: expense.receiptUrl,
    created_at: createdAt,
    updated_at: expense.updatedAt === expense.createdAt ? createdAt : timestamp(expense.updatedAt)
  }
}

const optional = {
  description: Schema.optionalKey(expenseFields.description),
  payment_method: Schema.optionalKey(expenseFields.paymentMethod),
  tags: Schema.optionalKey(expenseFields.tags),
  notes: Schema.optionalKey(expenseFields.notes),
  receipt_url: Schema.optionalKey(expenseFields.receiptUrl)
}

export const NewExpenseJson = Schema.Struct({
  category_id: CategoryId,
  amount: Amount,
  date: EntryDate,
  ...optional
}).annotate({ identifier: "NewExpense" })

export const ExpenseChangesJson = Schema.Struct({
  category_id: Schema.optionalKey(CategoryId),
  amount: Schema.optionalKey(Amount),
  date: Schema.optionalKey(EntryDate),
  ...optional
}).annotate({ identifier: "ExpenseChanges" })

export const toExpenseDraft = (body: typeof NewExpenseJson.Type): ExpenseDraft => ({
  categoryId: body.category_id,
  amount: body.amount,
  date: body.date,
  description: body.description ?? null,
  paymentMethod: body.payment_method ?? null,
  tags: body.tags ?? [],
  notes: body.notes ?? null,
  receiptUrl: body.receipt_url ?? null
})

export const toExpenseChanges = (body: typeof ExpenseChangesJson.Type): ExpenseChanges => ({
  categoryId: body.category_id,
  amount: body.amount,
  date: body.date,
  description: body.description,
  paymentMethod: body.payment_method,
  tags: body.tags,
  notes: body.notes,
  receiptUrl: body.receipt_url
})

export const ExpensePageJson = Schema.Struct({
  total: Schema.NullOr(Count).annotate({ description: "How many match in all; null when asked by cursor." }),
  items: Schema.Array(ExpenseJson),
  page: Schema.NullOr(Count).annotate({ description: "Null when asked by cursor." }),
  per_page: Count,
  next_cursor: Schema.NullOr(Schema.String).annotate({ description: "Null exactly when nothing follows." })
}).annotate({ identifier: "ExpensePage", description: "A page of expenses." })
