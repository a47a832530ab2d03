import { assert, describe, it } from "@effect/vitest"
import { bodyOf } from "../support/Client.ts"
import { givenCategory } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertProblem } from "../support/Problem.ts"
import type { Category } from "../support/Shapes.ts"

const { somebody } = givenServer()

const same: ReadonlyArray<readonly [alphabet: string, one: string, other: string]> = [
  ["itself", "Pets", "Pets"],
  ["Latin", "Pets", "pETS"],
  ["a predefined one", "gROCERIES", "GROCERIES"],
  ["accents", "Ménage", "MÉNAGE"],
  ["composed and decomposed accents", "Caf\u00e9", "CAFE\u0301"],
  ["German", "Möbel", "MÖBEL"],
  ["capital sharp s", "Stra\u00dfe", "STRA\u1e9eE"],
  ["Greek", "Σπίτι", "σπίτι"],
  ["a final sigma", "ΣΚΥΛΟΣ", "σκυλος"],
  ["Cyrillic", "Продукты", "ПРОДУКТЫ"],
  ["Armenian", "Տուն", "ՏՈՒՆ"],
  ["Georgian", "ᲡᲐᲮᲚᲘ", "სახლი"],
  ["Turkish dotted I by its decomposition", "\u0130", "i\u0307"],
  ["the Kelvin sign", "\u212aelvin", "kelvin"],
  ["an astral alphabet", "𐐀", "𐐨"],
  ["white space at the ends", "Pets", " \u3000pets\u0085"]
]

const different: ReadonlyArray<readonly [what: string, one: string, other: string]> = [
  ["accents", "Cafe", "Café"],
  ["ss and sharp s", "Strasse", "Straße"],
  ["dotless i", "ılık", "ilik"],
  ["full width", "Pets", "Ｐｅｔｓ"],
  ["white space within", "My pets", "My  pets"],
  ["emoji of another color", "👍", "👍🏽"],
  ["characters that look alike", "Сafe", "Cafe"]
]

describe("a category's name", () => {
  it.each(same)("is taken without regard to case: %s", async (_, one, other) => {
    const alice = await somebody()
    if (one !== "gROCERIES") await givenCategory(alice, one)
    await assertProblem(409, "category-name-taken", alice.post("/categories", { name: other }))
    const { id } = await givenCategory(alice, "Another")
    await assertProblem(409, "category-name-taken", alice.put(`/categories/${id}`, { name: other }))
    assert.strictEqual((await bodyOf(200, alice.get<Category>(`/categories/${id}`))).name, "Another")
  })

  it.each(different)("is another one with other %s", async (_, one, other) => {
    const alice = await somebody()
    await givenCategory(alice, one)
    assert.strictEqual((await givenCategory(alice, other)).name, other)
  })

  it("can change its own case", async () => {
    const alice = await somebody()
    const { id } = await givenCategory(alice, "pets")
    assert.strictEqual((await bodyOf(200, alice.put<Category>(`/categories/${id}`, { name: "PETS" }))).name, "PETS")
    await assertProblem(409, "category-name-taken", alice.post("/categories", { name: "Pets" }))
  })

  it("is free again once it was changed, and once the category is gone", async () => {
    const alice = await somebody()
    const first = await givenCategory(alice, "Pets")
    await bodyOf(200, alice.put(`/categories/${first.id}`, { name: "Animals" }))
    const second = await givenCategory(alice, "PETS")
    await bodyOf(204, alice.delete(`/categories/${second.id}`))
    await bodyOf(200, alice.put(`/categories/${first.id}`, { name: "pets" }))
  })

  it("is each user's own", async () => {
    await givenCategory(await somebody(), "Pets")
    await givenCategory(await somebody(), "pets")
  })

  it("goes to one of two who ask at the same moment", async () => {
    const alice = await somebody()
    const answers = await Promise.all(["Pets", "PETS", "pets"].map((name) => alice.post("/categories", { name })))
    assert.deepStrictEqual(answers.map((answer) => answer.status).toSorted(), [201, 409, 409])
  })
})
