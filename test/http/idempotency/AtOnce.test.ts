import { assert, describe, it } from "@effect/vitest"
import { bodyOf } from "../support/Client.ts"
import { givenServer } from "../support/People.ts"
import { problemOf } from "../support/Problem.ts"
import { all, assertOneCreated, countOf, create, expenses } from "./Creating.ts"

const server = givenServer()

const times = <A>(count: number, f: (index: number) => Promise<A>): Promise<ReadonlyArray<A>> =>
  Promise.all(Array.from({ length: count }, (_, index) => f(index)))

describe.each(all)("POST $path fifty times at once", (creating) => {
  it("under one key creates one, and gives fifty equal answers", async () => {
    const who = await server.somebody()
    const body = await creating.given(who)
    const before = await countOf(who, creating)
    const answers = await times(50, () => create(who, creating, body, "key"))
    assertOneCreated(answers)
    assert.strictEqual(await countOf(who, creating), before + 1)
  })

  it("under one key, with another body every second time, creates one, and refuses the others", async () => {
    const who = await server.somebody()
    const body = await creating.given(who)
    const before = await countOf(who, creating)
    const other = { ...body, ...creating.change }
    const answers = await times(50, (index) => create(who, creating, index % 2 === 0 ? body : other, "key"))
    const through = answers.filter(({ status }) => status === 201)
    const refused = answers.filter(({ status }) => status !== 201).map((answer) => problemOf(422, answer).type)
    assert.deepStrictEqual([through.length, new Set(refused)], [25, new Set(["/problems/idempotency-key-reused"])])
    assert.strictEqual(new Set(through.map(({ text }) => text)).size, 1)
    assert.strictEqual(await countOf(who, creating), before + 1)
  })
})

describe("POST /expenses at once", () => {
  it("under fifty keys creates fifty, and their sum is right", async () => {
    const who = await server.somebody()
    const body = await expenses.given(who)
    const answers = await times(50, (index) => create(who, expenses, body, `key ${index}`))
    assert.strictEqual(new Set(answers.map((answer) => answer.body.id)).size, 50)
    const report = await bodyOf(200, who.get<{ total: string; count: number }>("/analytics/monthly/2026/3"))
    assert.deepInclude(report, { total: "625.00", count: 50 })
  })

  it("under one key counts the sum once", async () => {
    const who = await server.somebody()
    const body = await expenses.given(who)
    await times(20, () => create(who, expenses, body, "key"))
    const report = await bodyOf(200, who.get<{ total: string; count: number }>("/analytics/monthly/2026/3"))
    assert.deepInclude(report, { total: "12.50", count: 1 })
  })
})
