import { assert, describe, it } from "@effect/vitest"
import { givenServer } from "../support/People.ts"
import { assertFaults } from "../support/Problem.ts"
import { givenSpending, report, type Spent, told, type Yearly } from "./Reports.ts"

const { somebody } = givenServer()

const given = async (spent: Spent, settings = {}) => {
  const alice = await somebody(settings)
  await givenSpending(alice, "Pets", spent)
  return { alice, yearly: (path: string) => report<Yearly>(alice, `yearly/${path}`) }
}

describe("GET /analytics/yearly/{year}", () => {
  it("tells everything about a year", async () => {
    const { alice, yearly } = await given([
      ["2026-01-01", "10.00"],
      ["2026-02-28", "20.00"],
      ["2026-12-31", "30.05"],
      ["2025-12-31", "100.00"],
      ["2025-01-01", "0.01"],
      ["2027-01-01", "1000.00"],
      ["2024-12-31", "1000.00"]
    ])
    await givenSpending(alice, "Toys", [["2026-02-01", "40.00"]])
    const { months, categories, ...rest } = await yearly("2026")
    // 100.05 / 4 = 25.0125, 100.05 / 12 = 8.3375, 0.04 / 100.01 = 0.0399...%, 60.05 / 100.05 = 60.0199...%
    assert.deepStrictEqual(rest, {
      year: 2026,
      currency: "USD",
      total: "100.05",
      count: 4,
      average: "25.01",
      monthly_average: "8.34",
      previous: {
        year: 2025,
        total: "100.01",
        count: 2
      },
      change: {
        amount: "0.04",
        percentage: 0.04
      }
    })
    assert.deepStrictEqual(told(categories), [
      ["Pets", "60.05", 3, 60.02],
      ["Toys", "40.00", 1, 39.98]
    ])
    assert.deepStrictEqual(
      months.map((month) => [month.month, month.total, month.count]),
      Array.from({ length: 12 }, (_, index) => {
        const spent = new Map([
          [0, ["10.00", 1]],
          [1, ["60.00", 2]],
          [11, ["30.05", 1]]
        ]).get(index) ?? ["0.00", 0]
        return [index + 1, ...spent]
      })
    )
  })

  it("names every field in the order of the contract", async () => {
    const { yearly } = await given([])
    const names = "year currency total count average monthly_average categories months previous change"
    assert.deepStrictEqual(Object.keys(await yearly("2026")), names.split(" "))
  })

  it("is zeros where nothing was spent", async () => {
    const { yearly } = await given([])
    assert.deepStrictEqual(await yearly("2026"), {
      year: 2026,
      currency: "USD",
      total: "0.00",
      count: 0,
      average: "0.00",
      monthly_average: "0.00",
      categories: [],
      months: Array.from({ length: 12 }, (_, index) => ({
        month: index + 1,
        total: "0.00",
        count: 0
      })),
      previous: {
        year: 2025,
        total: "0.00",
        count: 0
      },
      change: {
        amount: "0.00",
        percentage: null
      }
    })
  })

  it.each([
    ["0.06", "0.01"],
    ["0.05", "0.00"],
    ["0.18", "0.02"]
  ])("rounds the monthly average of %s half up to %s", async (amount, monthly_average) => {
    const { yearly } = await given([["2026-07-04", amount]])
    assert.deepInclude(await yearly("2026"), { monthly_average })
  })

  it("is over twelve months in JPY too", async () => {
    const { yearly } = await given([["2026-07-04", "150"]], { currency: "JPY" })
    assert.deepInclude(await yearly("2026"), { currency: "JPY", total: "150", average: "150", monthly_average: "13" })
  })

  it.each([
    ["1900", "1899"],
    ["2100", "2099"]
  ])("knows %s, and the year before", async (year, before) => {
    const { yearly } = await given([
      ["1900-01-01", 1],
      ["2100-12-31", 2]
    ])
    const { total, previous } = await yearly(year)
    assert.deepStrictEqual([total, previous.year], [year === "1900" ? "1.00" : "2.00", Number(before)])
  })

  it.each(["1899", "2101", "26", "0", "-2026", "2026.5", "2026.0", "02026", "+2026", "2e3", "abcd", "%20", "2026%20"])(
    "refuses %s",
    async (year) => {
      const { alice } = await given([])
      await assertFaults(alice.get(`/analytics/yearly/${year}`), "year")
      await assertFaults(alice.get(`/analytics/yearly/${year}?x=1`), "year", "x")
    }
  )
})
