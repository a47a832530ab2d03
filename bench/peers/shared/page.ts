/** What a list answers, from the rows of its statement: one more than asked for tells whether something follows. */
import { cursorOf, isCursorOf, type Position } from "./cursor.ts"
import type { ListRow } from "./listStatement.ts"
import type { ListQuery } from "./listQuery.ts"
import { decimalsOf, isAmountIn } from "./money.ts"
import type { Parameters } from "./parameters.ts"
import { type Fault, invalid, type Refusal, unauthenticated } from "./problems.ts"
import { readListQuery } from "./readListQuery.ts"
import type { ExpenseRow } from "./statements.ts"

export interface Page {
  readonly total: number | null
  readonly items: Array<ExpenseRow>
  readonly page: number | null
  readonly per_page: number
  readonly next_cursor: string | null
}

/** A cursor that is damaged, or was made for another query. */
export const wrongCursor = invalid([{ parameter: "cursor", detail: "is damaged or belongs to another query" }])

/** Refuses, too, what could only be told once the currency was known. */
export const pageOf = (
  parameters: Parameters,
  query: ListQuery,
  after: Position | undefined,
  rows: Array<ListRow>
): Page | Refusal => {
  const [first] = rows
  if (first === undefined) return unauthenticated
  const currency = first.caller_currency
  const { maxAmount, minAmount, perPage, sort } = query
  if ((minAmount && !isAmountIn(minAmount, currency)) || (maxAmount && !isAmountIn(maxAmount, currency))) {
    const faults: Array<Fault> = []
    readListQuery(parameters, faults, currency)
    return invalid(faults)
  }
  const decimals = decimalsOf(currency)
  if (after !== undefined && !isCursorOf(query, after, decimals)) return wrongCursor

  const items = rows.filter((row): row is ListRow & ExpenseRow => row.id !== null)
  const hasNext = items.length > perPage
  if (hasNext) items.pop()
  const last = items.at(-1)
  return {
    total: after === undefined ? Number(first.total) : null,
    items,
    page: after === undefined ? query.page : null,
    per_page: perPage,
    next_cursor:
      hasNext && last !== undefined ? cursorOf(query, { key: keyOf(last, sort), id: last.id }, decimals) : null
  }
}

const keyOf = (row: ExpenseRow, sort: ListQuery["sort"]): string =>
  sort.endsWith("date") ? row.date : sort.endsWith("amount") ? row.amount : String(Date.parse(row.created_at))
