import { assert, describe, it } from "@effect/vitest"
import { bodyOf, etagOf } from "../support/Client.ts"
import { givenCategory } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, assertProblem } from "../support/Problem.ts"

const { somebody } = givenServer()

const given = async () => {
  const alice = await somebody()
  const category = await givenCategory(alice, "Pets")
  const path = `/categories/${category.id}`
  return { alice, path, etag: etagOf(await alice.get(path)) }
}

describe("the version of a category", () => {
  it("is another one after every change, also back to what it was", async () => {
    const { alice, path, etag } = await given()
    const seen = [etag]
    for (const name of ["Animals", "Pets", "Animals"]) seen.push(etagOf(await alice.put(path, { name })))
    assert.strictEqual(new Set(seen).size, 4)
  })

  it.each([
    ["itself", (etag: string) => etag],
    ["a weak one", (etag: string) => `W/${etag}`],
    ["one of several", (etag: string) => `"x", ${etag},"y"`],
    ["any", () => "*"]
  ])("is answered by 304 when the client has it: %s", async (_, header) => {
    const { alice, path, etag } = await given()
    const answer = await alice.get(path, { "if-none-match": header(etag) })
    assert.deepStrictEqual([answer.status, answer.text, answer.headers.get("etag")], [304, "", etag])
    const head = await alice.send("HEAD", path, { headers: { "if-none-match": header(etag) } })
    assert.strictEqual(head.status, 304)
  })

  it("is answered whole when the client has another one", async () => {
    const { alice, path, etag } = await given()
    await alice.put(path, { name: "Animals" })
    const answer = await alice.get(path, { "if-none-match": etag })
    assert.strictEqual(answer.status, 200)
    assert.notStrictEqual(etagOf(answer), etag)
    assert.strictEqual((await alice.get(path, { "if-none-match": '"x", "y"' })).status, 200)
  })

  it.each([
    ["itself", (etag: string) => etag],
    ["one of several", (etag: string) => `"x", ${etag}`],
    ["any", () => "*"]
  ])("lets a change through: %s", async (_, header) => {
    const { alice, path, etag } = await given()
    await bodyOf(200, alice.put(path, { name: "Animals" }, { "if-match": header(etag) }))
    await bodyOf(204, alice.delete(path, { "if-match": header(etagOf(await alice.get(path))) }))
  })

  it.each([
    ["another one", () => '"999"'],
    ["a weak one", (etag: string) => `W/${etag}`],
    ["several others", () => '"998", "999"'],
    ["one without quotes", (etag: string) => etag.replaceAll('"', "")],
    ["one with a leading zero", (etag: string) => etag.replace('"', '"0')]
  ])("refuses a change and a removal by %s", async (_, header) => {
    const { alice, path, etag } = await given()
    const headers = { "if-match": header(etag) }
    await assertProblem(412, "precondition-failed", alice.put(path, { name: "Animals" }, headers))
    await assertProblem(412, "precondition-failed", alice.put(path, {}, headers))
    await assertProblem(412, "precondition-failed", alice.delete(path, headers))
    assert.strictEqual(etagOf(await alice.get(path)), etag)
  })

  it("refuses the second of two writers who saw the same", async () => {
    const { alice, path, etag } = await given()
    const headers = { "if-match": etag }
    const answers = await Promise.all(["A", "B", "C"].map((name) => alice.put(path, { name }, headers)))
    assert.deepStrictEqual(answers.map((answer) => answer.status).toSorted(), [200, 412, 412])
  })

  it("does not matter to the last writer without If-Match", async () => {
    const { alice, path } = await given()
    for (const name of ["A", "B"]) await bodyOf(200, alice.put(path, { name }))
  })

  it("is looked at after the faults of the body", async () => {
    const { alice, path } = await given()
    await assertFaults(alice.put(path, { name: null }, { "if-match": '"999"' }), "/name")
  })

  it("is refused before the removal that would be refused anyway", async () => {
    const { alice, path } = await given()
    const id = path.split("/").at(-1)
    await bodyOf(201, alice.post("/expenses", { category_id: id, amount: 1, date: "2026-03-15" }))
    await assertProblem(412, "precondition-failed", alice.delete(path, { "if-match": '"999"' }))
  })
})

describe("the path of a category", () => {
  it.each(["7", "x", `${"0".repeat(32)}`, "urn:uuid:01900000-0000-7000-8000-000000000000", "%20", "..%2f", "%00"])(
    "refuses %s as an id",
    async (id) => {
      const { alice } = await given()
      for (const method of ["GET", "DELETE"]) await assertFaults(alice.send(method, `/categories/${id}`), "id")
      await assertFaults(alice.put(`/categories/${id}`, {}), "id")
    }
  )

  it("takes an id of any version in either case", async () => {
    const { alice, path } = await given()
    await bodyOf(200, alice.get(`/categories/${path.slice("/categories/".length).toUpperCase()}`))
    for (const id of ["00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"]) {
      await assertProblem(404, "not-found", alice.get(`/categories/${id}`))
    }
  })
})
