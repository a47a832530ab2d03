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
  return fnv1a64(
    JSON.stringify([
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
  )
}

// FNV-1a, 64 bits, in four limbs of 16: the prime is 2^40 + 0x1b3.
const fnv1a64 = (text: string): string => {
  let a = 0x2325
  let b = 0x8422
  let c = 0x9ce4
  let d = 0xcbf2
  for (let i = 0; i < text.length; i++) {
    a ^= text.charCodeAt(i)
    const p = a * 0x1b3
    const q = b * 0x1b3 + (p >>> 16)
    const r = c * 0x1b3 + (a << 8) + (q >>> 16)
    const s = d * 0x1b3 + (b << 8) + (r >>> 16)
    a = p & 0xffff
    b = q & 0xffff
    c = r & 0xffff
    d = s & 0xffff
  }
  return hex(d) + hex(c) + hex(b) + hex(a)
}

const hex = (limb: number): string => limb.toString(16).padStart(4, "0")
