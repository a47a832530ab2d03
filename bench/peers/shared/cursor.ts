/**
 * Where a list goes on, as text: sort key, id and a checksum over both and the query, in the format of Outlay.
 */
import { isDate } from "./calendar.ts"
import type { ListQuery, Sort } from "./listQuery.ts"
import { type Amount, minorOf } from "./money.ts"

export const cursorShape = /^([0-9-]{1,20})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{16})$/

export interface Position {
  readonly key: string
  readonly id: string
}

/** The position in a cursor; none when its key is not of this sort. */
export const positionOf = (cursor: string, sort: Sort): Position | undefined => {
  const [, key = "", id = ""] = cursorShape.exec(cursor) ?? []
  return (sort.endsWith("date") ? isDate(key) : /^\d{1,15}$/.test(key)) ? { key, id } : undefined
}

/** Whether a cursor is the one of this position in this query. */
export const isCursorOf = (query: ListQuery, position: Position, decimals: number): boolean =>
  query.cursor === cursorOf(query, position, decimals)

export const cursorOf = (query: ListQuery, { key, id }: Position, decimals: number): string =>
  `${key}.${id}.${checksum(query, key, id, decimals)}`

const checksum = (query: ListQuery, key: string, id: string, decimals: number): string => {
  const minor = (amount: Amount | undefined) => (amount === undefined ? null : minorOf(amount.scaled, decimals))
  const text = JSON.stringify([
    key,
    id,
    query.sort,
    query.perPage,
    query.startDate ?? null,
    query.endDate ?? null,
    query.categoryIds.toSorted(),
    minor(query.minAmount),
    minor(query.maxAmount),
    query.tags.toSorted(),
    query.tags.length === 0 ? null : query.tagsMatch,
    query.paymentMethod ?? null,
    query.words
  ])
  return fnv1a(text, 0x811c9dc5) + fnv1a(text, 0x9747b28c)
}

// FNV-1a of 32 bits, twice from another start.
const fnv1a = (text: string, start: number): string => {
  let hash = start
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, "0")
}
