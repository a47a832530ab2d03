import { compareExpenses, ExpenseSort, isDescending, isSortKey, sortField, sortKey } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { DateTime } from "effect"
import { accepts } from "../support/decoding.ts"
import { expenses, sort } from "../support/expenses.ts"
import { anExpense, at } from "../support/values.ts"

const all = ["-date", "date", "-amount", "amount", "-created_at", "created_at"] as const

describe("compareExpenses", () => {
  it.prop("orders by key, and by id where keys are equal, in the same direction", [expenses, sort], ([list, sort]) => {
    const sign = sort.startsWith("-") ? -1 : 1
    const sorted = list.toSorted(compareExpenses(sort))
    sorted.slice(1).forEach((next, index) => {
      const before = sorted[index] ?? next
      const keys = [before, next].map(({ date, amount, createdAt }) =>
        sort.endsWith("date")
          ? Date.parse(date)
          : sort.endsWith("amount")
            ? Number(amount.minor)
            : DateTime.toEpochMillis(createdAt)
      )
      const step = sign * ((keys[1] ?? 0) - (keys[0] ?? 0))
      assert.isTrue(step > 0 || (step === 0 && sign * before.id.localeCompare(next.id, "en") < 0))
    })
  })

  it.prop("has each order backwards as the other's", [expenses], ([list]) => {
    for (const field of ["date", "amount", "created_at"] as const) {
      assert.deepStrictEqual(
        list.toSorted(compareExpenses(`-${field}`)),
        list.toSorted(compareExpenses(field)).toReversed()
      )
    }
  })

  it("is zero for an expense and itself", () => {
    assert.deepStrictEqual(
      all.map((sort) => Math.abs(compareExpenses(sort)(anExpense(), anExpense()))),
      [0, 0, 0, 0, 0, 0]
    )
  })
})

describe("a sort", () => {
  it("is a field and a direction", () => {
    assert.deepStrictEqual(
      all.map((sort) => [sortField(sort), isDescending(sort)]),
      [
        ["date", true],
        ["date", false],
        ["amount", true],
        ["amount", false],
        ["created_at", true],
        ["created_at", false]
      ]
    )
  })

  it("has a key: the date, the minor units, the milliseconds", () => {
    const expense = anExpense({ createdAt: at("1970-01-01T00:00:01.500Z") })
    assert.deepStrictEqual(
      all.map((sort) => sortKey(sort, expense)),
      ["2026-03-14", "2026-03-14", 1250n, 1250n, 1500, 1500]
    )
  })

  it.each(["", "id", "--date", "+date", "Date", "createdAt", "-updated_at"])("is not %j", (text) =>
    assert.isFalse(accepts(ExpenseSort, text))
  )
})

describe("isSortKey", () => {
  it.prop("takes the key of any expense in its order", [expenses, sort], ([list, sort]) => {
    for (const expense of list) assert.isTrue(isSortKey(sort, sortKey(sort, expense).toString()))
  })

  it.each([
    ["date", "2026-02-30"],
    ["-date", "100"],
    ["amount", "2026-02-28"],
    ["-amount", "-1"],
    ["created_at", ""],
    ["-created_at", "1".repeat(16)]
  ] as const)("does not take in order of %s the key %s", (sort, key) => assert.isFalse(isSortKey(sort, key)))
})
