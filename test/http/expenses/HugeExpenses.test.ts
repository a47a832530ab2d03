/** Bodies near the limit of 1 MiB that are made to be slow, or to have more faults than anybody counts. */
import { assert, beforeAll, describe, it } from "@effect/vitest"
import { bodyOf, type Client } from "../support/Client.ts"
import { givenCategory } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults, problemOf } from "../support/Problem.ts"
import type { Expense } from "../support/Shapes.ts"

const { somebody } = givenServer()
let alice: Client
let needed: string

beforeAll(async () => {
  alice = await somebody()
  const { id } = await givenCategory(alice, "Pets")
  needed = `"category_id":"${id}","date":"2026-03-15"`
})

const post = (fields: string) => alice.send<Expense>("POST", "/expenses", { raw: `{${needed},${fields}}` })
const nested = `${"[".repeat(100_000)}${"]".repeat(100_000)}`
// To order such marks takes time by the square of their number: 400,000 of them took minutes.
const marks = (count: number) => `a${"\u0301\u0327".repeat(count / 2)}`

describe("a huge body", () => {
  it.each([
    ["notes of marks that are out of order", `"amount":1,"notes":"${marks(400_000)}"`, "/notes"],
    ["a tag of marks that are out of order", `"amount":1,"tags":["${marks(400_000)}"]`, "/tags/0"],
    [
      "an address of marks that are out of order",
      `"amount":1,"receipt_url":"https://${marks(400_000)}"`,
      "/receipt_url"
    ],
    ["a string of digits", `"amount":"${"1".repeat(900_000)}"`, "/amount"],
    ["a number of digits", `"amount":${"1".repeat(900_000)}`, "/amount"],
    ["a string of decimals", `"amount":"1.${"0".repeat(900_000)}"`, "/amount"],
    ["deep lists as an amount", `"amount":${nested}`, "/amount"],
    ["deep lists as tags", `"amount":1,"tags":${nested}`, "/tags/0"],
    ["deep lists as something unknown", `"amount":1,"x":${nested}`, "/x"],
    ["ten thousands of tags", `"amount":1,"tags":[${Array.from({ length: 80_000 }, (_, i) => `"t${i}"`)}]`, "/tags"]
  ])("is refused at once: %s", async (_, fields, pointer) => {
    const start = performance.now()
    await assertFaults(post(fields), pointer)
    assert.isBelow(performance.now() - start, 5000)
  })

  it.each([
    ["white space around notes", `"amount":1,"notes":"${" ".repeat(900_000)}x"`],
    ["one tag again and again", `"amount":1,"tags":[${'"x",'.repeat(100_000)}"x"]`],
    ["decimals of a number that mean nothing", `"amount":1.${"0".repeat(900_000)}1`],
    ["marks out of order, as many as may be", `"amount":1,"notes":"${marks(4998)}"`]
  ])("is taken: %s", async (_, fields) => {
    assert.strictEqual((await bodyOf(201, post(fields))).amount, "1.00")
  })

  it("is told every fault, however many there are", async () => {
    const { errors } = problemOf(422, await post(`"amount":1,"tags":[${"1,".repeat(130_000)}1]`))
    assert.strictEqual(errors?.length, 130_001)
  })
})
