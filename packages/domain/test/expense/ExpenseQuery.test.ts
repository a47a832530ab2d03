import {
  compareExpenses,
  decodeCursor,
  encodeCursor,
  type Expense,
  type ExpensePage,
  type ExpensePosition,
  type ExpenseQuery,
  expenseQuery,
  type ExpenseSort,
  matches,
  noFilter,
  sortKey
} from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Option } from "effect"
import { int } from "../support/arbitraries.ts"
import { expenses, query } from "../support/expenses.ts"

const positionOf = (sort: ExpenseSort, expense: Expense): ExpensePosition => ({
  key: String(sortKey(sort, expense)),
  id: expense.id
})

const comparable = (sort: ExpenseSort, key: string) => (sort.endsWith("date") ? key : BigInt(key))

const isBehind = (sort: ExpenseSort, expense: Expense, { key, id }: ExpensePosition): boolean => {
  const own = comparable(sort, String(sortKey(sort, expense)))
  const other = comparable(sort, key)
  const ahead = own === other ? expense.id > id : own > other
  return expense.id !== id && ahead !== sort.startsWith("-")
}

/** What `ExpenseRepository.list` promises, as plainly as it can be said. */
const list = (all: ReadonlyArray<Expense>, { filter, sort, perPage, from }: ExpenseQuery): ExpensePage => {
  const matching = all.filter((expense) => matches(filter, expense)).toSorted(compareExpenses(sort))
  const rest =
    "page" in from
      ? matching.slice((from.page - 1) * perPage)
      : matching.filter((expense) => isBehind(sort, expense, from.after))
  const items = rest.slice(0, perPage)
  const last = items.at(-1)
  return {
    items,
    total: "page" in from ? matching.length : null,
    next: rest.length > perPage && last !== undefined ? positionOf(sort, last) : null
  }
}

const walkByPage = (all: ReadonlyArray<Expense>, query: ExpenseQuery, page = 1): ReadonlyArray<Expense> => {
  const { items, next } = list(all, { ...query, from: { page } })
  return next === null ? items : [...items, ...walkByPage(all, query, page + 1)]
}

// Each position goes through the text that a client would send back.
const walkByCursor = (all: ReadonlyArray<Expense>, query: ExpenseQuery): ReadonlyArray<Expense> => {
  const { items, next } = list(all, query)
  if (next === null) return items
  const { from: _, ...again } = query
  const after = Option.getOrThrow(decodeCursor(again, encodeCursor(query, next)))
  return [...items, ...walkByCursor(all, { ...again, from: { after } })]
}

describe("a walk", () => {
  it.prop(
    "by cursor and by page are both the filtered, ordered list",
    [expenses, query],
    ([all, query]) => {
      const whole = list(all, { ...query, perPage: 100 })
      assert.deepStrictEqual(walkByCursor(all, query), whole.items)
      assert.deepStrictEqual(walkByPage(all, query), whole.items)
      assert.strictEqual(whole.total, whole.items.length)
    },
    { arbitrary: { runs: 150, size: 20 } }
  )

  it.prop(
    "over everything meets each expense once",
    [expenses, query],
    ([all, query]) => {
      const ids = walkByCursor(all, { ...query, filter: noFilter }).map(({ id }) => id)
      assert.deepStrictEqual(ids.toSorted(), all.map(({ id }) => id).toSorted())
    },
    { arbitrary: { size: 20 } }
  )

  it.prop(
    "by cursor goes on at its place though the last item is gone",
    [expenses, query, int(0, 30)],
    ([all, query, cut]) => {
      const sorted = list(all, { ...query, perPage: 100 }).items
      const last = sorted[cut % (sorted.length || 1)]
      if (last === undefined) return
      const after = positionOf(query.sort, last)
      const without = all.filter(({ id }) => id !== last.id)
      assert.deepStrictEqual(
        list(without, { ...query, perPage: 100, from: { after } }).items,
        sorted.slice(sorted.indexOf(last) + 1)
      )
    },
    { arbitrary: { size: 20 } }
  )
})

describe("expenseQuery", () => {
  it("is the first page of 20 of everything, newest first", () => {
    assert.deepStrictEqual(expenseQuery(), { filter: noFilter, sort: "-date", perPage: 20, from: { page: 1 } })
  })

  it("takes what is given", () => {
    assert.deepStrictEqual(expenseQuery({ sort: "amount", perPage: 1 }), {
      filter: noFilter,
      sort: "amount",
      perPage: 1,
      from: { page: 1 }
    })
  })
})
