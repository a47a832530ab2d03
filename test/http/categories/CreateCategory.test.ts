import { assert, describe, it } from "@effect/vitest"
import { bodyOf, etagOf } from "../support/Client.ts"
import { givenCategory } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults } from "../support/Problem.ts"
import { type Category, timestamp, uuidV7 } from "../support/Shapes.ts"

const { somebody } = givenServer()

describe("POST /categories", () => {
  it("answers 201 with the whole category, its place and its version", async () => {
    const alice = await somebody()
    const given = { name: "Pets", description: "Cats and dogs", color: "#A1B2C3", icon: "🐕" }
    const answer = await alice.post<Category>("/categories", given)
    assert.strictEqual(answer.status, 201)
    const { id, created_at, updated_at, ...rest } = answer.body
    assert.deepStrictEqual(rest, { ...given, color: "#a1b2c3", is_default: false })
    assert.match(id, uuidV7)
    assert.match(created_at, timestamp)
    assert.strictEqual(updated_at, created_at)
    assert.strictEqual(answer.headers.get("location"), `/api/v1/categories/${id}`)
    const read = await alice.get<Category>(`/categories/${id}`)
    assert.deepStrictEqual(read.body, answer.body)
    assert.strictEqual(etagOf(read), etagOf(answer))
  })

  it("needs a name and no more", async () => {
    const { description, color, icon } = await givenCategory(await somebody(), "Pets")
    assert.deepStrictEqual([description, color, icon], [null, "#3182ce", null])
  })

  it("names every field in the order of the contract", async () => {
    const category = await givenCategory(await somebody(), "Pets")
    const names = ["id", "name", "description", "color", "icon", "is_default", "created_at", "updated_at"]
    assert.deepStrictEqual(Object.keys(category), names)
  })

  it.each([
    ["trims white space of every alphabet", { name: "\u3000\u0085 Pets\u00a0\n" }, { name: "Pets" }],
    ["keeps white space within", { name: "My  pets" }, { name: "My  pets" }],
    ["normalises to NFC", { name: "Cafe\u0301" }, { name: "Caf\u00e9" }],
    ["takes 100 code points", { name: "😀".repeat(100) }, { name: "😀".repeat(100) }],
    ["counts after normalising", { name: "e\u0301".repeat(100) }, { name: "\u00e9".repeat(100) }],
    [
      "composes four code points to one",
      { name: "\u03b1\u0313\u0300\u0345".repeat(100) },
      { name: "\u1f82".repeat(100) }
    ],
    ["counts after trimming", { name: ` ${"x".repeat(100)} ` }, { name: "x".repeat(100) }],
    ["takes a description of 1000", { description: "é".repeat(1000) }, { description: "é".repeat(1000) }],
    ["stores an empty description as null", { description: "" }, { description: null }],
    ["stores a blank description as null", { description: " \t\u2003" }, { description: null }],
    ["takes a null description", { description: null }, { description: null }],
    ["keeps line breaks of a description", { description: "a\nb" }, { description: "a\nb" }],
    ["takes an icon of 50", { icon: "🛒".repeat(50) }, { icon: "🛒".repeat(50) }],
    ["keeps joined emoji whole", { icon: "👩‍👩‍👧‍👦" }, { icon: "👩‍👩‍👧‍👦" }],
    ["stores an empty icon as null", { icon: "" }, { icon: null }],
    ["takes a null icon", { icon: null }, { icon: null }],
    ["keeps a color in lower case", { color: "#ABCDEF" }, { color: "#abcdef" }],
    ["keeps markup and quotes as they are", { name: `<b>"it's"</b> \\ ; --` }, { name: `<b>"it's"</b> \\ ; --` }]
  ])("%s", async (_, given, expected) => {
    const category = await bodyOf(201, (await somebody()).post<Category>("/categories", { name: "Pets", ...given }))
    assert.deepInclude(category, expected)
  })

  it.each([
    ["no name", { name: undefined }, "/name"],
    ["an empty name", { name: "" }, "/name"],
    ["a blank name", { name: " \u2003\u0085" }, "/name"],
    ["a null name", { name: null }, "/name"],
    ["a name that is a number", { name: 7 }, "/name"],
    ["a name that is a list", { name: ["Pets"] }, "/name"],
    ["a name of 101", { name: "😀".repeat(101) }, "/name"],
    ["U+0000", { name: "a\0b" }, "/name"],
    ["a lone surrogate", { name: "a\ud800b" }, "/name"],
    ["a lone low surrogate", { description: "\udc00" }, "/description"],
    ["a description of 1001", { description: "x".repeat(1001) }, "/description"],
    ["a description that is an object", { description: {} }, "/description"],
    ["an icon of 51", { icon: "🛒".repeat(51) }, "/icon"],
    ["an icon that is false", { icon: false }, "/icon"],
    ["a null color", { color: null }, "/color"],
    ["an empty color", { color: "" }, "/color"],
    ["a short color", { color: "#fff" }, "/color"],
    ["a long color", { color: "#3182ce00" }, "/color"],
    ["a color without #", { color: "3182ce" }, "/color"],
    ["a color that is no hex", { color: "#gggggg" }, "/color"],
    ["a color by name", { color: "red" }, "/color"],
    ["a color with white space", { color: " #3182ce" }, "/color"],
    ["a color with a line break", { color: "#3182ce\n" }, "/color"],
    ["an unknown field", { colour: "#3182ce" }, "/colour"],
    ["an id", { id: "01900000-0000-7000-8000-000000000000" }, "/id"],
    ["is_default", { is_default: true }, "/is_default"],
    ["an unknown field with a slash and a tilde", { "a/b~c": 1 }, "/a~1b~0c"]
  ])("refuses %s", async (_, given, pointer) => {
    const alice = await somebody()
    await assertFaults(alice.post("/categories", { name: "Pets", ...given }), pointer)
    assert.strictEqual((await bodyOf(200, alice.get<{ total: number }>("/categories"))).total, 16)
  })

  it("tells every fault at once", async () => {
    const body = { description: 1, color: "red", icon: "x".repeat(51), is_default: false, extra: null }
    const answer = (await somebody()).post("/categories?what=1", body)
    await assertFaults(answer, "/name", "/description", "/color", "/icon", "/is_default", "/extra", "what")
  })

  it.each(["null", "[]", "[{}]", '"Pets"', "1", "true"])("refuses a body that is %s", async (raw) => {
    await assertFaults((await somebody()).send("POST", "/categories", { raw }), "")
  })

  it("refuses a field named __proto__", async () => {
    const raw = '{"name":"Pets","__proto__":{"icon":"x"}}'
    await assertFaults((await somebody()).send("POST", "/categories", { raw }), "/__proto__")
  })
})
