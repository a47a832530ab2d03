import { assert, describe, it } from "@effect/vitest"
import {
  addDays,
  CalendarDate,
  type DateRange,
  datesOf,
  firstDate,
  lastDate,
  monthOf,
  monthRange,
  yearOf
} from "@outlay/domain"
import { Arbitrary, Schema } from "effect"
import { wholeMonths } from "../../src/analytics/wholeMonths.ts"

const day = (text: string) => CalendarDate.make(text)
const days = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 800 })))

describe("a range in months", () => {
  it.each([
    ["2026-01-01", "2026-12-31", ["2026-01-01 to 2026-12-31"], []],
    ["2026-01-01", "2026-02-01", ["2026-01-01 to 2026-01-31"], ["2026-02-01 to 2026-02-01"]],
    ["2026-01-31", "2026-02-28", ["2026-02-01 to 2026-02-28"], ["2026-01-31 to 2026-01-31"]],
    [
      "2026-01-31",
      "2026-03-01",
      ["2026-02-01 to 2026-02-28"],
      ["2026-01-31 to 2026-01-31", "2026-03-01 to 2026-03-01"]
    ],
    ["2026-01-02", "2026-02-27", [], ["2026-01-02 to 2026-02-27"]],
    ["2026-02-28", "2026-02-28", [], ["2026-02-28 to 2026-02-28"]],
    [firstDate, lastDate, [`${firstDate} to ${lastDate}`], []]
  ])("%s to %s", (start, end, months, days) => {
    const parts = wholeMonths({ start: day(start), end: day(end) })
    const told = (ranges: ReadonlyArray<DateRange>) => ranges.map((it) => `${it.start} to ${it.end}`)
    assert.deepStrictEqual({ months: told(parts.months), days: told(parts.days) }, { months, days })
  })

  it.prop("has every day once, and of months all days", [days, days], ([from, more]) => {
    const start = addDays(day("2023-01-01"), from)
    const range = { start, end: addDays(start, more) }
    const { days, months } = wholeMonths(range)
    const parts = [...days, ...months].toSorted((a, b) => (a.start < b.start ? -1 : 1))
    assert.deepStrictEqual(parts.flatMap(datesOf), [...datesOf(range)])
    for (const { start, end } of months) {
      assert.strictEqual(start.slice(8), "01")
      assert.strictEqual(end, monthRange(yearOf(end), monthOf(end)).end)
    }
  })
})
