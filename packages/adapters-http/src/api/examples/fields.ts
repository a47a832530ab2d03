/** What a field of a request means where it is left out, and what its type can't say, by the schema and the field. */
import { defaultColor } from "@outlay/domain"

export interface FieldRemark {
  readonly description?: string
  readonly default?: unknown
}

type Fields = Readonly<Record<string, FieldRemark>>

const names: Fields = {
  email: { description: "Unique without regard to case; kept in lower case." },
  username: { description: "Unique without regard to case; no control characters." },
  password: { description: "At most 72 bytes in UTF-8, and neither the email address nor the username." },
  timezone: { description: "An IANA name; it decides which day is today." },
  currency: { description: "An ISO 4217 code." }
}
const category: Fields = {
  name: { description: "Unique among your categories without regard to case." },
  color: { description: "As #rrggbb; kept in lower case." },
  icon: { description: "An emoji, or what the client knows an icon by." }
}
const expense: Fields = {
  category_id: { description: "One of your categories." },
  tags: { description: "Kept in lower case, each once, in the order given." },
  receipt_url: { description: "An http or https address." }
}
const budget: Fields = {
  category_id: { description: "One of your categories; null is all spending." },
  amount: { description: "What may be spent in each period." },
  period: { description: "Periods are counted from the start date." },
  end_date: { description: "The last day; null is open." }
}
const currentPassword: FieldRemark = {
  description: "Stands for a recent login: a new email or password and a deletion need one or the other."
}

/** Each remark with the default beside it; a field without remarks may have a default too. */
const withDefaults = (remarks: Fields, defaults: Readonly<Record<string, unknown>>): Fields => ({
  ...remarks,
  ...Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, { ...remarks[name], default: value }]))
})

export const fields: Readonly<Record<string, Fields>> = {
  Registration: {
    ...withDefaults(names, { full_name: null, timezone: "UTC" }),
    currency: { description: "An ISO 4217 code; the server has a default." }
  },
  UserChanges: {
    ...names,
    currency: { description: "An ISO 4217 code; it can't change while there are expenses or budgets." },
    current_password: currentPassword
  },
  AccountDeletion: { current_password: currentPassword },
  NewCategory: withDefaults(category, { description: null, color: defaultColor, icon: null }),
  CategoryChanges: category,
  NewExpense: withDefaults(expense, {
    description: null,
    payment_method: null,
    tags: [],
    notes: null,
    receipt_url: null
  }),
  ExpenseChanges: expense,
  NewBudget: withDefaults(budget, { category_id: null, period: "monthly", end_date: null }),
  BudgetChanges: budget
}
