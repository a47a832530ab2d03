import {
  addDays,
  budgetPeriod,
  budgetState,
  budgetStatus,
  contains,
  isInForce,
  Money,
  nthPeriod,
  periodIndex,
  toEpochDay
} from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary } from "effect"
import { bigint, date, int, positive, usd } from "../support/arbitraries.ts"
import { budget } from "../support/budgets.ts"
import { aBudget, day } from "../support/values.ts"

const spent = bigint(0n, 5_000_000_000_000n)
const many = { arbitrary: { runs: 300 } }

/** A budget and one of the days on which it is in force. */
const inForce = Arbitrary.map(Arbitrary.all([budget, int(0, 1000)]), ([budget, off]) => {
  const days = budget.endDate === null ? 1000 : toEpochDay(budget.endDate) - toEpochDay(budget.startDate)
  return { budget, date: addDays(budget.startDate, off % (days + 1)) }
})

describe("budgetState", () => {
  it.prop(
    "goes by the exact ratio",
    [spent, positive],
    ([spent, amount]) => {
      const tenths = 10n * spent
      const expected = tenths < 8n * amount ? "ok" : tenths > 10n * amount ? "exceeded" : "warning"
      assert.strictEqual(budgetState(spent, amount), expected)
    },
    many
  )

  it("warns from exactly 80 % to exactly 100 %", () => {
    assert.deepStrictEqual(
      [0n, 7999n, 8000n, 8001n, 9999n, 10_000n, 10_001n].map((spent) => budgetState(spent, 10_000n)),
      ["ok", "ok", "warning", "warning", "warning", "warning", "exceeded"]
    )
  })

  it("is not led by the rounded percentage", () => {
    const status = (whole: bigint) =>
      budgetStatus(aBudget({ amount: Money.of(1_000_000n, usd) }), day("2026-02-01"), { whole, soFar: 0n })
    assert.deepStrictEqual([status(799_999n).percentage, status(799_999n).state], [80, "ok"])
    assert.deepStrictEqual([status(1_000_001n).percentage, status(1_000_001n).state], [100, "exceeded"])
  })

  it("is exact for amounts of few minor units", () => {
    assert.deepStrictEqual(
      [budgetState(0n, 1n), budgetState(1n, 1n), budgetState(2n, 1n)],
      ["ok", "warning", "exceeded"]
    )
  })
})

describe("isInForce", () => {
  it("counts both ends in", () => {
    const budget = aBudget({ startDate: day("2026-01-31"), endDate: day("2026-03-05") })
    assert.deepStrictEqual(
      ["2026-01-30", "2026-01-31", "2026-03-05", "2026-03-06"].map((date) => isInForce(budget, day(date))),
      [false, true, true, false]
    )
  })

  it("never ends for an open one", () => {
    assert.isTrue(isInForce(aBudget(), day("2100-12-31")))
  })
})

describe("budgetPeriod", () => {
  it.prop(
    "holds the day, and lies within the life of the budget",
    [inForce],
    ([{ budget, date }]) => {
      const period = budgetPeriod(budget, date)
      assert.isTrue(contains(period, date))
      assert.isTrue(isInForce(budget, period.start) && isInForce(budget, period.end))
    },
    many
  )

  it.prop(
    "is a whole one, counted from the start, but for the last",
    [inForce],
    ([{ budget, date }]) => {
      const rule = { unit: budget.period, anchor: budget.startDate }
      const whole = nthPeriod(rule, periodIndex(rule, date))
      const { start, end } = budgetPeriod(budget, date)
      assert.strictEqual(start, whole.start)
      assert.isTrue(end === whole.end || (end === budget.endDate && end < whole.end))
    },
    many
  )

  it("does not drift from the 31st, and is cut at the end", () => {
    const budget = aBudget({ startDate: day("2026-01-31"), endDate: day("2026-04-10") })
    assert.deepStrictEqual(
      ["2026-02-27", "2026-02-28", "2026-03-31", "2026-04-10"].map((date) => {
        const { start, end } = budgetPeriod(budget, day(date))
        return `${start} ${end}`
      }),
      ["2026-01-31 2026-02-27", "2026-02-28 2026-03-30", "2026-03-31 2026-04-10", "2026-03-31 2026-04-10"]
    )
  })
})

describe("budgetStatus", () => {
  const spending = Arbitrary.map(Arbitrary.all([spent, spent]), ([soFar, after]) => ({ soFar, whole: soFar + after }))

  it.prop(
    "has spent, remaining and percentage of the whole amount, also in a cut period",
    [inForce, spending],
    ([{ budget, date }, spending]) => {
      const status = budgetStatus(budget, date, spending)
      assert.strictEqual(status.budget, budget)
      assert.deepStrictEqual(status.period, budgetPeriod(budget, date))
      assert.strictEqual(status.spent.minor, spending.whole)
      assert.strictEqual(status.remaining.minor + status.spent.minor, budget.amount.minor)
      assert.strictEqual(status.state, budgetState(spending.whole, budget.amount.minor))
      assert.deepStrictEqual(
        [status.spent.currency, status.remaining.currency, status.projected.currency],
        [usd, usd, usd]
      )
    }
  )

  it.prop(
    "projects the days so far over the period, half up, and at least what is spent",
    [inForce, spending],
    ([{ budget, date }, spending]) => {
      const { period, projected } = budgetStatus(budget, date, spending)
      const days = BigInt(toEpochDay(period.end) - toEpochDay(period.start) + 1)
      const soFar = BigInt(toEpochDay(date) - toEpochDay(period.start) + 1)
      const exact = spending.soFar * days
      const rounded = exact / soFar + ((exact % soFar) * 2n >= soFar ? 1n : 0n)
      assert.strictEqual(projected.minor, rounded > spending.whole ? rounded : spending.whole)
    },
    many
  )

  it.prop("projects what is spent on the last day", [inForce, spent], ([{ budget, date }, whole]) => {
    const { end } = budgetPeriod(budget, date)
    assert.strictEqual(budgetStatus(budget, end, { whole, soFar: whole }).projected.minor, whole)
  })

  it("tells a month at its middle", () => {
    const budget = aBudget({ startDate: day("2026-06-01") })
    const status = budgetStatus(budget, day("2026-06-10"), { whole: 60_00n, soFar: 50_00n })
    assert.deepStrictEqual(
      [status.spent.minor, status.remaining.minor, status.percentage, status.state, status.projected.minor],
      [60_00n, 40_00n, 60, "ok", 150_00n]
    )
  })

  it("has less than nothing remaining when more was spent", () => {
    const status = budgetStatus(aBudget(), day("2026-01-31"), { whole: 125_01n, soFar: 0n })
    assert.deepStrictEqual([status.remaining.minor, status.percentage, status.state], [-25_01n, 125.01, "exceeded"])
  })

  it("projects nothing from nothing", () => {
    const status = budgetStatus(aBudget(), day("2026-01-31"), { whole: 0n, soFar: 0n })
    assert.deepStrictEqual([status.projected.minor, status.percentage, status.state], [0n, 0, "ok"])
  })

  it("counts the days of a cut period only", () => {
    const budget = aBudget({ startDate: day("2026-06-01"), endDate: day("2026-06-04") })
    assert.strictEqual(budgetStatus(budget, day("2026-06-01"), { whole: 1n, soFar: 1n }).projected.minor, 4n)
  })

  it.prop("of one day is that day", [date, spent], ([date, whole]) => {
    const budget = aBudget({ startDate: date, period: "daily" })
    assert.deepStrictEqual(budgetStatus(budget, date, { whole, soFar: whole }).period, { start: date, end: date })
  })
})
