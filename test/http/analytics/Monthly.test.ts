import { assert, describe, it } from "@effect/vitest"
import { givenServer } from "../support/People.ts"
import { assertFaults } from "../support/Problem.ts"
import { givenSpending, type Monthly, report, type Spent, told } from "./Reports.ts"

const { somebody } = givenServer()

const given = async (spent: Spent, settings = {}) => {
  const alice = await somebody(settings)
  const category = await givenSpending(alice, "Pets", spent)
  return { alice, category, monthly: (path: string) => report<Monthly>(alice, `monthly/${path}`) }
}

describe("GET /analytics/monthly/{year}/{month}", () => {
  it("tells everything about a month", async () => {
    const { alice, category, monthly } = await given([
      ["2026-03-01", "10.00"],
      ["2026-03-01", "5.50"],
      ["2026-03-31", "4.51"],
      ["2026-02-28", "30.00"],
      ["2026-04-01", "1000.00"]
    ])
    const toys = await givenSpending(alice, "Toys", [["2026-03-15", "20.00"]])
    const { days, ...rest } = await monthly("2026/3")
    // 40.01 / 4 = 10.0025, 40.01 / 31 = 1.290..., 20.01 / 40.01 = 50.012...%, 10.01 / 30 = 33.366...%
    assert.deepStrictEqual(rest, {
      year: 2026,
      month: 3,
      currency: "USD",
      total: "40.01",
      count: 4,
      average: "10.00",
      daily_average: "1.29",
      categories: [
        {
          category_id: category.id,
          name: "Pets",
          color: category.color,
          icon: category.icon,
          total: "20.01",
          count: 3,
          percentage: 50.01
        },
        {
          category_id: toys.id,
          name: "Toys",
          color: toys.color,
          icon: toys.icon,
          total: "20.00",
          count: 1,
          percentage: 49.99
        }
      ],
      previous: { year: 2026, month: 2, total: "30.00", count: 1 },
      change: { amount: "10.01", percentage: 33.37 }
    })
    assert.strictEqual(days.length, 31)
    assert.deepStrictEqual(
      days.map((day) => day.date),
      Array.from({ length: 31 }, (_, index) => `2026-03-${String(index + 1).padStart(2, "0")}`)
    )
    assert.deepStrictEqual(
      days.filter((day) => day.count > 0),
      [
        { date: "2026-03-01", total: "15.50", count: 2 },
        { date: "2026-03-15", total: "20.00", count: 1 },
        { date: "2026-03-31", total: "4.51", count: 1 }
      ]
    )
    assert.isTrue(days.every((day) => day.count > 0 || day.total === "0.00"))
  })

  it("names every field in the order of the contract", async () => {
    const { monthly } = await given([])
    const names = "year month currency total count average daily_average categories days previous change"
    assert.deepStrictEqual(Object.keys(await monthly("2026/3")), names.split(" "))
  })

  it("is zeros where nothing was spent", async () => {
    const { monthly } = await given([])
    const { days, ...rest } = await monthly("2024/2")
    assert.deepStrictEqual(rest, {
      year: 2024,
      month: 2,
      currency: "USD",
      total: "0.00",
      count: 0,
      average: "0.00",
      daily_average: "0.00",
      categories: [],
      previous: {
        year: 2024,
        month: 1,
        total: "0.00",
        count: 0
      },
      change: {
        amount: "0.00",
        percentage: null
      }
    })
    assert.strictEqual(days.length, 29)
    assert.deepStrictEqual(days[28], { date: "2024-02-29", total: "0.00", count: 0 })
  })

  it.each([
    // February of 28 days: half a cent a day is a cent, less than that is none.
    ["0.14", "0.01"],
    ["0.13", "0.00"],
    ["0.42", "0.02"],
    ["0.41", "0.01"]
  ])("rounds the daily average of %s half up to %s", async (amount, daily_average) => {
    const { monthly } = await given([["2026-02-10", amount]])
    assert.deepInclude(await monthly("2026/2"), { daily_average, average: amount })
  })

  it("rounds the average half up", async () => {
    const { monthly } = await given([
      ["2026-02-01", "0.01"],
      ["2026-02-01", "0.02"]
    ])
    assert.deepInclude(await monthly("2026/2"), { average: "0.02", count: 2, total: "0.03" })
  })

  it("is exact in great sums", async () => {
    const { monthly } = await given([
      ["2026-03-01", "9999999999.99"],
      ["2026-03-02", "9999999999.99"],
      ["2026-03-03", "0.01"]
    ])
    assert.deepInclude(await monthly("2026/3"), { total: "19999999999.99", average: "6666666666.66" })
  })

  it.each([
    // 100 / 28 = 3.57..., 1.000 / 28 = 0.0357...
    ["JPY", ["33", "33", "34"], "100", "33", "4"],
    ["KWD", ["0.333", "0.333", "0.334"], "1.000", "0.333", "0.036"]
  ])("is in the decimals of %s", async (currency, amounts, total, average, daily_average) => {
    const { monthly } = await given(
      amounts.map((amount) => ["2026-02-01", amount]),
      { currency }
    )
    assert.deepInclude(await monthly("2026/2"), { currency, total, average, daily_average })
    assert.deepStrictEqual((await monthly("2026/3")).change, { amount: `-${total}`, percentage: -100 })
  })

  it("follows every change of an expense and of its category", async () => {
    const { alice, category, monthly } = await given([["2026-03-01", "10.00"]])
    const { items } = (await alice.get<{ items: ReadonlyArray<{ id: string }> }>("/expenses")).body
    await alice.put(`/categories/${category.id}`, { name: "Animals", color: "#000000", icon: null })
    const { categories } = await monthly("2026/3")
    assert.deepStrictEqual(
      categories.map(({ name, color, icon }) => [name, color, icon]),
      [["Animals", "#000000", null]]
    )
    await alice.put(`/expenses/${items[0]?.id}`, { amount: 7, date: "2026-02-01" })
    assert.deepInclude(await monthly("2026/3"), { total: "0.00", count: 0, categories: [] })
    assert.deepStrictEqual(told((await monthly("2026/2")).categories), [["Animals", "7.00", 1, 100]])
    await alice.delete(`/expenses/${items[0]?.id}`)
    assert.deepInclude(await monthly("2026/2"), { total: "0.00", count: 0, categories: [] })
  })

  it.each(["1900/1", "1900/12", "2100/12", "2026/12", "2026/01"])("knows %s", async (path) => {
    const { monthly } = await given([])
    assert.deepInclude(await monthly(path), { year: Number(path.slice(0, 4)), month: Number(path.slice(5)) })
  })

  it.each([
    ["1899/12", ["year"]],
    ["2101/1", ["year"]],
    ["26/1", ["year"]],
    ["02026/1", ["year"]],
    ["20260/1", ["year"]],
    ["+2026/1", ["year"]],
    ["2026.0/1", ["year"]],
    ["2e3/1", ["year"]],
    ["abcd/1", ["year"]],
    ["%202026/1", ["year"]],
    ["２０２６/1", ["year"]],
    ["2026/0", ["month"]],
    ["2026/13", ["month"]],
    ["2026/-1", ["month"]],
    ["2026/1.0", ["month"]],
    ["2026/1e0", ["month"]],
    ["2026/001", ["month"]],
    ["2026/march", ["month"]],
    ["1899/13?x=1", ["year", "month", "x"]],
    ["2026/3?category_id=x", ["category_id"]]
  ])("refuses %s", async (path, places) => {
    const { alice } = await given([])
    await assertFaults(alice.get(`/analytics/monthly/${path}`), ...places)
  })
})
