import {
  addDays,
  contains,
  dayOf,
  lengthInDays,
  nthPeriod,
  periodAt,
  periodIndex,
  type PeriodRule,
  toEpochDay
} from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary } from "effect"
import { date, dateBetween, int, oneOf } from "../support/arbitraries.ts"
import { day } from "../support/values.ts"

const unit = oneOf(["daily", "weekly", "monthly", "yearly"])
const rule: Arbitrary.Arbitrary<PeriodRule> = Arbitrary.all({ unit, anchor: date })
const many = { arbitrary: { runs: 300 } }

const startsOf = (rule: PeriodRule, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => nthPeriod(rule, from + index).start)

describe("periods", () => {
  it.prop(
    "hold every date in exactly one of them, before and after the anchor",
    [rule, date],
    ([any, date]) => {
      const k = periodIndex(any, date)
      assert.deepStrictEqual(
        [k - 1, k, k + 1].map((index) => contains(nthPeriod(any, index), date)),
        [false, true, false]
      )
      assert.deepStrictEqual(periodAt(any, date), nthPeriod(any, k))
    },
    many
  )

  it.prop(
    "follow each other without a gap",
    [rule, int(-120, 120)],
    ([any, k]) => {
      const period = nthPeriod(any, k)
      assert.strictEqual(nthPeriod(any, k + 1).start, addDays(period.end, 1))
      assert.isTrue(period.start <= period.end)
    },
    many
  )

  it.prop("begin with the anchor", [rule], ([any]) => {
    assert.strictEqual(periodIndex(any, any.anchor), 0)
    assert.strictEqual(nthPeriod(any, 0).start, any.anchor)
  })

  it.prop(
    "are found by walking from the anchor day by day",
    [unit, dateBetween(2019, 2021), int(-800, 800)],
    ([unit, anchor, off]) => {
      // Walks in whole days, and asks on each one only whether a period begins on it.
      const begins = (k: number) => toEpochDay(nthPeriod({ unit, anchor }, k).start)
      let k = 0
      const step = off < 0 ? -1 : 1
      for (let at = 0; at !== off; at += step) {
        const today = toEpochDay(anchor) + at + step
        if (step > 0 && begins(k + 1) === today) k++
        if (step < 0 && begins(k) > today) k--
      }
      assert.strictEqual(periodIndex({ unit, anchor }, addDays(anchor, off)), k)
    },
    { arbitrary: { runs: 40 } }
  )

  it.prop(
    "of months begin on the anchor's day, or on the last of a shorter month",
    [date, int(-600, 600)],
    ([anchor, k]) => {
      const { start } = nthPeriod({ unit: "monthly", anchor }, k)
      const isLast = dayOf(addDays(start, 1)) === 1
      assert.isTrue(dayOf(start) === dayOf(anchor) || (isLast && dayOf(start) < dayOf(anchor)))
      const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
      assert.strictEqual(months(start) - months(anchor), k)
    },
    many
  )

  it.prop("of days and weeks are all equally long", [date, int(-3000, 3000)], ([anchor, k]) => {
    assert.strictEqual(lengthInDays(nthPeriod({ unit: "daily", anchor }, k)), 1)
    assert.strictEqual(lengthInDays(nthPeriod({ unit: "weekly", anchor }, k)), 7)
  })

  it("of months do not drift from the 31st", () => {
    assert.deepStrictEqual(startsOf({ unit: "monthly", anchor: day("2026-01-31") }, -2, 4), [
      "2025-11-30",
      "2025-12-31",
      "2026-01-31",
      "2026-02-28",
      "2026-03-31",
      "2026-04-30",
      "2026-05-31"
    ])
  })

  it("of years from 29 February come back to it in leap years", () => {
    assert.deepStrictEqual(startsOf({ unit: "yearly", anchor: day("2096-02-29") }, -1, 4), [
      "2095-02-28",
      "2096-02-29",
      "2097-02-28",
      "2098-02-28",
      "2099-02-28",
      "2100-02-28"
    ])
  })

  it("of months from 31 January put 27 and 28 February on two sides", () => {
    const monthly = { unit: "monthly", anchor: day("2026-01-31") } as const
    assert.deepStrictEqual([periodIndex(monthly, day("2026-02-27")), periodIndex(monthly, day("2026-02-28"))], [0, 1])
  })
})
