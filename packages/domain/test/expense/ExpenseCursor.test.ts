import {
  decodeCursor,
  encodeCursor,
  type ExpenseFilter,
  type ExpenseQuery,
  expenseQuery,
  type ExpenseSort,
  noFilter
} from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Option } from "effect"
import { date, int, oneOf, positive } from "../support/arbitraries.ts"
import { query } from "../support/expenses.ts"
import { categoryId, day, expenseId } from "../support/values.ts"

const position = (sort: ExpenseSort) =>
  Arbitrary.map(Arbitrary.all([date, positive, int(0, 4e12), int(0, 0xffffff)]), ([date, minor, millis, id]) => ({
    key: sort.endsWith("date") ? date : String(sort.endsWith("amount") ? minor : millis),
    id: expenseId(id)
  }))
const given = Arbitrary.flatMap(query, (query) =>
  Arbitrary.map(position(query.sort), (position) => ({ query, position }))
)

const many = { arbitrary: { runs: 300 } }
const isRefused = (query: ExpenseQuery, cursor: string) => Option.isNone(decodeCursor(query, cursor))

describe("a cursor", () => {
  it.prop(
    "is read as the position that was written",
    [given],
    ([{ query, position }]) => {
      assert.deepStrictEqual(decodeCursor(query, encodeCursor(query, position)), Option.some(position))
    },
    many
  )

  it.prop("needs no encoding in an address", [given], ([{ query, position }]) => {
    const cursor = encodeCursor(query, position)
    assert.strictEqual(encodeURIComponent(cursor), cursor)
  })

  it.prop("does not depend on where it was asked from", [given], ([{ query, position }]) => {
    assert.strictEqual(
      encodeCursor({ ...query, from: { page: 7 } }, position),
      encodeCursor({ ...query, from: { after: position } }, position)
    )
  })
})

describe("a damaged cursor", () => {
  const character = oneOf([..."0123456789abcdefABCDEF.-_ \n\0é😀"])

  it.prop("is refused with any character replaced", [given, character], ([{ query, position }, character]) => {
    const cursor = encodeCursor(query, position)
    for (let at = 0; at < cursor.length; at++) {
      const damaged = cursor.slice(0, at) + character + cursor.slice(at + 1)
      assert.strictEqual(isRefused(query, damaged), damaged !== cursor)
    }
  })

  it.prop("is refused with any character put in", [given, character], ([{ query, position }, character]) => {
    const cursor = encodeCursor(query, position)
    for (let at = 0; at <= cursor.length; at++) {
      assert.isTrue(isRefused(query, cursor.slice(0, at) + character + cursor.slice(at)))
    }
  })

  it.prop("is refused with any part left out", [given, int(1, 10)], ([{ query, position }, length]) => {
    const cursor = encodeCursor(query, position)
    for (let at = 0; at < cursor.length; at++) {
      assert.isTrue(isRefused(query, cursor.slice(0, at) + cursor.slice(at + length)))
    }
  })

  it.prop("is refused when it is something else", [query], ([query]) => {
    assert.isTrue(["", "abc", ".", "..", "null", "0", "-1", "%00"].every((text) => isRefused(query, text)))
  })

  it("is refused with the key of another sort, even if it was made so", () => {
    for (const [sort, key] of [
      ["date", "1250"],
      ["date", "2026-02-30"],
      ["-amount", "2026-02-28"],
      ["amount", "-5"],
      ["created_at", "1234567890123456"]
    ] as const) {
      const query = expenseQuery({ sort })
      assert.isTrue(isRefused(query, encodeCursor(query, { key, id: expenseId(1) })))
    }
  })
})

describe("a cursor of another query", () => {
  const here = { key: "2026-03-14", id: expenseId(1) }
  const filtered = (filter: Partial<ExpenseFilter>) => expenseQuery({ filter: { ...noFilter, ...filter } })

  // All different, some by very little.
  const queries: ReadonlyArray<ExpenseQuery> = [
    expenseQuery(),
    expenseQuery({ sort: "date" }),
    expenseQuery({ perPage: 21 }),
    expenseQuery({ perPage: 2 }),
    filtered({ startDate: day("2026-01-01") }),
    filtered({ endDate: day("2026-01-01") }),
    filtered({ categoryIds: [categoryId(1)] }),
    filtered({ categoryIds: [categoryId(2)] }),
    filtered({ categoryIds: [categoryId(1), categoryId(2)] }),
    filtered({ minAmount: 0n }),
    filtered({ minAmount: 1n }),
    filtered({ maxAmount: 1n }),
    filtered({ tags: ["a"] }),
    filtered({ tags: ["a"], tagsMatch: "any" }),
    filtered({ tags: ["a", "b"] }),
    filtered({ tags: ["a b"] }),
    filtered({ tags: ['a","b'] }),
    filtered({ paymentMethod: "a" }),
    filtered({ paymentMethod: "null" }),
    filtered({ words: ["a"] }),
    filtered({ words: ["a", "b"] }),
    filtered({ words: ["ab"] })
  ]

  it("is refused: each cursor belongs to its own query only", () => {
    queries.forEach((own, index) => {
      const cursor = encodeCursor(own, here)
      assert.deepStrictEqual(
        queries.flatMap((query, other) => (isRefused(query, cursor) ? [] : [other])),
        [index]
      )
    })
  })

  it.prop(
    "is refused, whatever the queries",
    [given, query],
    ([{ query: own, position }, other]) => {
      const taken = !isRefused(other, encodeCursor(own, position))
      const meaning = ({ filter, sort, perPage }: ExpenseQuery) =>
        JSON.stringify(
          [
            sort,
            perPage,
            { ...filter, tagsMatch: filter.tags.length > 0 && filter.tagsMatch },
            filter.categoryIds.toSorted(),
            filter.tags.toSorted()
          ],
          (name, value) =>
            name === "categoryIds" || name === "tags" ? undefined : typeof value === "bigint" ? `${value}n` : value
        )
      assert.strictEqual(taken, meaning(own) === meaning(other))
    },
    many
  )

  it("is taken when the same filter is written in another order", () => {
    const tags = { tags: ["a", "b"], categoryIds: [categoryId(1), categoryId(2)] }
    const turned = { tags: ["b", "a"], categoryIds: [categoryId(2), categoryId(1)] }
    assert.isFalse(isRefused(filtered(turned), encodeCursor(filtered(tags), here)))
  })

  it("is taken when all or any of no tags is the only difference", () => {
    assert.isFalse(isRefused(filtered({ tagsMatch: "any" }), encodeCursor(filtered({ tagsMatch: "all" }), here)))
  })
})
