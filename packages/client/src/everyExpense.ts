/** All expenses that match, page after page by cursor. A page is asked for when it is needed. */
import type { ExpensesApi } from "@outlay/adapters-http/api/ExpensesApi"
import { Effect, Option, Stream } from "effect"
import type { Methods } from "./Methods.ts"

type List<Failure> = Methods<typeof ExpensesApi, Failure>["listExpenses"]
type Query = NonNullable<NonNullable<Parameters<List<never>>[0]>["query"]>

/** Filters, the order, and how many to ask for at once; where to begin is not for the caller to say. */
export type ExpensesQuery = Omit<Query, "page" | "cursor">

export const everyExpense =
  <Failure>(list: List<Failure>) =>
  (query: ExpensesQuery = {}) =>
    Stream.paginate({}, (from: { readonly cursor?: string }) =>
      Effect.map(list({ query: { ...query, ...from } }), ({ items, next_cursor }) => {
        const next = Option.map(Option.fromNullOr(next_cursor), (cursor) => ({ cursor }))
        return [items, next] as const
      })
    )
