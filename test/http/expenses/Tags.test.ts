import { assert, beforeAll, describe, it } from "@effect/vitest"
import { bodyOf, type Client } from "../support/Client.ts"
import { givenCategory } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults } from "../support/Problem.ts"
import type { Expense } from "../support/Shapes.ts"

const { somebody } = givenServer()
let alice: Client
let category_id: string

beforeAll(async () => {
  alice = await somebody()
  category_id = (await givenCategory(alice, "Pets")).id
})

const post = (tags: unknown) => alice.post<Expense>("/expenses", { category_id, amount: 1, date: "2026-03-15", tags })
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `tag ${index}`)

describe("the tags of an expense", () => {
  it.each([
    ["are kept in the order given", ["b", "a", "c"], ["b", "a", "c"]],
    ["are lower-cased", ["Cat", "DOG", "ÉTÉ", "ΣΑΣ"], ["cat", "dog", "été", "σας"]],
    ["are kept once, where they came first", ["b", "a", "b", "A", "B"], ["b", "a"]],
    ["are the same composed and decomposed", ["e\u0301", "\u00e9", "\u00c9"], ["\u00e9"]],
    ["are trimmed", [" a ", "\u3000b\u0085", "a"], ["a", "b"]],
    [
      "may have white space and marks within",
      ["my cat", "a/b", "#1", "%_\\", '"'],
      ["my cat", "a/b", "#1", "%_\\", '"']
    ],
    ["may be none", [], []],
    ["may be of 50 code points", ["😀".repeat(50)], ["😀".repeat(50)]],
    ["may be 20", numbered(20), numbered(20)],
    ["may be 20 and repeats of them", [...numbered(20), "TAG 0", " tag 1"], numbered(20)],
    ["may have a comma of another alphabet", ["a，b", "a、b"], ["a，b", "a、b"]]
  ])("%s", async (_, sent, kept) => {
    const expense = await bodyOf(201, post(sent))
    assert.deepStrictEqual(expense.tags, kept)
    assert.deepStrictEqual((await bodyOf(200, alice.get<Expense>(`/expenses/${expense.id}`))).tags, kept)
  })

  it.each([
    ["21", numbered(21), ["/tags"]],
    ["one of 51 code points", ["a", "😀".repeat(51)], ["/tags/1"]],
    ["one that grows to more than 50 in lower case", ["\u0130".repeat(26)], ["/tags/0"]],
    ["one with a comma", ["a,b"], ["/tags/0"]],
    ["an empty one", ["a", "", "b"], ["/tags/1"]],
    ["a blank one", [" \u2003"], ["/tags/0"]],
    ["U+0000", ["\0"], ["/tags/0"]],
    ["a lone surrogate", ["\udfff"], ["/tags/0"]],
    ["numbers and null", [1, "a", null, ["b"]], ["/tags/0", "/tags/2", "/tags/3"]],
    ["null", null, ["/tags"]],
    ["a string", "a,b", ["/tags"]],
    ["an object", { 0: "a" }, ["/tags"]]
  ])("must not be %s", async (_, sent, pointers) => {
    await assertFaults(post(sent), ...pointers)
  })

  it("are the same values only in the same order", async () => {
    const { id } = await bodyOf(201, post(["a", "b"]))
    const path = `/expenses/${id}`
    const etag = async (tags: unknown) => (await alice.put(path, { tags })).headers.get("etag")
    const before = (await alice.get(path)).headers.get("etag")
    assert.strictEqual(await etag([" A", "b", "B"]), before)
    const turned = await etag(["b", "a"])
    assert.notStrictEqual(turned, before)
    assert.deepStrictEqual((await bodyOf(200, alice.put<Expense>(path, { tags: [] }))).tags, [])
    await assertFaults(alice.put(path, { tags: null }), "/tags")
    await assertFaults(alice.put(path, { tags: ["x", "a,b"] }), "/tags/1")
  })
})
