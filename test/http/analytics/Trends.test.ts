import { assert, describe, it } from "@effect/vitest"
import { givenServer } from "../support/People.ts"
import { assertFaults } from "../support/Problem.ts"
import { nobodysId } from "../support/Shapes.ts"
import { givenSpending, monthly, type Spent, type Trends, trends } from "./Reports.ts"

// In Kiritimati (UTC+14) it is the 1st of April, in Pago Pago (UTC-11) still the 31st of March, at 01:00 there.
const { somebody } = givenServer({ now: () => Date.UTC(2026, 2, 31, 12) })

const spender = async (spent: Spent, settings = {}) => {
  const who = await somebody(settings)
  return { who, category: await givenSpending(who, "Pets", spent) }
}

const figures = ({ months }: Trends) =>
  months.map((month) => [month.total, month.count, month.change_percentage, month.moving_average])

describe("GET /analytics/trends", () => {
  it("tells everything about the last months, and looks back beyond them", async () => {
    // December to March in the window; October and November before it.
    const { who } = await spender([
      ...monthly(["40.00", "20.00", "30.00", 0, "15.01", "10.00"]),
      ["2026-03-31", "5.00"]
    ])
    const got = await trends(who, "?months=4")
    assert.deepStrictEqual(got, {
      currency: "USD",
      months: [
        {
          year: 2025,
          month: 12,
          total: "30.00",
          count: 1,
          change_percentage: 50,
          moving_average: "30.00"
        },
        {
          year: 2026,
          month: 1,
          total: "0.00",
          count: 0,
          change_percentage: -100,
          moving_average: "16.67"
        },
        {
          year: 2026,
          month: 2,
          total: "15.01",
          count: 1,
          change_percentage: null,
          moving_average: "15.00"
        },
        {
          year: 2026,
          month: 3,
          total: "15.00",
          count: 2,
          change_percentage: -0.07,
          moving_average: "10.00"
        }
      ],
      average: "15.00",
      median: "15.01",
      direction: "down"
    })
    assert.deepStrictEqual(Object.keys(got), ["currency", "months", "average", "median", "direction"])
  })

  it.each([
    ["", 12, [2025, 4]],
    ["?months=", 12, [2025, 4]],
    ["?months=1", 1, [2026, 3]],
    ["?months=3", 3, [2026, 1]],
    ["?months=4", 4, [2025, 12]],
    ["?months=120", 120, [2016, 4]]
  ])("with %j has %i months, the first one %j and the last one the current", async (query, length, first) => {
    const { who } = await spender([["2016-04-01", 1]])
    const months = (await trends(who, query)).months.map(({ year, month }) => [year, month])
    assert.strictEqual(months.length, length)
    assert.deepStrictEqual([months[0], months.at(-1)], [first, [2026, 3]])
    const numbers = months.map(([year = 0, month = 0]) => year * 12 + month)
    assert.isTrue(numbers.every((number, index) => number === (numbers[0] ?? 0) + index))
  })

  it.each([
    ["UTC", 3],
    ["Pacific/Kiritimati", 4],
    ["Pacific/Pago_Pago", 3]
  ])("ends with the current month in %s", async (timezone, month) => {
    const { who } = await spender(
      [
        ["2026-04-01", 2],
        ["2026-04-30", 3]
      ],
      { timezone }
    )
    const { months } = await trends(who, "?months=1")
    const [total, count] = month === 4 ? ["5.00", 2] : ["0.00", 0]
    const figures = { total, count, change_percentage: null, moving_average: month === 4 ? "1.67" : "0.00" }
    assert.deepStrictEqual(months, [{ year: 2026, month, ...figures }])
  })

  it("looks back from a window of one month", async () => {
    const { who } = await spender(monthly(["1.00", "2.00", "4.00"]))
    const got = await trends(who, "?months=1")
    assert.deepStrictEqual(figures(got), [["4.00", 1, 100, "2.33"]])
    assert.deepInclude(got, { average: "4.00", median: "4.00", direction: "flat" })
  })

  it("counts later days of the current month, and not the next month", async () => {
    const { who } = await spender(
      [
        ["2026-03-31", 2],
        ["2026-04-01", 100]
      ],
      { timezone: "Pacific/Pago_Pago" }
    )
    assert.deepStrictEqual(figures(await trends(who, "?months=1")), [["2.00", 1, null, "0.67"]])
  })

  it("can be about one category", async () => {
    const { who, category } = await spender(monthly(["1.00", "2.00"]))
    await givenSpending(who, "Toys", monthly(["10.00", "5.00"]))
    const all = await trends(who, "?months=2")
    assert.deepInclude(all, { average: "9.00", direction: "down" })
    const pets = await trends(who, `?months=2&category_id=${category.id.toUpperCase()}`)
    assert.deepInclude(pets, { average: "1.50", direction: "up" })
    assert.deepStrictEqual(figures(pets)[1], ["2.00", 1, 100, "1.00"])
    assert.deepStrictEqual(await trends(who, "?months=2&category_id="), all)
  })

  it("are zeros of a category that is not there, or somebody else's", async () => {
    const { who } = await spender(monthly(["1.00"]))
    const { category } = await spender(monthly(["2.00"]))
    const zero = { total: "0.00", count: 0, change_percentage: null, moving_average: "0.00" }
    for (const id of [nobodysId, category.id]) {
      assert.deepStrictEqual(await trends(who, `?months=2&category_id=${id}`), {
        currency: "USD",
        months: [
          {
            year: 2026,
            month: 2,
            ...zero
          },
          {
            year: 2026,
            month: 3,
            ...zero
          }
        ],
        average: "0.00",
        median: "0.00",
        direction: "flat"
      })
    }
  })

  it.each([
    ["JPY", ["100", "101"], "101", "67"],
    ["KWD", ["0.100", "0.101"], "0.101", "0.067"]
  ])("are in the decimals of %s", async (currency, amounts, average, movingAverage) => {
    const { who } = await spender(monthly(amounts), { currency })
    const got = await trends(who, "?months=2")
    assert.deepInclude(got, { currency, average, median: average, direction: "flat" })
    assert.deepStrictEqual(figures(got).at(-1), [average, 1, 1, movingAverage])
  })

  it.each([
    ["months=0", ["months"]],
    ["months=121", ["months"]],
    ["months=-1", ["months"]],
    ["months=1.5", ["months"]],
    ["months=1e1", ["months"]],
    ["months=abc", ["months"]],
    ["months=%201", ["months"]],
    ["months=1&months=1", ["months"]],
    ["category_id=x", ["category_id"]],
    [`category_id=${nobodysId}&category_id=${nobodysId}`, ["category_id"]],
    ["months=0&category_id=x&year=2026", ["months", "category_id", "year"]]
  ])("refuse %s", async (query, places) => {
    await assertFaults((await somebody()).get(`/analytics/trends?${query}`), ...places)
  })
})
