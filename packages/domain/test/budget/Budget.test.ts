import { addDays, Budget, BudgetDraft, endsInOrder, isInForce, Money, overlaps, reviseBudget } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Result, Schema } from "effect"
import { date, usd } from "../support/arbitraries.ts"
import { budget } from "../support/budgets.ts"
import { accepts, refusals } from "../support/decoding.ts"
import { aBudget, budgetId, categoryId, day, later } from "../support/values.ts"

const needed = { amount: Money.of(1n, usd), startDate: day("2026-01-31") }

describe("BudgetDraft", () => {
  it("needs amount and start only: a month of all spending, open", () => {
    assert.deepStrictEqual(BudgetDraft.make(needed), {
      ...needed,
      categoryId: null,
      period: "monthly",
      endDate: null
    })
  })

  it.prop("ends on its start or later, or never", [date, date], ([startDate, endDate]) => {
    const draft = { ...BudgetDraft.make(needed), startDate, endDate }
    assert.deepStrictEqual(
      refusals(BudgetDraft, draft),
      endDate < startDate ? ["must not be before the start date"] : []
    )
    assert.isTrue(endsInOrder({ startDate, endDate: null }))
  })

  it.each([
    [{ period: "fortnightly" }, false],
    [{ period: null }, false],
    [{ amount: Money.zero(usd) }, false],
    [{ amount: Money.of(1_000_000_000_000n, usd) }, false],
    [{ startDate: null }, false],
    [{ startDate: "1899-12-31" }, false],
    [{ endDate: "2101-01-01" }, false],
    [{ categoryId: categoryId(1) }, true]
  ])("keeps its limits", (given, taken) => {
    assert.strictEqual(accepts(BudgetDraft, { ...BudgetDraft.make(needed), ...given }), taken)
  })
})

describe("Budget", () => {
  it("is never one that ends before its start", () => {
    assert.throws(() => aBudget({ startDate: day("2026-02-01"), endDate: day("2026-01-31") }))
    assert.strictEqual(aBudget({ startDate: day("2026-02-01"), endDate: day("2026-02-01") }).endDate, "2026-02-01")
  })
})

describe("reviseBudget", () => {
  it.prop("gives back the budget itself when its own values come again", [budget], ([budget]) => {
    const { amount, categoryId, period, startDate, endDate } = budget
    const same = { amount: Money.of(amount.minor, usd), categoryId, period, startDate, endDate }
    assert.strictEqual(Result.getOrNull(reviseBudget(budget, same, later)), budget)
    assert.strictEqual(Result.getOrNull(reviseBudget(budget, {}, later)), budget)
  })

  it.prop(
    "gives the next version, or refuses an end before the start",
    [budget, date, date],
    ([budget, start, end]) => {
      const next = reviseBudget(budget, { startDate: start, endDate: end }, later)
      if (end < start) {
        const refusal = Result.getOrNull(Result.flip(next))
        assert.deepStrictEqual([refusal?.field, refusal?.rule], ["endDate", "must not be before the start date"])
      } else {
        const expected = Budget.make({ ...budget, startDate: start, endDate: end, version: 2, updatedAt: later })
        assert.deepStrictEqual(Result.getOrNull(next), expected)
      }
    }
  )

  it("holds one new date against the other that stays", () => {
    const budget = aBudget({ startDate: day("2026-02-01"), endDate: day("2026-02-28") })
    assert.isTrue(Result.isFailure(reviseBudget(budget, { startDate: day("2026-03-01") }, later)))
    assert.isTrue(Result.isFailure(reviseBudget(budget, { endDate: day("2026-01-31") }, later)))
    assert.isTrue(Result.isSuccess(reviseBudget(budget, { startDate: day("2026-03-01"), endDate: null }, later)))
  })

  it("stays a value that its schema takes", () => {
    const next = reviseBudget(aBudget(), { categoryId: categoryId(2) }, later)
    assert.isTrue(Schema.is(Budget)(Result.getOrNull(next)))
  })
})

describe("overlaps", () => {
  // No budget here begins before 2024 or ends after 2027, but for the open ones.
  const days = Array.from({ length: 1500 }, (_, index) => addDays(day("2023-12-01"), index))

  it.prop(
    "is true when both limit the same spending on some day",
    [budget, budget],
    ([a, b]) => {
      const rivals = a.id !== b.id && a.categoryId === b.categoryId && a.period === b.period
      assert.strictEqual(overlaps(a, b), rivals && days.some((date) => isInForce(a, date) && isInForce(b, date)))
    },
    { arbitrary: { runs: 150 } }
  )

  it.prop(
    "of the same category and period goes by the days alone",
    [budget, budget],
    ([a, one]) => {
      const b = Budget.make({ ...one, id: budgetId(9), categoryId: a.categoryId, period: a.period })
      assert.strictEqual(
        overlaps(a, b),
        days.some((date) => isInForce(a, date) && isInForce(b, date))
      )
    },
    { arbitrary: { runs: 150 } }
  )

  it.prop("is symmetric, and never of a budget with itself", [budget, budget], ([a, b]) => {
    assert.strictEqual(overlaps(a, b), overlaps(b, a))
    assert.isFalse(overlaps(a, a))
  })

  const until = (id: number, start: string, end: string | null) =>
    aBudget({ id: budgetId(id), startDate: day(start), endDate: end === null ? null : day(end) })

  it("is true of one day in common, and false of neighbours", () => {
    const first = until(1, "2026-01-01", "2026-01-31")
    assert.isTrue(overlaps(first, until(2, "2026-01-31", null)))
    assert.isFalse(overlaps(first, until(2, "2026-02-01", null)))
  })

  it("is true of any two open ones", () => {
    assert.isTrue(overlaps(until(1, "1900-01-01", null), until(2, "2100-12-31", null)))
  })

  it("keeps all spending, each category and each period apart", () => {
    const all = until(1, "2026-01-01", null)
    assert.isFalse(overlaps(all, Budget.make({ ...all, id: budgetId(2), categoryId: categoryId(1) })))
    assert.isFalse(overlaps(all, Budget.make({ ...all, id: budgetId(2), period: "weekly" })))
  })
})
