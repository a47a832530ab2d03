/** The parameters of the list of expenses, and the query that they ask. */
import {
  AnyText,
  caseKey,
  CategoryId,
  CursorText,
  decodeCursor,
  defaultPerPage,
  EntryDate,
  type ExpenseFilter,
  type ExpenseQuery,
  ExpenseSort,
  maxPerPage,
  normalizeText,
  searchWords
} from "@outlay/domain"
import { Option, Result, Schema } from "effect"
import { AmountParameter } from "./Amount.ts"
import { IntegerParameter } from "./Common.ts"
import { withRules } from "./CrossFieldRule.ts"
import { rangeRule } from "./RangeParameters.ts"

export const ExpenseListParameters = Schema.Struct({
  start_date: Schema.optionalKey(EntryDate),
  end_date: Schema.optionalKey(EntryDate),
  category_id: Schema.optionalKey(Schema.Array(CategoryId)),
  min_amount: Schema.optionalKey(AmountParameter),
  max_amount: Schema.optionalKey(AmountParameter),
  tags: Schema.optionalKey(Schema.Array(AnyText)),
  tags_match: Schema.optionalKey(Schema.Literals(["all", "any"])),
  payment_method: Schema.optionalKey(AnyText),
  q: Schema.optionalKey(AnyText),
  sort: Schema.optionalKey(ExpenseSort),
  page: Schema.optionalKey(IntegerParameter({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
  per_page: Schema.optionalKey(IntegerParameter({ minimum: 1, maximum: maxPerPage })),
  cursor: Schema.optionalKey(CursorText)
}).pipe(
  withRules(rangeRule, {
    fields: ["page", "cursor"],
    at: "cursor",
    detail: "must not be sent together with page",
    holds: (value: { readonly page?: number; readonly cursor?: string }) =>
      value.page === undefined || value.cursor === undefined
  })
)
type Parameters = typeof ExpenseListParameters.Type

const toFilter = (parameters: Parameters): ExpenseFilter => ({
  startDate: parameters.start_date,
  endDate: parameters.end_date,
  categoryIds: [...new Set(parameters.category_id)],
  minAmount: parameters.min_amount?.minor,
  maxAmount: parameters.max_amount?.minor,
  tags: toTags(parameters.tags),
  tagsMatch: parameters.tags_match ?? "all",
  // What is nothing but white space is empty, and empty is absent.
  paymentMethod: parameters.payment_method || undefined,
  words: searchWords(parameters.q ?? "")
})

// Repeated or comma-separated, in any case; empty elements are ignored.
const toTags = (tags: ReadonlyArray<string> = []): ReadonlyArray<string> => [
  ...new Set(
    tags.flatMap((text) => text.split(",").map((tag) => caseKey(normalizeText(tag)))).filter((tag) => tag !== "")
  )
]

/** The query; a refusal is a cursor that is damaged or belongs to another query. */
export const toExpenseQuery = (parameters: Parameters): Result.Result<ExpenseQuery, "cursor"> => {
  const query = {
    filter: toFilter(parameters),
    sort: parameters.sort ?? "-date",
    perPage: parameters.per_page ?? defaultPerPage
  }
  if (parameters.cursor === undefined) return Result.succeed({ ...query, from: { page: parameters.page ?? 1 } })
  return Option.match(decodeCursor(query, parameters.cursor), {
    onNone: () => Result.fail("cursor" as const),
    onSome: (after) => Result.succeed({ ...query, from: { after } })
  })
}
