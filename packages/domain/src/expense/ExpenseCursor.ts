/**
 * A position in a list as text for clients: sort key, id, and a checksum over both and the query that it belongs to.
 * A cursor that is damaged, or sent with another filter, sort or page size, is refused and not misread. It is no
 * secret: it says where to go on in a list, and whose list that is, the caller says.
 */
import { Option, Schema } from "effect"
import { ExpenseId } from "./Expense.ts"
import type { ExpensePosition, ExpenseQuery } from "./ExpenseQuery.ts"
import { isSortKey } from "./ExpenseSort.ts"

const shape = /^([0-9-]{1,20})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{16})$/

/**
 * A text of the form of a cursor. Whether it is one, only its query can tell: see {@link decodeCursor}.
 *
 * @example
 * ```ts
 * import { brokenRules, CursorText } from "@outlay/domain"
 * import { Result, Schema } from "effect"
 *
 * const Parameters = Schema.Struct({ cursor: Schema.optionalKey(CursorText) })
 * const read = Schema.decodeUnknownResult(Parameters)({ cursor: "page 2" })
 * if (Result.isFailure(read)) console.log(brokenRules(read.failure.issue)[0]?.rule) // is damaged or belongs to another query
 * ```
 */
export const CursorText = Schema.String.check(
  Schema.makeFilter((text) => shape.test(text) || "is damaged or belongs to another query")
)

/**
 * The cursor of a position in the list of a query: at most 74 ASCII characters.
 *
 * @example
 * ```ts
 * import { decodeCursor, encodeCursor, ExpenseId, expenseQuery } from "@outlay/domain"
 * import { Option } from "effect"
 *
 * const position = { key: "2026-11-22", id: ExpenseId.make("01a2b3c4-0000-7000-8000-000000000001") }
 * const cursor = encodeCursor(expenseQuery(), position)
 * console.log(Option.isSome(decodeCursor(expenseQuery(), cursor))) // true
 * console.log(Option.isSome(decodeCursor(expenseQuery({ sort: "date" }), cursor))) // false
 * ```
 */
export const encodeCursor = (query: ExpenseQuery, position: ExpensePosition): string =>
  `${position.key}.${position.id}.${checksum(query, position)}`

/**
 * The position that a cursor stands for; none when it is damaged or belongs to another query.
 *
 * @example
 * ```ts
 * import { decodeCursor, expenseQuery } from "@outlay/domain"
 * import { Option } from "effect"
 *
 * console.log(Option.isNone(decodeCursor(expenseQuery(), "made up"))) // true
 * ```
 */
export const decodeCursor = (query: Omit<ExpenseQuery, "from">, cursor: string): Option.Option<ExpensePosition> => {
  const match = shape.exec(cursor)
  if (match === null) return Option.none()
  const [, key = "", id = "", sum = ""] = match
  const position = { key, id: ExpenseId.make(id) }
  return isSortKey(query.sort, key) && sum === checksum(query, position) ? Option.some(position) : Option.none()
}

const checksum = ({ filter, sort, perPage }: Omit<ExpenseQuery, "from">, { key, id }: ExpensePosition): string => {
  const text = JSON.stringify([
    key,
    id,
    sort,
    perPage,
    filter.startDate ?? null,
    filter.endDate ?? null,
    [...filter.categoryIds].toSorted(),
    filter.minAmount?.toString() ?? null,
    filter.maxAmount?.toString() ?? null,
    [...filter.tags].toSorted(),
    filter.tags.length === 0 ? null : filter.tagsMatch,
    filter.paymentMethod ?? null,
    filter.words
  ])
  return fnv1a(text, 0x811c9dc5) + fnv1a(text, 0x9747b28c)
}

// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) of 32 bits, twice from another start: one of 64 bits would need
// bigints, which take as long as a fiftieth of the whole request.
const fnv1a = (text: string, start: number): string => {
  let hash = start
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, "0")
}
