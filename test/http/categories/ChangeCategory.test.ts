import { assert, describe, it } from "@effect/vitest"
import { bodyOf, etagOf } from "../support/Client.ts"
import { givenCategory } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, assertProblem } from "../support/Problem.ts"
import { type Category, nobodysId } from "../support/Shapes.ts"

const { somebody } = givenServer()

const fields = { description: "Cats and dogs", color: "#a1b2c3", icon: "🐕" }

const given = async () => {
  const alice = await somebody()
  const category = await givenCategory(alice, "Pets", fields)
  const path = `/categories/${category.id}`
  return { alice, category, path, etag: etagOf(await alice.get(path)) }
}

describe("PUT /categories/{id}", () => {
  it.each([
    [{ name: "Animals" }, { name: "Animals" }],
    [{ name: " Animals " }, { name: "Animals" }],
    [{ description: null }, { description: null }],
    [{ description: "" }, { description: null }],
    [{ description: "Fish" }, { description: "Fish" }],
    [{ color: "#FFFFFF" }, { color: "#ffffff" }],
    [{ icon: null }, { icon: null }],
    [{ icon: "  " }, { icon: null }],
    [
      { name: "Animals", icon: "🐟" },
      { name: "Animals", icon: "🐟" }
    ]
  ])("changes what is in the body and nothing else: %j", async (body, expected) => {
    const { alice, category, path, etag } = await given()
    const answer = await alice.put<Category>(path, body)
    assert.strictEqual(answer.status, 200)
    assert.isAtLeast(Date.parse(answer.body.updated_at), Date.parse(category.updated_at))
    assert.deepStrictEqual(answer.body, { ...category, ...expected, updated_at: answer.body.updated_at })
    assert.notStrictEqual(etagOf(answer), etag)
    const read = await alice.get<Category>(path)
    assert.deepStrictEqual([read.body, etagOf(read)], [answer.body, etagOf(answer)])
  })

  it.each([
    {},
    { name: "Pets" },
    { name: "  Pets\u00a0" },
    { color: "#A1B2C3" },
    { name: "Pets", ...fields },
    { description: " Cats and dogs " }
  ])("changes nothing by values that are there already: %j", async (body) => {
    const { alice, category, path, etag } = await given()
    const answer = await alice.put<Category>(path, body)
    assert.strictEqual(answer.status, 200)
    assert.deepStrictEqual([answer.body, etagOf(answer)], [category, etag])
  })

  it("changes a predefined one like any other", async () => {
    const alice = await somebody()
    const { items } = await bodyOf(200, alice.get<{ items: ReadonlyArray<Category> }>("/categories"))
    const groceries = items.find((category) => category.name === "Groceries")
    const changed = await bodyOf(200, alice.put<Category>(`/categories/${groceries?.id}`, { name: "Food", icon: null }))
    assert.deepInclude(changed, { name: "Food", icon: null, is_default: true })
  })

  it.each([
    [{ name: null }, ["/name"]],
    [{ name: "" }, ["/name"]],
    [{ name: "x".repeat(101) }, ["/name"]],
    [{ color: null }, ["/color"]],
    [{ color: "" }, ["/color"]],
    [{ id: nobodysId }, ["/id"]],
    [{ is_default: true, created_at: "2026-01-01T00:00:00.000Z" }, ["/is_default", "/created_at"]],
    [{ name: " ", color: "red", icon: 5, extra: 1 }, ["/name", "/color", "/icon", "/extra"]],
    [[], [""]]
  ])("refuses %j and changes nothing", async (body, pointers) => {
    const { alice, category, path, etag } = await given()
    await assertFaults(alice.put(path, body), ...pointers)
    const read = await alice.get<Category>(path)
    assert.deepStrictEqual([read.body, etagOf(read)], [category, etag])
  })

  it("tells a bad id, a bad parameter and a bad body at once", async () => {
    const { alice } = await given()
    await assertFaults(alice.put("/categories/7?x=1", { name: null }), "id", "x", "/name")
  })

  it("answers 404 for an id that nothing has", async () => {
    const { alice } = await given()
    await assertProblem(404, "not-found", alice.put(`/categories/${nobodysId}`, { name: "Animals" }))
  })
})
