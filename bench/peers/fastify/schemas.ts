/** The schemas of requests and answers. What a schema can't say of texts and amounts is read in the handlers. */

const uuid = { type: "string", pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$" }
const date = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" }
const optionalText = { type: ["string", "null"] }
const text = { type: "string" }
const integer = { type: "integer" }

const strict = (properties: object, required: ReadonlyArray<string> = []) => ({
  type: "object",
  additionalProperties: false,
  required,
  properties
})

export const noParameters = strict({})

export const newExpense = strict(
  {
    category_id: uuid,
    amount: { type: ["string", "number"] },
    date,
    description: optionalText,
    payment_method: optionalText,
    tags: { type: "array", items: text },
    notes: optionalText,
    receipt_url: optionalText
  },
  ["category_id", "amount", "date"]
)

export const credentials = strict({ email: text, password: { type: "string", minLength: 1 } }, ["email", "password"])

export const expenseId = strict({ id: uuid })

const repeatable = (one: object) => ({ anyOf: [one, { type: "array", items: one }] })

export const listParameters = strict({
  start_date: date,
  end_date: date,
  category_id: repeatable(uuid),
  min_amount: text,
  max_amount: text,
  tags: repeatable(text),
  tags_match: { enum: ["all", "any"] },
  payment_method: text,
  q: text,
  sort: { enum: ["-date", "date", "-amount", "amount", "-created_at", "created_at"] },
  page: { type: "string", pattern: "^\\d{1,16}$" },
  per_page: { type: "string", pattern: "^\\d{1,3}$" },
  cursor: text
})

const year = { type: "string", pattern: "^\\d{4}$" }
export const yearParameter = strict({ year })
export const monthParameters = strict({ year, month: { type: "string", pattern: "^\\d{1,2}$" } })
export const rangeParameters = strict({ start_date: date, end_date: date })

const answer = (properties: object) => ({ type: "object", properties })
const nullable = (type: string) => ({ type: [type, "null"] })

export const expense = answer({
  id: text,
  user_id: text,
  category_id: text,
  amount: text,
  currency: text,
  description: nullable("string"),
  date: text,
  payment_method: nullable("string"),
  tags: { type: "array", items: text },
  notes: nullable("string"),
  receipt_url: nullable("string"),
  created_at: text,
  updated_at: text
})

export const expensePage = answer({
  total: nullable("integer"),
  items: { type: "array", items: expense },
  page: nullable("integer"),
  per_page: integer,
  next_cursor: nullable("string")
})

export const tokenPair = answer({
  access_token: text,
  refresh_token: text,
  token_type: text,
  expires_in: integer
})

const totals = { total: text, count: integer }
const change = answer({ amount: text, percentage: nullable("number") })
const categories = {
  type: "array",
  items: answer({
    category_id: text,
    name: text,
    color: text,
    icon: nullable("string"),
    ...totals,
    percentage: { type: "number" }
  })
}

export const monthlyReport = answer({
  year: integer,
  month: integer,
  currency: text,
  ...totals,
  average: text,
  daily_average: text,
  categories,
  days: { type: "array", items: answer({ date: text, ...totals }) },
  previous: answer({ year: integer, month: integer, ...totals }),
  change
})

export const yearlyReport = answer({
  year: integer,
  currency: text,
  ...totals,
  average: text,
  monthly_average: text,
  categories,
  months: { type: "array", items: answer({ month: integer, ...totals }) },
  previous: answer({ year: integer, ...totals }),
  change
})

export const breakdownReport = answer({ start_date: text, end_date: text, currency: text, ...totals, categories })
