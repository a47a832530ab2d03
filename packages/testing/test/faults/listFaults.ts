/** Broken lists of expenses: filters, orders, pages and positions that are a little off. */
import {
  addDays,
  type ExpenseFilter,
  ExpenseId,
  type ExpensePage,
  type ExpenseQuery,
  noFilter,
  sortKey
} from "@outlay/domain"
import { Effect } from "effect"
import { expenses, type Fault, fault, type Inject } from "./Fault.ts"

const filtering = (f: (filter: ExpenseFilter) => Partial<ExpenseFilter>): Inject =>
  expenses((real) => ({
    list: (bookId, query) => real.list(bookId, { ...query, filter: { ...query.filter, ...f(query.filter) } })
  }))

const answering = (f: (page: ExpensePage, query: ExpenseQuery) => Partial<ExpensePage>): Inject =>
  expenses((real) => ({
    list: (bookId, query) => Effect.map(real.list(bookId, query), (page) => ({ ...page, ...f(page, query) }))
  }))

const followed = (filter: string) =>
  ["filters of the list of expenses", `the list follows the filter: ${filter}`] as const

const told = (name: string) => ["order, pages and positions of the list of expenses", name] as const

const anyQuery = ["any query of the list of expenses", "items, order, pages, total and positions"] as const

const dropped = (field: keyof ExpenseFilter, ...filters: ReadonlyArray<string>): Fault =>
  fault(
    `the filter ${field} is dropped`,
    filtering(() => ({ [field]: undefined, ...(field in noFilter ? { [field]: [] } : {}) })),
    ...filters.map(followed),
    anyQuery
  )

const lastOf = ({ items }: ExpensePage, { sort }: ExpenseQuery): ExpensePage["next"] => {
  const last = items.at(-1)
  return last === undefined ? null : { key: `${sortKey(sort, last)}`, id: last.id }
}

export const listFaults: ReadonlyArray<Fault> = [
  dropped("startDate", "a start date, inclusive", "one day"),
  dropped("endDate", "an end date, inclusive", "one day"),
  dropped("categoryIds", "one category", "a category that is not there"),
  dropped("minAmount", "a least amount, inclusive"),
  dropped("maxAmount", "a largest amount, inclusive"),
  dropped("tags", "one tag", "all of two tags"),
  dropped("paymentMethod", "a payment method, in its own case"),
  dropped("words", "a word of the description", "a word of the notes"),
  fault(
    "the end date is exclusive",
    filtering(({ endDate }) => ({ endDate: endDate && addDays(endDate, -1) })),
    followed("an end date, inclusive"),
    followed("one day"),
    anyQuery
  ),
  fault(
    "the largest amount is exclusive",
    filtering(({ maxAmount }) => ({ maxAmount: maxAmount && maxAmount - 1n })),
    followed("a largest amount, inclusive"),
    followed("one amount"),
    anyQuery
  ),
  fault(
    "all tags and any tag are the same",
    filtering(() => ({ tagsMatch: "any" })),
    followed("all of two tags"),
    anyQuery
  ),
  fault(
    "payment methods are compared without regard to case",
    filtering(({ paymentMethod }) => ({ paymentMethod: paymentMethod?.replace("CARD", "Card") })),
    followed("a payment method in another case")
  ),
  fault(
    "wild cards in search words match anything",
    filtering(({ words }) => ({ words: words.map((word) => word.split(/[%_]/)[0] ?? "") })),
    followed("a percent sign that would match as a wild card"),
    followed("an underscore that would match as a wild card")
  ),
  fault(
    "accents make no difference in a search",
    filtering(({ words }) => ({ words: words.map((word) => word.replace("cafe", "caf")) })),
    followed("a letter without its accent")
  ),
  fault(
    "ties always go by id upwards",
    answering(({ items }, { sort }) => ({
      items: items.toSorted((a, b) => (sortKey(sort, a) === sortKey(sort, b) && a.id < b.id ? -1 : 0))
    })),
    ...["-date", "-amount", "-created_at"].map((sort) => told(`sorted by ${sort} ties go by id`)),
    anyQuery
  ),
  fault(
    "the total is that of the page",
    answering(({ items, total }) => ({ total: total === null ? null : items.length })),
    told("a page past the end is empty, with the true total"),
    told("the first page of a hundred of more than a hundred"),
    anyQuery
  ),
  fault(
    "a list by position is counted as well",
    answering(({ items, total }) => ({ total: total ?? items.length })),
    told("a list by position does not count")
  ),
  fault(
    "something follows every full page",
    answering((page, query) => ({ next: page.items.length < query.perPage ? null : lastOf(page, query) })),
    told("a list by position does not count, and ends with null exactly"),
    told("sorted by date ties go by id"),
    anyQuery
  ),
  fault(
    "nothing ever follows",
    answering(() => ({ next: null })),
    told("sorted by date ties go by id"),
    anyQuery
  ),
  fault(
    "a list by position begins with the position itself",
    expenses((real) => ({
      list: (bookId, query) =>
        real.list(
          bookId,
          "after" in query.from ? { ...query, from: { after: { ...query.from.after, id: noId } } } : query
        )
    })),
    told("a position goes on where it was")
  )
]

// Before all others.
const noId = ExpenseId.make("00000000-0000-7000-8000-000000000000")
