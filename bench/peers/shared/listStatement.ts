/**
 * The statement of a list: only the conditions of filters that are there, so that each combination has a plan of its
 * own. A page by number brings the total with it; one by cursor costs the same however deep.
 */
import { arrayLiteral, type Parameter } from "./database.ts"
import type { Position } from "./cursor.ts"
import type { ListQuery, Sort } from "./listQuery.ts"
import { type ExpenseRow, expenseColumns, who } from "./statements.ts"

export type ListRow = {
  readonly caller_currency: string
  readonly total?: string
} & (ExpenseRow | { readonly [K in keyof ExpenseRow]: null })

export interface ListStatement {
  readonly text: string
  readonly parameters: Array<Parameter>
}

const columnOf = (sort: Sort): "date" | "amount" | "created_at" =>
  sort.endsWith("date") ? "date" : sort.endsWith("amount") ? "amount" : "created_at"

const typeOf = { date: "date", amount: "bigint", created_at: "timestamptz" } as const

export const listStatement = (
  session: string,
  user: string,
  query: ListQuery,
  after: Position | undefined
): ListStatement => {
  const parameters: Array<Parameter> = [session, user]
  const given = (value: Parameter, type: string): string => `$${parameters.push(value)}::${type}`
  const column = columnOf(query.sort)
  const direction = query.sort.startsWith("-") ? "desc" : "asc"
  const order = (of: string) => `order by ${of}.${column} ${direction}, ${of}.id ${direction}`
  const matching = conditions(query, given)
  const limit = `limit ${given(query.perPage + 1, "integer")}`

  if (after !== undefined) {
    const key = column === "created_at" ? new Date(Number(after.key)).toISOString() : after.key
    const beyond = direction === "desc" ? "<" : ">"
    const text = `
      with ${who}
      select who.currency as caller_currency, item.*
      from who left join lateral (
        select ${expenseColumns} from peers.expenses as expense
        where ${matching} and (expense.${column}, expense.id) ${beyond} (${given(key, typeOf[column])}, ${given(after.id, "uuid")})
        ${order("expense")} ${limit}
      ) as item on true
      ${order("item")}`
    return { text, parameters }
  }

  const offset = query.page === 1 ? "" : `offset ${given(offsetOf(query), "bigint")}`
  const rows = (source: string) => `
    select ${expenseColumns} from (${source}) as keys
    join peers.expenses as expense on expense.book_id = who.book_id and expense.id = keys.id`
  // To count what no index counts, every row must be looked at, so that it is for the page as well.
  const text = isCountedByIndex(query)
    ? `
      with ${who}, counted as (
        select count(*) as total from who join peers.expenses as expense on ${matching}
      )
      select who.currency as caller_currency, (select total from counted) as total, item.*
      from who left join lateral (${
        query.page === 1
          ? `select ${expenseColumns} from peers.expenses as expense where ${matching} ${order("expense")} ${limit}`
          : rows(
              `select expense.id from peers.expenses as expense where ${matching} ${order("expense")} ${limit} ${offset}`
            )
      }) as item on true
      ${order("item")}`
    : `
      with ${who}, matching as materialized (
        select expense.${column}, expense.id from who join peers.expenses as expense on ${matching}
      )
      select who.currency as caller_currency, (select count(*) from matching) as total, item.*
      from who left join lateral (${rows(`select matching.id from matching ${order("matching")} ${limit} ${offset}`)}) as item on true
      ${order("item")}`
  return { text, parameters }
}

// A page may be any whole number; what is skipped has a limit in the database.
const offsetOf = ({ page, perPage }: ListQuery): string => {
  const rows = BigInt(page - 1) * BigInt(perPage)
  return String(rows > 9_000_000_000_000_000_000n ? 9_000_000_000_000_000_000n : rows)
}

const isCountedByIndex = ({ maxAmount, minAmount, paymentMethod, tags, words }: ListQuery): boolean =>
  minAmount === undefined &&
  maxAmount === undefined &&
  paymentMethod === undefined &&
  tags.length === 0 &&
  words.length === 0

const minor = "/ (10 ^ (4 - who.decimals))::bigint"

const conditions = (query: ListQuery, given: (value: Parameter, type: string) => string): string => {
  const { categoryIds, endDate, maxAmount, minAmount, paymentMethod, startDate, tags, words } = query
  let all = "expense.book_id = who.book_id"
  if (startDate !== undefined) all += ` and expense.date >= ${given(startDate, "date")}`
  if (endDate !== undefined) all += ` and expense.date <= ${given(endDate, "date")}`
  // One category keeps the order of an index, several don't.
  if (categoryIds.length === 1) all += ` and expense.category_id = ${given(categoryIds[0] ?? null, "uuid")}`
  if (categoryIds.length > 1) all += ` and expense.category_id = any (${given(arrayLiteral(categoryIds), "uuid[]")})`
  if (minAmount !== undefined) all += ` and expense.amount >= ${given(minAmount.scaled, "bigint")} ${minor}`
  if (maxAmount !== undefined) all += ` and expense.amount <= ${given(maxAmount.scaled, "bigint")} ${minor}`
  if (tags.length > 0) all += tagsAre(query, given(arrayLiteral(tags), "text[]"))
  if (paymentMethod !== undefined) all += ` and expense.payment_method = ${given(paymentMethod, "text")}`
  for (const word of words) {
    all += ` and expense.search_text like ${given(`%${word.replace(/[%_\\]/g, "\\$&")}%`, "text")}`
  }
  return all
}

// The index holds the book as one more tag. The tags themselves are compared too, as a filter may name that one.
const tagsAre = ({ tagsMatch }: ListQuery, tags: string): string => {
  const indexed = "array_prepend(',' || expense.book_id::text, expense.tags)"
  const book = "',' || who.book_id::text"
  return tagsMatch === "all"
    ? ` and expense.tags @> ${tags} and ${indexed} @> array_prepend(${book}, ${tags})`
    : ` and expense.tags && ${tags} and ${indexed} @> array[${book}] and ${indexed} && ${tags}`
}
