/**
 * What each parameter means, with an example and its default, by its name; a name that means different things goes with
 * the tag of its operation before it.
 */
import { defaultPerPage } from "@outlay/domain"
import { ids } from "./accounts.ts"
import { cursor } from "./expenses.ts"

export interface Remark {
  readonly description: string
  readonly example: unknown
  readonly default?: unknown
}

export const parameters: Readonly<Record<string, Remark>> = {
  "Categories id": { description: "The category.", example: ids.groceries },
  "Expenses id": { description: "The expense.", example: ids.expense },
  "Budgets id": { description: "The budget.", example: ids.budget },
  year: { description: "Four digits.", example: 2026 },
  month: { description: "From 1 (January) to 12.", example: 11 },

  "Idempotency-Key": {
    description:
      "Made up by the client, 1 to 255 printable ASCII characters. The same request with the same key within 24 hours " +
      "creates nothing more and gets the first answer again.",
    example: "6f1d0f9e-market-2026-11-21"
  },
  "If-Match": {
    description: "Change only this version, as `ETag` told it; without it, the last writer wins. `*` is any version.",
    example: '"1"'
  },
  "If-None-Match": {
    description: "Answer 304 when it is still this version, as `ETag` told it.",
    example: '"1"'
  },

  "Expenses start_date": { description: "From this day on.", example: "2026-11-01" },
  "Expenses end_date": { description: "Up to and including this day.", example: "2026-11-30" },
  "Expenses category_id": {
    description: "In this category; repeat it for any of several. An unknown one matches nothing.",
    example: [ids.groceries]
  },
  min_amount: { description: "Of this amount or more; may be zero.", example: "10.00" },
  max_amount: { description: "Of this amount or less; may be zero.", example: "50.00" },
  tags: {
    description: "With these tags, repeated or separated by commas, in any case. Empty ones are ignored.",
    example: ["market", "weekly"]
  },
  tags_match: { description: "With all of the tags, or with any of them.", example: "any", default: "all" },
  payment_method: { description: "Paid in exactly this way.", example: "card" },
  q: {
    description: "Every one of these words occurs in description or notes, without regard to case. No wildcards.",
    example: "weekly shopping"
  },
  sort: { description: "The order; `-` is descending. Ties go by id.", example: "-amount", default: "-date" },
  page: {
    // No default in the schema: a client that sends it by itself could not use a cursor.
    description: "From 1, the default. A page past the end is an empty list. Not together with `cursor`.",
    example: 1
  },
  per_page: { description: "How many expenses a page has.", example: 20, default: defaultPerPage },
  cursor: {
    description:
      "Instead of `page`: the `next_cursor` of the page before, sent with the same filters, sort and `per_page`.",
    example: cursor
  },

  reassign_to: {
    description: "The category that its expenses and budgets move to first; without it, one that is in use stays.",
    example: ids.transport
  },
  date: { description: "The day; default today in the user's time zone.", example: "2026-11-30" },

  "Analytics start_date": {
    description: "The first day. Both ends or none; default the current month in the user's time zone.",
    example: "2026-11-01"
  },
  "Analytics end_date": { description: "The last day.", example: "2026-11-30" },
  months: { description: "How many months, the current one counted.", example: 3, default: 12 },
  "Analytics category_id": { description: "Only this category; default all.", example: ids.groceries }
}
