import { getBreakdown, getMonthlyReport, getTrends, getYearlyReport } from "@outlay/application"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { givenActor, givenCategory, givenExpense, givenTime } from "../support/givens.ts"
import { day, eur, euro, honolulu, kiritimati, noCategory } from "../support/values.ts"
import { inWorld } from "../support/world.ts"

/** Spending in two categories around the turn of a year, and some of another book. */
const givenSpending = Effect.gen(function* () {
  const actor = yield* givenActor()
  const lunch = yield* givenCategory(actor, "Lunch")
  const rent = yield* givenCategory(actor, "Rent")
  for (const [categoryId, date, minor] of [
    [lunch.id, "2025-12-31", 50_00n],
    [rent.id, "2026-01-01", 75_00n],
    [lunch.id, "2026-01-31", 25_00n],
    [lunch.id, "2026-02-01", 10_00n]
  ] as const) {
    yield* givenExpense(actor, { categoryId, date: day(date), amount: euro(minor) })
  }
  yield* givenExpense(yield* givenActor(), { date: day("2026-01-15") })
  return { actor, lunch, rent }
})

const labelOf = ({ id, name, color, icon }: Effect.Success<ReturnType<typeof givenCategory>>) => ({
  id,
  name,
  color,
  icon
})

describe("getMonthlyReport", () => {
  it.effect(
    "is about one month of the book, and the one before",
    inWorld(function* () {
      const { actor, lunch, rent } = yield* givenSpending
      const { days, ...report } = yield* getMonthlyReport(actor, 2026, 1)
      assert.deepStrictEqual(report, {
        year: 2026,
        month: 1,
        currency: eur,
        total: euro(100_00n),
        count: 2,
        average: euro(50_00n),
        dailyAverage: euro(3_23n),
        categories: [
          { category: labelOf(rent), total: euro(75_00n), count: 1, percentage: 75 },
          { category: labelOf(lunch), total: euro(25_00n), count: 1, percentage: 25 }
        ],
        previous: { year: 2025, month: 12, total: euro(50_00n), count: 1 },
        change: { amount: euro(50_00n), percentage: 100 }
      })
      assert.strictEqual(days.length, 31)
      assert.deepStrictEqual(days[30], { date: day("2026-01-31"), total: euro(25_00n), count: 1 })
    })
  )
})

describe("getYearlyReport", () => {
  it.effect(
    "is about one year of the book, and the one before",
    inWorld(function* () {
      const { actor } = yield* givenSpending
      const report = yield* getYearlyReport(actor, 2026)
      assert.deepStrictEqual(report.total, euro(110_00n))
      assert.deepStrictEqual(
        report.months.slice(0, 3).map(({ month, total }) => ({ month, total })),
        [
          { month: 1, total: euro(100_00n) },
          { month: 2, total: euro(10_00n) },
          { month: 3, total: euro(0n) }
        ]
      )
      assert.deepStrictEqual(report.previous, { year: 2025, total: euro(50_00n), count: 1 })
    })
  )
})

describe("getBreakdown", () => {
  it.effect(
    "is about the range that was asked for, both ends included",
    inWorld(function* () {
      const { actor, lunch } = yield* givenSpending
      const range = { start: day("2026-01-31"), end: day("2026-02-01") }
      assert.deepStrictEqual(yield* getBreakdown(actor, range), {
        range,
        currency: eur,
        total: euro(35_00n),
        count: 2,
        categories: [{ category: labelOf(lunch), total: euro(35_00n), count: 2, percentage: 100 }]
      })
    })
  )
})

describe("getTrends", () => {
  it.effect(
    "ends with the current month and has as many as were asked for",
    inWorld(function* () {
      const { actor } = yield* givenSpending
      yield* givenTime("2026-02-10T12:00:00Z")
      const { months } = yield* getTrends(actor, 2)
      assert.deepStrictEqual(
        months.map(({ year, month, total, changePercentage }) => ({ year, month, total, changePercentage })),
        [
          { year: 2026, month: 1, total: euro(100_00n), changePercentage: 100 },
          { year: 2026, month: 2, total: euro(10_00n), changePercentage: -90 }
        ]
      )
    })
  )

  it.effect(
    "is about one category when one is named, and zeros when it is not there",
    inWorld(function* () {
      const { actor, lunch } = yield* givenSpending
      yield* givenTime("2026-01-31T12:00:00Z")
      const totalsOf = (categoryId: typeof lunch.id) =>
        Effect.map(getTrends(actor, 2, categoryId), ({ months }) => months.map(({ total }) => total))
      assert.deepStrictEqual(yield* totalsOf(lunch.id), [euro(50_00n), euro(25_00n)])
      assert.deepStrictEqual(yield* totalsOf(noCategory), [euro(0n), euro(0n)])
    })
  )
})

describe("the current month", () => {
  it.effect.each([
    { zone: kiritimati, now: "2026-02-28T23:59:00Z", month: 3, start: "2026-03-01", end: "2026-03-31" },
    { zone: kiritimati, now: "2026-02-28T09:59:00Z", month: 2, start: "2026-02-01", end: "2026-02-28" },
    { zone: honolulu, now: "2026-03-01T00:01:00Z", month: 2, start: "2026-02-01", end: "2026-02-28" },
    { zone: honolulu, now: "2026-03-01T10:00:00Z", month: 3, start: "2026-03-01", end: "2026-03-31" }
  ])("is that of the book's zone: $zone at $now", (given) =>
    inWorld(function* () {
      yield* givenTime(given.now)
      const actor = yield* givenActor({ timeZone: given.zone })
      const { range } = yield* getBreakdown(actor)
      assert.deepStrictEqual(range, { start: day(given.start), end: day(given.end) })
      const { months } = yield* getTrends(actor, 1)
      assert.deepInclude(months[0], { year: 2026, month: given.month })
    })()
  )
})
