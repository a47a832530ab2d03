import { assert, beforeAll, describe, it } from "@effect/vitest"
import { bodyOf, type Client } from "../support/Client.ts"
import { givenCategory, givenExpense } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults } from "../support/Problem.ts"
import type { ExpensePage } from "../support/Shapes.ts"

const { somebody } = givenServer()
let alice: Client

const texts: ReadonlyArray<readonly [name: string, description: string | null, notes: string | null]> = [
  ["a", "Weekly groceries", "Milk and bread"],
  ["b", "milkman", null],
  ["c", null, "100% organic_milk"],
  ["d", "Caf\u00e9 M\u00fcnchen", "Stra\u00dfe"],
  ["e", "ΚΑΦΕΣ στην Αθήνα", "ПРОДУКТЫ"],
  ["f", "C:\\temp\\bills", 'it\'s "quoted"'],
  ["g", "a*b+c?(d)[e]{f}|^$.", "😀 emoji"],
  ["h", "bre", "ad"],
  ["i", null, null]
]

beforeAll(async () => {
  alice = await somebody()
  const { id } = await givenCategory(alice, "Milk bread")
  for (const [name, description, notes] of texts) {
    const elsewhere = { payment_method: "milk", tags: ["milk", `name ${name}`] }
    await givenExpense(alice, { category_id: id, amount: 1, description, notes, ...elsewhere })
  }
})

const found = async (q: string) => {
  const path = `/expenses?sort=created_at&q=${encodeURIComponent(q)}`
  const { items, total } = await bodyOf(200, alice.get<ExpensePage>(path))
  assert.strictEqual(total, items.length)
  return items.map((expense) => expense.tags[1]?.slice("name ".length)).join("")
}

describe("the parameter q", () => {
  it.each([
    ["a word of the description", "groceries", "a"],
    ["a word of the notes", "bread", "a"],
    ["part of a word", "ocer", "a"],
    ["either field, never tags, method or category", "milk", "abc"],
    ["another case", "MiLK", "abc"],
    ["words of both fields, in any order", "bread WEEKLY milk", "a"],
    ["every word, not any", "milk nothing", ""],
    ["a word twice", "milk milk", "abc"],
    ["words apart by white space of every alphabet", "\u3000milk\u2003bread\n", "a"],
    ["no word across the fields", "bread bre", "a"],
    ["white space only", " \u3000\t", "abcdefghi"],
    ["% as itself", "%", "c"],
    ["% after text", "100%", "c"],
    ["% in the middle", "m%k", ""],
    ["_ as itself", "_", "c"],
    ["_ in the middle", "m_lk", ""],
    ["a backslash as itself", "\\", "f"],
    ["two backslashes", "\\\\", ""],
    ["a backslash before a letter", "\\temp\\", "f"],
    ["a backslash before %", "\\%", ""],
    ["quotes as themselves", 'it\'s "quoted"', "f"],
    ["a quote and a comment", "' --", ""],
    ["marks of regular expressions", "a*b+c?(d)[e]{f}|^$.", "g"],
    ["a dot as itself", ".", "g"],
    ["an emoji", "😀", "g"],
    ["composed accents in another case", "CAF\u00c9", "d"],
    ["decomposed accents", "cafe\u0301", "d"],
    ["not without accents", "cafe", ""],
    ["umlauts in another case", "MÜNCHEN", "d"],
    ["sharp s in another case", "STRA\u1e9eE", "d"],
    ["not ss for sharp s", "strasse", ""],
    ["Greek in another case", "καφες ΑΘΉΝΑ", "e"],
    ["Cyrillic in another case", "продукты", "e"]
  ])("finds %s", async (_, q, expected) => {
    assert.strictEqual(await found(q), expected)
  })

  it("reads + as a space", async () => {
    const { total } = await bodyOf(200, alice.get<ExpensePage>("/expenses?q=milk+bread"))
    assert.strictEqual(total, 1)
  })

  it("counts as absent when it is empty", async () => {
    assert.strictEqual((await bodyOf(200, alice.get<ExpensePage>("/expenses?q="))).total, 9)
  })

  it("refuses U+0000, and bytes that are not UTF-8 as a bad request", async () => {
    await assertFaults(alice.get("/expenses?q=a%00"), "q")
    assert.strictEqual((await alice.get("/expenses?q=%FF")).status, 400)
    assert.strictEqual((await alice.get("/expenses?q=%ED%A0%80")).status, 400)
  })
})
