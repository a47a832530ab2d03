import { assert, describe, it } from "@effect/vitest"
import { bodyOf } from "../support/Client.ts"
import { givenCategory, givenExpense } from "../support/Given.ts"
import { assertFaults } from "../support/Problem.ts"
import type { ExpensePage } from "../support/Shapes.ts"
import { givenManyExpenses, ids, sorts } from "./ManyExpenses.ts"

const { owner, page, somebody } = givenManyExpenses()

describe("a cursor", () => {
  const filter = "tags=even&min_amount=1&sort=-amount&per_page=3&q=number"
  const cursorOf = async (query: string) => (await page(query)).next_cursor ?? ""

  it.each([
    "tags=EVEN,even&min_amount=1.00&sort=-amount&per_page=3&q=%20NUMBER&page=",
    "q=number&per_page=3&sort=-amount&min_amount=1&tags=even&tags_match=all",
    "tags=even&min_amount=1&sort=-amount&per_page=3&q=number&end_date="
  ])("goes on with the same query, however it is written: %s", async (query) => {
    const cursor = await cursorOf(filter)
    const got = await page(`${query}&cursor=${cursor}`)
    assert.deepStrictEqual(got, await page(`${filter}&cursor=${cursor}`))
  })

  it.each([
    ["min_amount=1&sort=-amount&per_page=3&q=number", "no tags"],
    [`${filter}&tags=odd`, "more tags"],
    [`${filter}&tags=odd&tags_match=any`, "any tag"],
    [filter.replace("min_amount=1", "min_amount=2"), "another amount"],
    [filter.replace("min_amount=1", "max_amount=1"), "the other end"],
    [filter.replace("-amount", "amount"), "the other direction"],
    [filter.replace("-amount", "-date"), "another order"],
    [filter.replace("sort=-amount&", ""), "no order"],
    [filter.replace("per_page=3", "per_page=4"), "another per_page"],
    [filter.replace("per_page=3&", ""), "no per_page"],
    [filter.replace("q=number", "q=numbers"), "another q"],
    [`${filter}&start_date=2026-01-01`, "a start"],
    [`${filter}&end_date=2026-12-31`, "an end"],
    [`${filter}&payment_method=card`, "a payment method"],
    [`${filter}&category_id=01900000-0000-7000-8000-000000000000`, "a category"],
    [`${filter}&page=1`, "page 1"],
    [`${filter}&page=2`, "page 2"]
  ])("is refused with another query: %s", async (query) => {
    await assertFaults(owner().get(`/expenses?${query}&cursor=${await cursorOf(filter)}`), "cursor")
  })

  it.each(sorts)("is refused with any character damaged: %s", async (sort) => {
    const query = `sort=${sort}&per_page=2`
    const cursor = await cursorOf(query)
    const refused = (text: string) =>
      assertFaults(owner().get(`/expenses?${query}&cursor=${encodeURIComponent(text)}`), "cursor")
    for (let at = 0; at < cursor.length; at++) {
      await refused(`${cursor.slice(0, at)}${cursor[at] === "1" ? "2" : "1"}${cursor.slice(at + 1)}`)
    }
    for (const text of [cursor.slice(1), cursor.slice(0, -1), `${cursor}0`, cursor + cursor, cursor.toUpperCase()]) {
      await refused(text)
    }
    for (const text of ["x", "null", " ", `${cursor} `, "..", "\0", "x".repeat(5000)]) await refused(text)
  })

  it("is refused twice, and counts as absent when it is empty", async () => {
    const cursor = await cursorOf("per_page=2")
    await assertFaults(owner().get(`/expenses?per_page=2&cursor=${cursor}&cursor=${cursor}`), "cursor")
    assert.deepStrictEqual(await page("per_page=2&cursor="), await page("per_page=2"))
  })

  it("goes on although the last item seen is gone or has moved", async () => {
    const bob = await somebody()
    const { id } = await givenCategory(bob, "Pets")
    const [first, second, third] = [
      await givenExpense(bob, { category_id: id, amount: 1 }),
      await givenExpense(bob, { category_id: id, amount: 2 }),
      await givenExpense(bob, { category_id: id, amount: 3 })
    ]
    const seen = await bodyOf(200, bob.get<ExpensePage>("/expenses?sort=amount&per_page=1"))
    assert.deepStrictEqual(ids(seen.items), [first.id])
    await bodyOf(204, bob.delete(`/expenses/${first.id}`))
    const next = await bodyOf(200, bob.get<ExpensePage>(`/expenses?sort=amount&per_page=1&cursor=${seen.next_cursor}`))
    assert.deepStrictEqual(ids(next.items), [second.id])
    await bodyOf(200, bob.put(`/expenses/${second.id}`, { amount: 9 }))
    const last = await bodyOf(200, bob.get<ExpensePage>(`/expenses?sort=amount&per_page=1&cursor=${next.next_cursor}`))
    assert.deepStrictEqual(ids(last.items), [third.id])
  })
})
