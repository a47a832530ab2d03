import {
  AnyText,
  CategoryId,
  endRule,
  EntryDate,
  ExpenseId,
  expenseQuery,
  ExpenseSort,
  isSortKey,
  maxPerPage,
  noFilter,
  searchWords,
  Tag
} from "@outlay/domain"
import { Schema } from "effect"
import { AmountText } from "./AmountInput.ts"
import { defined } from "./defined.ts"
import { wholeNumber } from "./wholeNumber.ts"

const asked = Schema.Struct({
  /** From this day on. */
  startDate: Schema.optional(EntryDate),
  /** Up to and including this day. */
  endDate: Schema.optional(EntryDate),
  /** In any of these categories. */
  categoryIds: Schema.optional(Schema.Array(CategoryId)),
  minAmount: Schema.optional(AmountText),
  maxAmount: Schema.optional(AmountText),
  tags: Schema.optional(Schema.Array(Tag)),
  /** Whether an expense has all of the tags (unless told otherwise) or any of them. */
  tagsMatch: Schema.optional(Schema.Literals(["all", "any"])),
  paymentMethod: Schema.optional(AnyText),
  /** Words of which each occurs in description or notes. */
  search: Schema.optional(AnyText),
  /** By default `-date`, the latest first. */
  sort: Schema.optional(ExpenseSort),
  /** By default 20. */
  perPage: Schema.optional(wholeNumber(1, maxPerPage)),
  /** From 1. */
  page: Schema.optional(wholeNumber(1, Number.MAX_SAFE_INTEGER)),
  /** Instead of a page: the `next` of an earlier answer, to go on behind it in the same order. */
  after: Schema.optional(Schema.Struct({ key: Schema.String, id: ExpenseId }))
})
type Asked = typeof asked.Type

const defaultSort = expenseQuery().sort

export const ExpenseQueryInput = asked.check(
  Schema.makeFilter(
    ({ startDate, endDate }: Asked) =>
      startDate === undefined || endDate === undefined || startDate <= endDate || { path: ["endDate"], issue: endRule }
  ),
  Schema.makeFilter(
    ({ page, after }: Asked) =>
      page === undefined || after === undefined || { path: ["after"], issue: "must not be given together with page" }
  ),
  Schema.makeFilter(
    ({ sort = defaultSort, after }: Asked) =>
      after === undefined || isSortKey(sort, after.key) || { path: ["after"], issue: "belongs to another order" }
  )
)

/**
 * Which expenses to list, in which order and from where on: amounts as `"12.50"` in the currency of the book, dates as
 * `YYYY-MM-DD`, both ends included. Everything may be left out.
 *
 * @example
 * ```ts
 * import { type ActorInput, type ExpenseQueryInput, orThrow, type Outlay } from "@outlay/application"
 *
 * const query: ExpenseQueryInput = { startDate: "2026-03-01", endDate: "2026-03-31", sort: "-amount", perPage: 5 }
 * export const dearestOfMarch = async (outlay: Outlay, actor: ActorInput) =>
 *   orThrow(await outlay.expenses.list(actor, query)).items
 * ```
 *
 * @interface
 */
export type ExpenseQueryInput = typeof ExpenseQueryInput.Encoded

export const toExpenseQuery = ({ sort, perPage, page, after, search, minAmount, maxAmount, ...filter }: Asked) =>
  expenseQuery(
    defined({
      sort,
      perPage,
      from: after === undefined ? { page: page ?? 1 } : { after },
      filter: {
        ...noFilter,
        ...defined(filter),
        minAmount: minAmount?.minor,
        maxAmount: maxAmount?.minor,
        paymentMethod: filter.paymentMethod || undefined,
        words: searchWords(search ?? "")
      }
    })
  )
