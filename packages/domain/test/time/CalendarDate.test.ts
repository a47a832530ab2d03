import {
  addDays,
  addMonths,
  CalendarDate,
  dateOf,
  dayOf,
  daysInMonth,
  EntryDate,
  firstDate,
  fromEpochDay,
  isLeapYear,
  lastDate,
  minDate,
  monthOf,
  toEpochDay,
  yearOf
} from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Schema } from "effect"
import { date, int } from "../support/arbitraries.ts"
import { accepts, refusals } from "../support/decoding.ts"
import { day } from "../support/values.ts"

const many = { arbitrary: { runs: 300 } }
const utc = (text: string) => new Date(`${text}T00:00:00Z`)
const isoOf = (instant: Date) => instant.toISOString().slice(0, 10)

describe("CalendarDate", () => {
  const fields = Arbitrary.all([int(1, 9999), int(0, 13), int(0, 32)])

  it.prop(
    "is what the JS calendar gives back as it was",
    [fields],
    ([[year, month, dayOfMonth]]) => {
      const pad = (value: number, length: number) => String(value).padStart(length, "0")
      const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`
      const back = new Date(0)
      back.setUTCFullYear(year, month - 1, dayOfMonth)
      assert.strictEqual(accepts(CalendarDate, text), isoOf(back) === text)
    },
    many
  )

  it.each([
    "",
    "2026-1-01",
    "2026-01-1",
    "26-01-01",
    "02026-01-01",
    "2026/01/01",
    "20260101",
    "2026-01-01T00:00:00Z",
    " 2026-01-01",
    "2026-01-01 ",
    "2026-01-01\n",
    "+2026-01-01",
    "-2026-01-01",
    "2026-02-29",
    "2026-04-31",
    "2026-00-10",
    "2026-13-01",
    "2026-01-00",
    "2026-01-32",
    "２０２６-01-01",
    20_260_101,
    null
  ])("is not %j", (text) => assert.isFalse(accepts(CalendarDate, text)))

  it("says what it wants", () => {
    assert.deepStrictEqual(refusals(CalendarDate, "2026-02-30"), [
      "must be a date of the calendar in the form YYYY-MM-DD"
    ])
  })
})

describe("EntryDate", () => {
  it("is from 1900-01-01 to 2100-12-31", () => {
    assert.deepStrictEqual([refusals(EntryDate, "1900-01-01"), refusals(EntryDate, "2100-12-31")], [[], []])
    const rule = ["must be from 1900-01-01 to 2100-12-31"]
    assert.deepStrictEqual([refusals(EntryDate, "1899-12-31"), refusals(EntryDate, "2101-01-01")], [rule, rule])
  })

  it("says of what is no date only that", () => {
    assert.deepStrictEqual(refusals(EntryDate, "1899-02-30"), ["must be a date of the calendar in the form YYYY-MM-DD"])
  })

  it.prop("is any date between", [date], ([any]) => Schema.is(EntryDate)(any))
})

describe("leap years", () => {
  it("are every fourth, but of the centuries only every fourth", () => {
    assert.deepStrictEqual([1900, 1904, 2000, 2023, 2024, 2100].map(isLeapYear), [
      false,
      true,
      true,
      false,
      true,
      false
    ])
    assert.deepStrictEqual(
      [1900, 2000, 2100].map((year) => daysInMonth(year, 2)),
      [28, 29, 28]
    )
  })

  it("and months are those of the JS calendar, for all of them", () => {
    for (let year = 1899; year <= 2101; year++) {
      assert.strictEqual(isLeapYear(year), new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1)
      for (let month = 1; month <= 12; month++) {
        assert.strictEqual(daysInMonth(year, month), new Date(Date.UTC(year, month, 0)).getUTCDate())
      }
    }
  })
})

describe("arithmetic", () => {
  it.prop(
    "by days is that of the JS calendar in UTC",
    [date, int(-80_000, 80_000)],
    ([start, days]) => {
      const expected = utc(start)
      expected.setUTCDate(expected.getUTCDate() + days)
      assert.strictEqual(addDays(start, days), isoOf(expected))
    },
    many
  )

  it.prop(
    "by months is that of the JS calendar, cut at the end of the month",
    [date, int(-2400, 2400)],
    ([start, months]) => {
      const first = utc(start)
      const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months + 1, 0))
      const wanted = Math.min(first.getUTCDate(), last.getUTCDate())
      assert.strictEqual(
        addMonths(start, months),
        isoOf(new Date(last.getTime() - (last.getUTCDate() - wanted) * 864e5))
      )
    },
    many
  )

  it.prop(
    "counts days since 1970 in both directions",
    [date, date],
    ([a, b]) => {
      assert.strictEqual(fromEpochDay(toEpochDay(a)), a)
      assert.strictEqual(a < b, toEpochDay(a) < toEpochDay(b))
      assert.strictEqual(toEpochDay(a), utc(a).getTime() / 864e5)
    },
    many
  )

  it.prop("takes a date apart and puts it together again", [date], ([any]) => {
    assert.strictEqual(dateOf(yearOf(any), monthOf(any), dayOf(any)), any)
  })

  it.prop("has the earlier of two dates", [date, date], ([a, b]) => {
    assert.strictEqual(minDate(a, b), [a, b].toSorted()[0])
  })

  it("goes from 31 January to 28 February to 31 March", () => {
    assert.deepStrictEqual(
      [0, 1, 2, 3, 13].map((months) => addMonths(day("2026-01-31"), months)),
      ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2027-02-28"]
    )
  })

  it("knows 29 February in leap years only", () => {
    assert.deepStrictEqual(
      [1900, 2000, 2024, 2100].map((year) => dateOf(year, 2, 31)),
      ["1900-02-28", "2000-02-29", "2024-02-29", "2100-02-28"]
    )
    assert.strictEqual(addDays(day("2100-02-28"), 1), "2100-03-01")
    assert.strictEqual(addMonths(day("2024-02-29"), -12), "2023-02-28")
  })

  it("reaches beyond the dates that may be entered", () => {
    assert.deepStrictEqual([addDays(firstDate, -1), addDays(lastDate, 1)], ["1899-12-31", "2101-01-01"])
  })
})
