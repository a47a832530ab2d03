import { Category, CategoryDraft, Color, defaultColor, predefinedCategories, reviseCategory } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Schema } from "effect"
import { oneOf } from "../support/arbitraries.ts"
import { accepts, refusals } from "../support/decoding.ts"
import { bookId, categoryId, created, later } from "../support/values.ts"

const read = Schema.decodeUnknownSync(Color)
const hex = Arbitrary.map(Arbitrary.array(oneOf([..."0123456789abcdefABCDEF"]), { minLength: 6, maxLength: 6 }), (it) =>
  it.join("")
)

const category = Category.make({
  ...CategoryDraft.make({ name: "Food" }),
  id: categoryId(1),
  bookId: bookId(1),
  isDefault: false,
  createdAt: created,
  updatedAt: created,
  version: 3
})

describe("Color", () => {
  it.prop("is read in either case and kept in lower case", [hex], ([digits]) => {
    assert.strictEqual(read(`#${digits}`), `#${digits.toLowerCase()}`)
    assert.strictEqual(Schema.encodeSync(Color)(read(`#${digits}`)), `#${digits.toLowerCase()}`)
  })

  it.each(["", "#", "#fff", "#ffff", "ffffff", "#fffffg", "#fffffff", " #ffffff", "#ffffff\n", "red", "#１23456"])(
    "refuses %j",
    (text) => assert.deepStrictEqual(refusals(Color, text), ["must be a color in the form #rrggbb"])
  )

  it("refuses null: a category always has one", () => {
    assert.isFalse(accepts(Color, null))
  })
})

describe("CategoryDraft", () => {
  it("needs a name only", () => {
    assert.deepStrictEqual(CategoryDraft.make({ name: "Food" }), {
      name: "Food",
      description: null,
      color: "#3182ce",
      icon: null
    })
    assert.strictEqual(defaultColor, "#3182ce")
  })

  const draft = { name: "Food", description: null, color: "#3182CE", icon: null }

  it.each([
    [{ name: "x".repeat(100) }, true],
    [{ name: "x".repeat(101) }, false],
    [{ name: " " }, false],
    [{ name: null }, false],
    [{ description: "x".repeat(1000) }, true],
    [{ description: "x".repeat(1001) }, false],
    [{ icon: "🛒".repeat(50) }, true],
    [{ icon: "🛒".repeat(51) }, false],
    [{ icon: "" }, true]
  ])("keeps its limits", (given, taken) => {
    assert.strictEqual(accepts(CategoryDraft, { ...draft, ...given }), taken)
  })
})

describe("predefinedCategories", () => {
  it("are each a draft that anyone could have written", () => {
    for (const draft of predefinedCategories) {
      assert.deepStrictEqual(Schema.decodeUnknownSync(CategoryDraft)(draft), draft)
    }
  })

  it("have names that differ without regard to case", () => {
    const names = predefinedCategories.map((draft) => draft.name.toLowerCase())
    assert.strictEqual(new Set(names).size, predefinedCategories.length)
    assert.isAbove(names.length, 0)
  })
})

describe("reviseCategory", () => {
  it("gives back the category itself when nothing changes", () => {
    assert.strictEqual(reviseCategory(category, {}, later), category)
    assert.strictEqual(reviseCategory(category, { name: "Food", color: "#3182ce", icon: null }, later), category)
  })

  it("gives the next version otherwise", () => {
    assert.deepStrictEqual(
      reviseCategory(category, { name: "food", icon: "🛒", description: undefined }, later),
      Category.make({ ...category, name: "food", icon: "🛒", version: 4, updatedAt: later })
    )
  })
})
