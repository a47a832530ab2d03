import { assert, describe, it } from "@effect/vitest"
import type { Client } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { type Breakdown, givenSpending, type Monthly, report, told } from "./Reports.ts"

const { somebody } = givenServer()

const march = (who: Client) => report<Breakdown>(who, "category-breakdown?start_date=2026-03-01&end_date=2026-03-31")

/** Somebody who has spent each amount in a category of its own; they are named in the order given. */
const spender = async (amounts: Readonly<Record<string, string>>, settings = {}) => {
  const who = await somebody(settings)
  for (const [name, amount] of Object.entries(amounts)) await givenSpending(who, name, [["2026-03-10", amount]])
  return who
}

describe("the shares of categories", () => {
  it("leave out categories without spending, and go by total, largest first", async () => {
    const alice = await spender({ "A small": "1.00", "B large": "3.00", "C middle": "2.00" })
    await givenSpending(alice, "D none", [["2026-02-28", 5]])
    assert.deepStrictEqual(told((await march(alice)).categories), [
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
    const names = (await march(alice)).categories.map((share) => share.name)
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
    const { categories } = await march(await spender(amounts))
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
    assert.deepStrictEqual(told((await march(alice)).categories), [
      ["b", "4.00", 1, 66.67],
      ["a", "1.00", 1, 16.67],
      ["c", "1.00", 1, 16.66]
    ])
    // A cent of 200.00 is half a hundredth: the two odd amounts have the same left.
    const bob = await spender({ a: "0.01", b: "0.03", c: "199.96" })
    assert.deepStrictEqual(told((await march(bob)).categories), [
      ["c", "199.96", 1, 99.98],
      ["b", "0.03", 1, 0.02],
      ["a", "0.01", 1, 0]
    ])
  })

  it("are the same in a month as in its range", async () => {
    const alice = await spender({ a: "1.00", b: "1.00", c: "1.00" })
    const { categories } = await report<Monthly>(alice, "monthly/2026/3")
    assert.deepStrictEqual(categories, (await march(alice)).categories)
  })

  it("are whole yen in JPY", async () => {
    const alice = await spender({ a: "200", b: "100" }, { currency: "JPY" })
    assert.deepStrictEqual(told((await march(alice)).categories), [
      ["a", "200", 1, 66.67],
      ["b", "100", 1, 33.33]
    ])
  })
})
