import { assert, describe, it } from "@effect/vitest"
import { givenServer } from "../support/People.ts"
import { givenSpending, type Monthly, report, type Spent } from "./Reports.ts"

const { somebody } = givenServer()

const given = async (spent: Spent) => {
  const alice = await somebody()
  await givenSpending(alice, "Pets", spent)
  return { monthly: (path: string) => report<Monthly>(alice, `monthly/${path}`) }
}

describe("the change of a month from the one before", () => {
  it.each([
    ["10.00", "5.00", "-5.00", -50],
    ["3.00", "2.00", "-1.00", -33.33],
    ["3.00", "1.00", "-2.00", -66.67],
    ["800.00", "800.01", "0.01", 0],
    ["200.00", "200.01", "0.01", 0.01],
    ["200.00", "199.99", "-0.01", -0.01],
    ["10.00", "10.00", "0.00", 0],
    ["0.01", "9999999999.99", "9999999999.98", 99999999999800]
  ])("from %s to %s is %s, %d percent", async (before, now, amount, percentage) => {
    const { monthly } = await given([
      ["2026-02-28", before],
      ["2026-03-01", now]
    ])
    const { change } = await monthly("2026/3")
    assert.deepStrictEqual(change, { amount, percentage })
    assert.isFalse(Object.is(change.percentage, -0))
  })

  it("has no percentage of nothing, and is -100 % to nothing", async () => {
    const { monthly } = await given([["2026-03-01", "10.00"]])
    assert.deepStrictEqual((await monthly("2026/3")).change, { amount: "10.00", percentage: null })
    assert.deepStrictEqual((await monthly("2026/4")).change, { amount: "-10.00", percentage: -100 })
  })

  it("of January is from December", async () => {
    const { monthly } = await given([
      ["2025-12-31", "10.00"],
      ["2025-01-31", "999.00"],
      ["2026-01-01", "15.00"]
    ])
    const january = await monthly("2026/1")
    assert.deepStrictEqual(january.previous, { year: 2025, month: 12, total: "10.00", count: 1 })
    assert.deepStrictEqual(january.change, { amount: "5.00", percentage: 50 })
  })
})
