import { assert, describe, it } from "@effect/vitest"
import {
  addDays,
  addMonths,
  BookId,
  CalendarDate,
  Category,
  CategoryId,
  CurrencyCode,
  type ExpenseDraft,
  formatMoney,
  predefinedCategories
} from "@outlay/domain"
import { DateTime } from "effect"
import { householdBudgets, householdExpenses } from "../../src/demo/household.ts"

const now = DateTime.makeUnsafe(0)
const revision = { createdAt: now, updatedAt: now, version: 1 }
const bookId = BookId.make("01900000-0000-7000-8000-000000000000")

const ledger = {
  currency: CurrencyCode.make("EUR"),
  categories: predefinedCategories.map((draft, index) => {
    const id = CategoryId.make(`01900000-0000-7000-8000-${String(index).padStart(12, "0")}`)
    return Category.make({ ...draft, id, bookId, isDefault: true, ...revision })
  })
}

const between = (start: string, end: string) =>
  householdExpenses(ledger, { start: CalendarDate.make(start), end: CalendarDate.make(end) })

const nameOf = (id: CategoryId | null) => ledger.categories.find((category) => category.id === id)?.name ?? "all"

const told = (drafts: ReadonlyArray<ExpenseDraft>) =>
  drafts.map(({ amount, categoryId, date, description }) =>
    [date, nameOf(categoryId), description, formatMoney(amount)].join(", ")
  )

describe("the demonstration household", () => {
  it("spends the same on the same days, whatever range they are asked in", () => {
    const march = told(between("2026-03-01", "2026-03-31"))
    assert.deepStrictEqual(told(between("2026-03-01", "2026-03-31")), march)
    const quarter = told(between("2026-01-01", "2026-03-31"))
    assert.deepStrictEqual(
      quarter.filter((line) => line.startsWith("2026-03")),
      march
    )
  })

  it("is the same on every machine", () => {
    assert.deepStrictEqual(told(between("2026-01-01", "2026-01-01")), [
      "2026-01-01, Housing, Rent, 1180.00",
      "2026-01-01, Dining out, Ice cream, 3.84"
    ])
  })

  it("records from 2,000 to 5,000 expenses in any three years", () => {
    for (let end = CalendarDate.make("2024-01-31"); end < "2030"; end = addMonths(end, 7)) {
      const { length } = householdExpenses(ledger, { start: addDays(addMonths(end, -36), 1), end })
      assert.isTrue(length >= 2000 && length <= 5000, `${length} up to ${end}`)
    }
  })

  it("spends in every predefined category within a year", () => {
    const spent = new Set(between("2026-01-01", "2026-12-31").map(({ categoryId }) => categoryId))
    assert.strictEqual(spent.size, predefinedCategories.length)
  })

  it("spends differently from day to day", () => {
    const days = Map.groupBy(between("2026-01-01", "2026-12-31"), ({ date }) => date)
    const totals = new Set(Array.from(days.values(), (drafts) => drafts.reduce((sum, it) => sum + it.amount.minor, 0n)))
    assert.isAbove(totals.size, 300)
  })

  it("has set itself a budget for all spending and three for what tempts it most", () => {
    const budgets = householdBudgets(ledger, CalendarDate.make("2026-01-01"))
    assert.deepStrictEqual(
      budgets.map(({ categoryId }) => nameOf(categoryId)),
      ["all", "Groceries", "Dining out", "Entertainment"]
    )
  })
})
