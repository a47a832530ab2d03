import {
  addDays,
  contains,
  datesOf,
  lengthInDays,
  monthAround,
  monthRange,
  toEpochDay,
  yearRange
} from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { date, int } from "../support/arbitraries.ts"
import { day } from "../support/values.ts"

describe("DateRange", () => {
  it.prop("has as many dates as days, each after the one before", [date, int(0, 400)], ([start, more]) => {
    const range = { start, end: addDays(start, more) }
    const dates = datesOf(range)
    assert.strictEqual(dates.length, more + 1)
    assert.strictEqual(lengthInDays(range), more + 1)
    assert.deepStrictEqual(
      dates.map(toEpochDay),
      dates.map((_, index) => toEpochDay(start) + index)
    )
  })

  it.prop(
    "contains its dates with both ends, and no other",
    [date, int(0, 400), int(-500, 500)],
    ([start, more, off]) => {
      const range = { start, end: addDays(start, more) }
      assert.strictEqual(contains(range, addDays(start, off)), off >= 0 && off <= more)
    }
  )

  it.prop(
    "of a year is the ranges of its months in a row",
    [int(1900, 2100)],
    ([year]) => {
      const months = Array.from({ length: 12 }, (_, index) => monthRange(year, index + 1))
      assert.deepStrictEqual(months.flatMap(datesOf), [...datesOf(yearRange(year))])
    },
    { arbitrary: { runs: 25 } }
  )

  it.prop("of the month around a date has its days, and it among them", [date], ([date]) => {
    const dates = datesOf(monthAround(date))
    assert.include(dates, date)
    assert.isTrue(dates.every((it) => it.slice(0, 7) === date.slice(0, 7)))
    assert.notInclude(
      [addDays(dates[0] ?? date, -1), addDays(dates.at(-1) ?? date, 1)].map((it) => it.slice(0, 7)),
      date.slice(0, 7)
    )
  })

  it("of one day has one date", () => {
    const range = { start: day("2024-02-29"), end: day("2024-02-29") }
    assert.deepStrictEqual(datesOf(range), [day("2024-02-29")])
  })

  it("of February ends with its last day", () => {
    assert.deepStrictEqual(
      [1900, 2000, 2100].map((year) => monthRange(year, 2).end),
      ["1900-02-28", "2000-02-29", "2100-02-28"]
    )
  })
})
