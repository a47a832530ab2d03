/** The parameters that record an expense, and the row that was made of them. */
import { arrayLiteral, type Parameter } from "./database.ts"
import { newId } from "./ids.ts"
import { isAmountIn } from "./money.ts"
import { type NewExpense, readNewExpense } from "./newExpense.ts"
import { type Fault, invalid, type Refusal, unauthenticated, unknownCategory, wrongRole } from "./problems.ts"
import type { ExpenseRow, RecordedRow } from "./statements.ts"
import { caseKey } from "./text.ts"

export interface Recording {
  readonly id: string
  readonly now: string
  readonly parameters: Array<Parameter>
}

export const recordingOf = (session: string, user: string, expense: NewExpense): Recording => {
  const id = newId()
  const now = new Date().toISOString()
  const { amount, categoryId, date, description, notes, paymentMethod, receiptUrl, tags } = expense
  const searchText = caseKey(`${description ?? ""}\n${notes ?? ""}`)
  return {
    id,
    now,
    parameters: [
      session,
      user,
      categoryId,
      id,
      amount.scaled,
      amount.decimals,
      date,
      description,
      paymentMethod
    ].concat([arrayLiteral(tags), notes, receiptUrl, searchText, now])
  }
}

/** The row that is there now, or why there is none. */
export const recordedRow = (
  body: unknown,
  expense: NewExpense,
  { id, now }: Recording,
  user: string,
  row: RecordedRow | undefined
): ExpenseRow | Refusal => {
  if (row === undefined) return unauthenticated
  if (row.amount === null) return whyNotRecorded(body, expense, row)
  return {
    id,
    user_id: user,
    category_id: expense.categoryId,
    amount: row.amount,
    currency: row.currency,
    description: expense.description,
    date: expense.date,
    payment_method: expense.paymentMethod,
    tags: JSON.stringify(expense.tags),
    notes: expense.notes,
    receipt_url: expense.receiptUrl,
    created_at: now,
    updated_at: now,
    version: 1
  }
}

const whyNotRecorded = (body: unknown, { amount }: NewExpense, { currency, role }: RecordedRow): Refusal => {
  if (!isAmountIn(amount, currency)) {
    const faults: Array<Fault> = []
    readNewExpense(body, faults, currency)
    return invalid(faults)
  }
  return role === "viewer" ? wrongRole : unknownCategory
}
