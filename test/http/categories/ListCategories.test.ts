import { assert, describe, it } from "@effect/vitest"
import { bodyOf, type Client } from "../support/Client.ts"
import { givenCategory } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults } from "../support/Problem.ts"
import type { Category, List } from "../support/Shapes.ts"

const { somebody } = givenServer()

const list = (who: Client) => bodyOf(200, who.get<List<Category>>("/categories"))

/** Removes the predefined ones, so that only those of a test are listed. */
const cleared = async () => {
  const who = await somebody()
  for (const { id } of (await list(who)).items) await bodyOf(204, who.delete(`/categories/${id}`))
  return who
}

describe("GET /categories", () => {
  it("begins with the predefined ones, each with a color and an icon", async () => {
    const { total, items } = await list(await somebody())
    assert.strictEqual(total, items.length)
    assert.isAbove(total, 5)
    for (const category of items) {
      assert.isTrue(category.is_default)
      assert.match(category.color, /^#[0-9a-f]{6}$/)
      assert.isNotNull(category.icon)
    }
  })

  it("is ordered by the lower-case name in code point order", async () => {
    const alice = await cleared()
    const names = [
      "Zebra",
      "apple",
      "Ärger",
      "_low",
      "10",
      "9",
      "Éclair",
      "zebra 2",
      "日本",
      "\u{1f6d2}",
      "\uff21",
      "𐐀"
    ]
    for (const name of names) await givenCategory(alice, name)
    assert.deepStrictEqual(
      (await list(alice)).items.map((category) => category.name),
      ["10", "9", "_low", "apple", "Zebra", "zebra 2", "Ärger", "Éclair", "日本", "\uff21", "𐐀", "\u{1f6d2}"]
    )
  })

  it("puts a name before those that begin with it", async () => {
    const alice = await cleared()
    for (const name of ["ab", "A", "a b", "a!"]) await givenCategory(alice, name)
    assert.deepStrictEqual(
      (await list(alice)).items.map((category) => category.name),
      ["A", "a b", "a!", "ab"]
    )
  })

  it("follows a change of name", async () => {
    const alice = await cleared()
    const { id } = await givenCategory(alice, "a")
    await givenCategory(alice, "b")
    await bodyOf(200, alice.put(`/categories/${id}`, { name: "C" }))
    assert.deepStrictEqual(
      (await list(alice)).items.map((category) => category.name),
      ["b", "C"]
    )
  })

  it("is empty when all are gone", async () => {
    assert.deepStrictEqual(await list(await cleared()), { total: 0, items: [] })
  })

  it("shows each category as it is by itself", async () => {
    const alice = await somebody()
    const category = await givenCategory(alice, "Pets", { icon: "🐕" })
    assert.deepInclude((await list(alice)).items, category)
  })

  it("knows no parameters", async () => {
    await assertFaults((await somebody()).get("/categories?page=1&sort=name"), "page", "sort")
  })
})
