import { assert, describe, it } from "@effect/vitest"
import { bodyOf } from "../support/Client.ts"
import { givenCategory, givenExpense } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, assertProblem } from "../support/Problem.ts"
import { type Category, type List, nobodysId } from "../support/Shapes.ts"

const { somebody } = givenServer()

const given = async () => {
  const [alice, bob] = [await somebody(), await somebody()]
  const category = await givenCategory(alice, "Pets")
  return { alice, bob, category, path: `/categories/${category.id}` }
}

describe("a category of somebody else", () => {
  it("does not exist in any verb, whatever the precondition", async () => {
    const { alice, bob, category, path } = await given()
    const own = await givenCategory(bob, "Own")
    for (const headers of [{}, { "if-match": '"1"' }, { "if-match": '"99"' }, { "if-match": '"1", "2"' }]) {
      await assertProblem(404, "not-found", bob.put(path, { name: "Mine" }, headers))
      await assertProblem(404, "not-found", bob.put(path, {}, headers))
      await assertProblem(404, "not-found", bob.delete(path, headers))
      await assertProblem(404, "not-found", bob.delete(`${path}?reassign_to=${own.id}`, headers))
    }
    await assertProblem(404, "not-found", bob.get(path))
    await assertProblem(404, "not-found", bob.get(path, { "if-none-match": "*" }))
    assert.deepStrictEqual((await alice.get(path)).body, category)
  })

  it("is answered exactly like one that nobody has", async () => {
    const { bob, category, path } = await given()
    const anothers = await bob.get(path)
    const nobodys = await bob.get(`/categories/${nobodysId}`)
    assert.strictEqual(anothers.text.replaceAll(category.id, nobodysId), nobodys.text)
  })

  it("is not in the list", async () => {
    const { bob, category } = await given()
    const { items } = await bodyOf(200, bob.get<List<Category>>("/categories"))
    assert.isFalse(items.some(({ id, name }) => id === category.id || name === "Pets"))
  })

  it("is no place to move to", async () => {
    const { bob, category } = await given()
    const own = await givenCategory(bob, "Own")
    await givenExpense(bob, { category_id: own.id, amount: 1 })
    await assertFaults(bob.delete(`/categories/${own.id}?reassign_to=${category.id}`), "reassign_to")
    await bodyOf(200, bob.get(`/categories/${own.id}`))
  })

  it("needs a token to be asked for", async () => {
    const { alice, path } = await given()
    for (const [method, body] of [["GET"], ["PUT", {}], ["DELETE"]] as const) {
      const answer = alice.send(method, path, { ...(body && { body }), headers: { authorization: "" } })
      await assertProblem(401, "unauthorized", answer)
    }
  })
})
