import { assert, describe, it } from "@effect/vitest"
import { bodyOf } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, assertProblem } from "../support/Problem.ts"
import { nobodysId } from "../support/Shapes.ts"
import { wire } from "../support/Wire.ts"
import { all, assertFirst, assertReplay, budgets, categories, countOf, create, expenses, withKey } from "./Creating.ts"

const server = givenServer()

describe.each(all)("the Idempotency-Key of POST $path", (creating) => {
  it.each(["", " ", "x".repeat(256), "schlüssel", "a\tb"])("can't be %j", async (key) => {
    const client = await server.somebody()
    const body = await creating.given(client)
    const before = await countOf(client, creating)
    const answer = await wire(server.url(), `/api/v1${creating.path}`, {
      method: "POST",
      headers: ["Content-Type: application/json", `Authorization: Bearer ${client.token}`, `Idempotency-Key: ${key}`],
      body: JSON.stringify(body)
    })
    assert.strictEqual(answer.status, 422, answer.text)
    const { errors, type } = answer.body as { type: string; errors: ReadonlyArray<Record<string, string>> }
    assert.strictEqual(type, "/problems/validation")
    assert.deepStrictEqual(
      errors.map(({ parameter }) => parameter),
      ["Idempotency-Key"]
    )
    assert.strictEqual(await countOf(client, creating), before)
  })

  it.each(["a", "!", "~", "8e03978e-40d5-43dd-bc93-6894a57f9324", '"quoted", and more', "x".repeat(255)])(
    "may be %j",
    async (key) => {
      const who = await server.somebody()
      const body = await creating.given(who)
      const first = await create(who, creating, body, key)
      assertFirst(first)
      assertReplay(await create(who, creating, body, key), first)
    }
  )

  it("is told beside the faults of the body", async () => {
    const who = await server.somebody()
    const [fault = ""] = Object.keys(creating.fault)
    const body = { ...(await creating.given(who)), ...creating.fault }
    await assertFaults(create(who, creating, body, "x".repeat(256)), `/${fault}`, "Idempotency-Key")
  })

  it("of another user is another key", async () => {
    const [one, other] = [await server.somebody(), await server.somebody()]
    const [first, second] = [
      await create(one, creating, await creating.given(one), "key"),
      await create(other, creating, await creating.given(other), "key")
    ]
    assertFirst(first)
    assertFirst(second)
    assert.notStrictEqual(first.body.id, second.body.id)
  })

  it("in another case is another key", async () => {
    const who = await server.somebody()
    const body = await creating.given(who)
    assertFirst(await create(who, creating, body, "key"))
    const second = await create(who, creating, { ...body, ...creating.change }, "KEY")
    // A budget of the same period overlaps: refused by what it is, and not by its key.
    assert.strictEqual(second.status, creating === budgets ? 409 : 201)
  })
})

describe("a request that is refused", () => {
  it.each(all)("for a fault leaves its key free: $path", async (creating) => {
    const who = await server.somebody()
    const body = await creating.given(who)
    const [fault = ""] = Object.keys(creating.fault)
    for (let again = 0; again < 2; again++) {
      await assertFaults(create(who, creating, { ...body, ...creating.fault }, "key"), `/${fault}`)
    }
    const first = await create(who, creating, body, "key")
    assertFirst(first)
    assertReplay(await create(who, creating, body, "key"), first)
  })

  it("for a conflict leaves its key free", async () => {
    const who = await server.somebody()
    for (const creating of [categories, budgets]) {
      const body = await creating.given(who)
      const { id } = await bodyOf(201, who.post<{ id: string }>(creating.path, body))
      for (let again = 0; again < 2; again++) {
        assert.strictEqual((await create(who, creating, body, `${creating.path} key`)).status, 409)
      }
      await bodyOf(204, who.delete(`${creating.path}/${id}`))
      assertFirst(await create(who, creating, body, `${creating.path} key`))
    }
  })

  it("for a category that is not there, or not yours, leaves its key free", async () => {
    const [who, other] = [await server.somebody(), await server.somebody()]
    const body = await expenses.given(who)
    const { category_id } = await expenses.given(other)
    for (const wrong of [nobodysId, category_id]) {
      await assertFaults(create(who, expenses, { ...body, category_id: wrong }, "key"), "/category_id")
    }
    assertFirst(await create(who, expenses, body, "key"))
  })

  it("for a media type, a size or a path leaves its key free", async () => {
    const who = await server.somebody()
    const raw = JSON.stringify(await categories.given(who))
    const headers = withKey("key")
    const sent = { raw, headers: { ...headers, "content-type": "text/plain" } }
    await assertProblem(415, "unsupported-media-type", who.send("POST", "/categories", sent))
    const large = `${raw}${" ".repeat(1_048_576)}`
    await assertProblem(413, "payload-too-large", who.send("POST", "/categories", { raw: large, headers }))
    await assertProblem(404, "not-found", who.send("POST", "/nothing", { raw, headers }))
    await assertProblem(405, "method-not-allowed", who.send("PATCH", "/categories", { raw, headers }))
    assertFirst(await who.send("POST", "/categories", { raw, headers }))
  })
})
