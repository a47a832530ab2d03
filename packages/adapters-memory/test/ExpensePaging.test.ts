import {
  CalendarDate,
  compareExpenses,
  type Expense,
  type ExpensePosition,
  type ExpenseSort,
  expenseQuery,
  Money,
  noFilter
} from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { pageOf } from "../src/ExpensePaging.ts"
import { eur, expense } from "./fixtures.ts"

// Many ties, in an order that is neither.
const expenses = Array.from({ length: 3000 }, (_, n) => {
  const mixed = (n * 1237) % 3000
  return expense(mixed, {
    amount: Money.of(BigInt((mixed % 50) + 1), eur),
    date: CalendarDate.make(`2026-01-${String((mixed % 28) + 1).padStart(2, "0")}`)
  })
})

const ids = (items: ReadonlyArray<Expense>) => items.map((item) => item.id)

const walked = (sort: ExpenseSort): ReadonlyArray<Expense> => {
  const items: Array<Expense> = []
  let after: ExpensePosition | null = null
  do {
    const from: { readonly page: number } | { readonly after: ExpensePosition } =
      after === null ? { page: 1 } : { after }
    const page = pageOf(expenses, expenseQuery({ sort, perPage: 70, from }))
    items.push(...page.items)
    after = page.next
  } while (after !== null)
  return items
}

describe("a page picked out of many", () => {
  it.each(["-date", "date", "-amount", "amount", "-created_at", "created_at"] as const)(
    "is the same as one cut out of all in order, by %s",
    (sort) => {
      const sorted = expenses.toSorted(compareExpenses(sort))
      for (const page of [1, 2, 7, 49, 50, 51, 149, 150, 151]) {
        const cut = sorted.slice((page - 1) * 20, page * 20)
        const { items, total, next } = pageOf(expenses, expenseQuery({ sort, from: { page } }))
        assert.deepStrictEqual(ids(items), ids(cut))
        assert.strictEqual(total, 3000)
        assert.strictEqual(next?.id, page < 150 ? cut.at(-1)?.id : undefined)
      }
      assert.deepStrictEqual(ids(walked(sort)), ids(sorted))
    }
  )

  it("ends with nothing to follow when it is full", () => {
    const page = pageOf(expenses.slice(0, 40), expenseQuery({ filter: noFilter, from: { page: 2 } }))
    assert.strictEqual(page.items.length, 20)
    assert.isNull(page.next)
  })
})
