import { assert, describe, it } from "@effect/vitest"
import type { Client } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, problemOf } from "../support/Problem.ts"
import { type Breakdown, givenSpending, type Monthly, report, told } from "./Reports.ts"

// In Kiritimati (UTC+14) it is the 1st of April, in Pago Pago (UTC-11) still the 31st of March, at 01:00 there.
const { somebody } = givenServer({ now: () => Date.UTC(2026, 2, 31, 12) })

const breakdown = (who: Client, query = "") => report<Breakdown>(who, `category-breakdown${query}`)
const march = "?start_date=2026-03-01&end_date=2026-03-31"

/** Somebody who has spent each amount in a category of its own; they are named in the order given. */
const spender = async (amounts: Readonly<Record<string, string>>, settings = {}) => {
  const who = await somebody(settings)
  for (const [name, amount] of Object.entries(amounts)) await givenSpending(who, name, [["2026-03-10", amount]])
  return who
}

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
        (({
	category_id: pets.id,
	name: 'Pets',
	color: pets.color,
	icon: pets.icon,
	total: '3.00',
	count: 2,
	percentage: 100
}))
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
    assert.deepStrictEqual(await breakdown(alice), ({
	start_date,
	end_date,
	currency: 'USD',
	total: '0.00',
	count: 0,
	categories: []
}))
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

describe("the shares of categories", () => {
  it("leave out categories without spending, and go by total, largest first", async () => {
    const alice = await spender({ "A small": "1.00", "B large": "3.00", "C middle": "2.00" })
    await givenSpending(alice, "D none", [["2026-02-28", 5]])
    assert.deepStrictEqual(told((await breakdown(alice, march)).categories), [
      ["B large", "3.00", 1, 50],
      ["C middle", "2.00", 1, 33.33],
      ["A small", "1.00", 1, 16.67]
    ])
  })

  it("of equal totals go by lower-case name in code point order", async () => {
    const alice = await spender({
      𐐀: "1.00",
      Ｚ: "1.00",
      ä: "1.00",
      Z: "1.00",
      a: "1.00",
      B: "1.00",
      _: "1.00",
      "1": "1.00"
    })
    const names = (await breakdown(alice, march)).categories.map((share) => share.name)
    assert.deepStrictEqual(names, ["1", "_", "a", "B", "Z", "ä", "Ｚ", "𐐀"])
  })

  it.each([
    [{ a: "1.00", b: "1.00", c: "1.00" }, [33.34, 33.33, 33.33]],
    [{ c: "1.00", B: "1.00", a: "1.00" }, [33.34, 33.33, 33.33]],
    [{ a: "2.00", b: "1.00" }, [66.67, 33.33]],
    [{ a: "1.00", b: "1.00", c: "1.00", d: "1.00", e: "1.00", f: "1.00" }, [16.67, 16.67, 16.67, 16.67, 16.66, 16.66]],
    [
      { a: "1.00", b: "1.00", c: "1.00", d: "1.00", e: "1.00", f: "1.00", g: "1.00" },
      [14.29, 14.29, 14.29, 14.29, 14.28, 14.28, 14.28]
    ],
    [{ a: "9999999999.99", b: "0.01" }, [100, 0]],
    [{ a: "99.99", b: "0.01" }, [99.99, 0.01]],
    [{ a: "199.99", b: "0.01" }, [100, 0]],
    [{ a: "0.07", b: "0.02", c: "0.02" }, [63.64, 18.18, 18.18]],
    [{ a: "0.01" }, [100]]
  ])("of %j are percentages that sum to exactly 100: %j", async (amounts, percentages) => {
    const { categories } = await breakdown(await spender(amounts), march)
    assert.deepStrictEqual(
      categories.map((share) => share.percentage),
      percentages
    )
    assert.strictEqual(
      categories.reduce((sum, share) => sum + Math.round(share.percentage * 100), 0),
      10_000
    )
  })

  it("give equal remainders to the larger total first", async () => {
    // Sixths: 66.66 and two of 16.66, each with two thirds of a hundredth left; two hundredths are to be given.
    const alice = await spender({ a: "1.00", b: "4.00", c: "1.00" })
    assert.deepStrictEqual(told((await breakdown(alice, march)).categories), [
      ["b", "4.00", 1, 66.67],
      ["a", "1.00", 1, 16.67],
      ["c", "1.00", 1, 16.66]
    ])
    // A cent of 200.00 is half a hundredth: the two odd amounts have the same left.
    const bob = await spender({ a: "0.01", b: "0.03", c: "199.96" })
    assert.deepStrictEqual(told((await breakdown(bob, march)).categories), [
      ["c", "199.96", 1, 99.98],
      ["b", "0.03", 1, 0.02],
      ["a", "0.01", 1, 0]
    ])
  })

  it("are the same in a month as in its range", async () => {
    const alice = await spender({ a: "1.00", b: "1.00", c: "1.00" })
    const { categories } = await report<Monthly>(alice, "monthly/2026/3")
    assert.deepStrictEqual(categories, (await breakdown(alice, march)).categories)
  })

  it("are whole yen in JPY", async () => {
    const alice = await spender({ a: "200", b: "100" }, { currency: "JPY" })
    assert.deepStrictEqual(told((await breakdown(alice, march)).categories), [
      ["a", "200", 1, 66.67],
      ["b", "100", 1, 33.33]
    ])
  })
})

describe("the spending of somebody else", () => {
  it("is in no report", async () => {
    const alice = await spender({ a: "1.00" })
    const bob = await spender({ b: "2.00" })
    for (const path of ["monthly/2026/3", "yearly/2026", `category-breakdown${march}`, "trends?months=1"]) {
      assert.isFalse(JSON.stringify(await report(bob, path)).includes("1.00"), path)
      assert.isTrue(JSON.stringify(await report(alice, path)).includes("1.00"), path)
    }
  })
})
