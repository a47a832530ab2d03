import { assert, describe, it } from "@effect/vitest"
import type { Client } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, problemOf } from "../support/Problem.ts"
import { type Breakdown, givenSpending, report } from "./Reports.ts"

// In Kiritimati (UTC+14) it is the 1st of April, in Pago Pago (UTC-11) still the 31st of March, at 01:00 there.
const { somebody } = givenServer({ now: () => Date.UTC(2026, 2, 31, 12) })

const breakdown = (who: Client, query = "") => report<Breakdown>(who, `category-breakdown${query}`)
const march = "?start_date=2026-03-01&end_date=2026-03-31"

describe("GET /analytics/category-breakdown", () => {
  it("tells of a range, its first and last day included", async () => {
    const alice = await somebody()
    const pets = await givenSpending(alice, "Pets", [
      ["2026-03-04", 1000],
      ["2026-03-05", 1],
      ["2026-04-10", 2],
      ["2026-04-11", 1000]
    ])
    const got = await breakdown(alice, "?start_date=2026-03-05&end_date=2026-04-10")
    assert.deepStrictEqual(got, {
      start_date: "2026-03-05",
      end_date: "2026-04-10",
      currency: "USD",
      total: "3.00",
      count: 2,
      categories: [
        {
          category_id: pets.id,
          name: "Pets",
          color: pets.color,
          icon: pets.icon,
          total: "3.00",
          count: 2,
          percentage: 100
        }
      ]
    })
    assert.deepStrictEqual(Object.keys(got), ["start_date", "end_date", "currency", "total", "count", "categories"])
  })

  it.each([
    ["?start_date=1900-01-01&end_date=2100-12-31", "4.00"],
    ["?start_date=2026-03-05&end_date=2026-03-05", "1.00"],
    ["?start_date=2026-03-06&end_date=2026-03-06", "0.00"],
    ["?start_date=&end_date=", "3.00"]
  ])("sums %s to %s", async (query, total) => {
    const alice = await somebody()
    await givenSpending(alice, "Pets", [
      ["2026-03-05", 1],
      ["2026-03-31", 2],
      ["2026-04-01", 1]
    ])
    assert.strictEqual((await breakdown(alice, query)).total, total)
  })

  it.each([
    ["UTC", "2026-03-01", "2026-03-31"],
    ["Pacific/Kiritimati", "2026-04-01", "2026-04-30"],
    ["Pacific/Pago_Pago", "2026-03-01", "2026-03-31"]
  ])("is about the current month in %s by default", async (timezone, start_date, end_date) => {
    const alice = await somebody({ timezone })
    assert.deepStrictEqual(await breakdown(alice), {
      start_date,
      end_date,
      currency: "USD",
      total: "0.00",
      count: 0,
      categories: []
    })
    await alice.put("/users/me", { timezone: "Asia/Tokyo" })
    assert.deepInclude(await breakdown(alice), { start_date: "2026-03-01" })
  })

  it.each([
    ["?start_date=2026-03-01", ["end_date"]],
    ["?end_date=2026-03-01", ["start_date"]],
    ["?start_date=2026-03-01&end_date=", ["end_date"]],
    ["?start_date=2026-03-02&end_date=2026-03-01", ["end_date"]],
    ["?start_date=2026-02-30&end_date=2026-03-01", ["start_date"]],
    ["?start_date=1899-12-31&end_date=2101-01-01", ["start_date", "end_date"]],
    ["?start_date=2026-03-01&end_date=2026-03-31&end_date=2026-03-31", ["end_date"]],
    ["?start_date=2026-03-02&end_date=2026-03-01&month=3", ["end_date", "month"]],
    ["?start_date=2026-03-02&month=3", ["end_date", "month"]]
  ])("refuses %s", async (query, places) => {
    await assertFaults((await somebody()).get(`/analytics/category-breakdown${query}`), ...places)
  })

  it("tells of one fault only where one end of the range is wrong", async () => {
    const path = "/analytics/category-breakdown?start_date=x&end_date=2026-03-01"
    const { errors } = problemOf(422, await (await somebody()).get(path))
    assert.deepStrictEqual(errors, [
      { parameter: "start_date", detail: "must be a date of the calendar in the form YYYY-MM-DD" }
    ])
  })
})

describe("the spending of somebody else", () => {
  it("is in no report", async () => {
    const [alice, bob] = [await somebody(), await somebody()]
    await givenSpending(alice, "a", [["2026-03-10", "1.00"]])
    await givenSpending(bob, "b", [["2026-03-10", "2.00"]])
    for (const path of ["monthly/2026/3", "yearly/2026", `category-breakdown${march}`, "trends?months=1"]) {
      assert.isFalse(JSON.stringify(await report(bob, path)).includes("1.00"), path)
      assert.isTrue(JSON.stringify(await report(alice, path)).includes("1.00"), path)
    }
  })
})
