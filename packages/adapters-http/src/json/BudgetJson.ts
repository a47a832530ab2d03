/** Budgets and their status on the wire. */
import {
  type Budget,
  type BudgetChanges,
  type BudgetDraft,
  budgetFields,
  BudgetId,
  BudgetState,
  type BudgetStatus,
  CategoryId,
  endRule,
  EntryDate,
  formatMoney,
  PeriodUnit
} from "@outlay/domain"
import { Schema } from "effect"
import { Amount, DecimalText } from "./Amount.ts"
import { Count, DateText, Percentage, Timestamp, timestamp } from "./Common.ts"
import { withRules } from "./CrossFieldRule.ts"

const category = Schema.NullOr(Schema.toType(CategoryId)).annotate({ description: "Null is all spending." })

export const BudgetJson = Schema.Struct({
  id: Schema.toType(BudgetId),
  category_id: category,
  amount: DecimalText,
  period: PeriodUnit,
  start_date: DateText,
  end_date: Schema.NullOr(DateText).annotate({ description: "The last day; null is open." }),
  created_at: Timestamp,
  updated_at: Timestamp
}).annotate({ identifier: "Budget", description: "A budget." })

export const toBudgetJson = (budget: Budget): typeof BudgetJson.Encoded => ({
  id: budget.id,
  category_id: budget.categoryId,
  amount: formatMoney(budget.amount),
  period: budget.period,
  start_date: budget.startDate,
  end_date: budget.endDate,
  created_at: timestamp(budget.createdAt),
  updated_at: timestamp(budget.updatedAt)
})

const inOrder = withRules({
  fields: ["start_date", "end_date"],
  at: "end_date",
  detail: endRule,
  holds: (value: { readonly start_date?: string; readonly end_date?: string | null }) =>
    value.start_date === undefined || !value.end_date || value.start_date <= value.end_date
})

export const NewBudgetJson = Schema.Struct({
  category_id: Schema.optionalKey(budgetFields.categoryId),
  amount: Amount,
  period: Schema.optionalKey(PeriodUnit),
  start_date: EntryDate,
  end_date: Schema.optionalKey(budgetFields.endDate)
})
  .pipe(inOrder)
  .annotate({ identifier: "NewBudget" })

export const BudgetChangesJson = Schema.Struct({
  category_id: Schema.optionalKey(budgetFields.categoryId),
  amount: Schema.optionalKey(Amount),
  period: Schema.optionalKey(PeriodUnit),
  start_date: Schema.optionalKey(EntryDate),
  end_date: Schema.optionalKey(budgetFields.endDate)
})
  .pipe(inOrder)
  .annotate({ identifier: "BudgetChanges" })

export const toBudgetDraft = (body: typeof NewBudgetJson.Type): BudgetDraft => ({
  categoryId: body.category_id ?? null,
  amount: body.amount,
  period: body.period ?? "monthly",
  startDate: body.start_date,
  endDate: body.end_date ?? null
})

export const toBudgetChanges = (body: typeof BudgetChangesJson.Type): BudgetChanges => ({
  categoryId: body.category_id,
  amount: body.amount,
  period: body.period,
  startDate: body.start_date,
  endDate: body.end_date
})

export const BudgetListJson = Schema.Struct({
  total: Count,
  items: Schema.Array(BudgetJson)
}).annotate({ identifier: "BudgetList", description: "All budgets." })

export const BudgetStatusJson = Schema.Struct({
  budget_id: Schema.toType(BudgetId),
  category_id: category,
  period: PeriodUnit,
  period_start: DateText,
  period_end: DateText,
  amount: DecimalText,
  spent: DecimalText,
  remaining: DecimalText,
  percentage: Percentage,
  state: BudgetState,
  projected: DecimalText
}).annotate({ identifier: "BudgetStatus", description: "How a budget stands on a day." })

export const toBudgetStatusJson = (status: BudgetStatus): typeof BudgetStatusJson.Encoded => ({
  budget_id: status.budget.id,
  category_id: status.budget.categoryId,
  period: status.budget.period,
  period_start: status.period.start,
  period_end: status.period.end,
  amount: formatMoney(status.budget.amount),
  spent: formatMoney(status.spent),
  remaining: formatMoney(status.remaining),
  percentage: status.percentage,
  state: status.state,
  projected: formatMoney(status.projected)
})

export const BudgetStatusListJson = Schema.Struct({
  total: Count,
  items: Schema.Array(BudgetStatusJson)
}).annotate({ identifier: "BudgetStatusList", description: "How every budget in force on a day stands." })
