import { assert, describe, it } from "@effect/vitest"
import { givenServer } from "../support/People.ts"
import { givenSpending, monthly, type Spent, trends } from "./Reports.ts"

const { somebody } = givenServer({ now: () => Date.UTC(2026, 2, 31, 12) })

const spender = async (spent: Spent) => {
  const who = await somebody()
  await givenSpending(who, "Pets", spent)
  return who
}

describe("the figures of the trends", () => {
  it.each([
    [["1.00", "5.00", "3.00"], "3.00", "3.00"],
    [["1.00", "2.00"], "1.50", "1.50"],
    [["0.01", "0.02"], "0.02", "0.02"],
    [["4.00", "1.00", "3.00", "2.00"], "2.50", "2.50"],
    [["10.00", 0, 0], "3.33", "0.00"],
    [["10.00", 0, 0, "10.00"], "5.00", "5.00"],
    [["0.01", 0, 0, 0], "0.00", "0.00"],
    [["0.02", 0, 0, 0], "0.01", "0.00"],
    [[0, 0, 0], "0.00", "0.00"]
  ])("averages %j to %s, with the median %s", async (amounts, average, median) => {
    const who = await spender(monthly(amounts))
    assert.deepInclude(await trends(who, `?months=${amounts.length}`), { average, median })
  })

  it.each([
    // Two months: the slope is their difference, the average their mean. 1 % of 100.00 is 1.00.
    [["99.50", "100.50"], "flat"],
    [["99.49", "100.50"], "up"],
    [["99.49", "100.51"], "up"],
    [["100.50", "99.50"], "flat"],
    [["100.51", "99.49"], "down"],
    [["100.50", "99.49"], "down"],
    // Three months: the slope is half the difference of the ends.
    [["99.00", "100.00", "101.00"], "flat"],
    [["99.00", "100.00", "101.01"], "up"],
    [["99.00", "99.99", "101.00"], "up"],
    [["101.00", "100.00", "99.00"], "flat"],
    [["101.01", "100.00", "99.00"], "down"],
    [["50.00", "500.00", "50.00"], "flat"],
    [["10.00", 0, 0], "down"],
    [[0, 0, "0.01"], "up"],
    [[0, 0, 0], "flat"],
    [[0, "10.00", 0], "flat"],
    // Four months: (-3 * 1 - 1 * 2 + 1 * 3 + 3 * 4) / 10 a month.
    [["1.00", "2.00", "3.00", "4.00"], "up"],
    [["4.00", "3.00", "2.00", "1.00"], "down"]
  ])("%j goes %s", async (amounts, direction) => {
    const who = await spender(monthly(amounts))
    assert.strictEqual((await trends(who, `?months=${amounts.length}`)).direction, direction)
  })

  it("does not take its direction from before the window", async () => {
    const who = await spender(monthly(["900.00", "900.00", "10.00", "10.00"]))
    assert.deepInclude(await trends(who, "?months=2"), { direction: "flat", average: "10.00", median: "10.00" })
  })
})
