import { assert, describe, it } from "@effect/vitest"
import { bodyOf, type Client } from "../support/Client.ts"
import { givenCategory } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertProblem, problemOf } from "../support/Problem.ts"
import { all, assertFirst, assertReplay, budgets, categories, countOf, create, expenses, withKey } from "./Creating.ts"

const server = givenServer()

const raw = (who: Client, text: string) => who.send("POST", "/expenses", { raw: text, headers: withKey("key") })

/** The same expense in JSON, however it is spelled, by the amount as it is written. */
const givenTexts = async (amount: string) => {
  const who = await server.somebody()
  const { id } = await givenCategory(who, "Lunch")
  return { who, text: `{"category_id":"${id}","amount":${amount},"date":"2026-03-15","description":"é\\n"}`, id }
}

describe("the same request", () => {
  it.each<readonly [what: string, first: string, spelled: (text: string) => string]>([
    ["with white space", "100", (text) => `\n ${text.replaceAll(",", " ,\t").replaceAll(":", ": ")}\r\n`],
    [
      "in another order",
      "100",
      (text) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).toReversed()))
    ],
    ["with escapes", "100", (text) => text.replace("é", "\\u00e9").replaceAll("-", "\\u002d")],
    ["with another exponent", "100", (text) => text.replace(":100", ":1e2")],
    ["with a zero more", "12.5", (text) => text.replace(":12.5", ":12.50")],
    ["with a field twice", "100", (text) => text.replace("{", '{"amount":1,')]
  ])("is it also %s", async (_, amount, spelled) => {
    const { who, text } = await givenTexts(amount)
    const first = await raw(who, text)
    assertFirst(first)
    assert.notStrictEqual(spelled(text), text)
    assertReplay(await raw(who, spelled(text)), first)
  })
})

describe("another request", () => {
  it.each<readonly [what: string, first: string, spelled: (text: string) => string]>([
    ["by a number for a text", '"12.50"', (text) => text.replace('"12.50"', "12.5")],
    ["by another text for the same amount", '"12.50"', (text) => text.replace("12.50", "12.5")],
    ["by another amount", "100", (text) => text.replace(":100", ":101")],
    ["by null for nothing", "100", (text) => text.replace("{", '{"notes":null,')],
    ["by white space in a text", "100", (text) => text.replace('"é', '" é')],
    ["by another form of Unicode", "100", (text) => text.replace("é", "e\u0301")],
    ["by the order of a list", "100", (text) => text.replace("{", '{"tags":["a","b"],')]
  ])("is one %s", async (_, amount, spelled) => {
    const { who, text } = await givenTexts(amount)
    const first = await raw(who, text)
    assertFirst(first)
    await assertProblem(422, "idempotency-key-reused", raw(who, spelled(text)))
    assertReplay(await raw(who, text), first)
    assert.strictEqual(await countOf(who, expenses), 1)
  })

  it("is one with the items of a list in another order", async () => {
    const { who, id } = await givenTexts("1")
    const body = { category_id: id, amount: "1", date: "2026-03-15" }
    assertFirst(await create(who, expenses, { ...body, tags: ["a", "b"] }, "key"))
    await assertProblem(422, "idempotency-key-reused", create(who, expenses, { ...body, tags: ["b", "a"] }, "key"))
  })

  it.each(all)("is told so, and not done: $path", async (creating) => {
    const who = await server.somebody()
    const body = await creating.given(who)
    const first = await create(who, creating, body, "key")
    const count = await countOf(who, creating)
    const answer = await create(who, creating, { ...body, ...creating.change }, "key")
    assert.deepStrictEqual(problemOf(422, answer), {
      type: "/problems/idempotency-key-reused",
      title: problemOf(422, answer).title,
      status: 422,
      detail: "Send another request with a key of its own.",
      instance: `/api/v1${creating.path}`
    })
    assert.strictEqual(await countOf(who, creating), count)
    assertReplay(await create(who, creating, body, "key"), first)
  })

  it("is one on another path", async () => {
    const who = await server.somebody()
    assertFirst(await create(who, categories, await categories.given(who), "key"))
    for (const other of [expenses, budgets]) {
      const answer = create(who, other, await other.given(await fresh(who)), "key")
      await assertProblem(422, "idempotency-key-reused", answer)
    }
  })

  it("is one with other faults, which are told before", async () => {
    const who = await server.somebody()
    const body = await categories.given(who)
    await create(who, categories, body, "key")
    await assertProblem(422, "validation", create(who, categories, { ...body, color: "red" }, "key"))
    await assertProblem(400, "bad-request", who.send("POST", "/categories", { raw: "{", headers: withKey("key") }))
  })
})

/** `given` may make a category of a name that is taken by now. */
const fresh = async (who: Client): Promise<Client> => {
  const { items } = await bodyOf(200, who.get<{ items: ReadonlyArray<{ id: string; name: string }> }>("/categories"))
  for (const { id, name } of items) if (name === "Lunch") await bodyOf(204, who.delete(`/categories/${id}`))
  return who
}
