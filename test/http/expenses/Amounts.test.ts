/** Money as people send it: the JSON text of the amount, and what is answered. */
import { assert, beforeAll, describe, it } from "@effect/vitest"
import { bodyOf, type Client } from "../support/Client.ts"
import { givenCategory } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults } from "../support/Problem.ts"
import type { Budget, Expense } from "../support/Shapes.ts"

const { somebody } = givenServer()

type Refused = readonly [currency: "USD" | "JPY" | "KWD", sent: string]
type Taken = readonly [...Refused, answered: string]

const taken: ReadonlyArray<Taken> = [
  ["USD", "12.5", "12.50"],
  ["USD", "12.50", "12.50"],
  ["USD", "12", "12.00"],
  ["USD", "12.000", "12.00"],
  ["USD", "1e2", "100.00"],
  ["USD", "1E+2", "100.00"],
  ["USD", "1250e-2", "12.50"],
  ["USD", "1e-2", "0.01"],
  ["USD", "0.01", "0.01"],
  ["USD", "0.1", "0.10"],
  ["USD", "4.35", "4.35"],
  ["USD", "1.005e3", "1005.00"],
  ["USD", "16777217.01", "16777217.01"],
  ["USD", "9999999999.99", "9999999999.99"],
  ["USD", '"12.50"', "12.50"],
  ["USD", '"12.5"', "12.50"],
  ["USD", '"12"', "12.00"],
  ["USD", '"0.01"', "0.01"],
  ["USD", '"0.1"', "0.10"],
  ["USD", '"9999999999.99"', "9999999999.99"],
  ["USD", '"1\\u0032"', "12.00"],
  ["JPY", "1250", "1250"],
  ["JPY", '"1250"', "1250"],
  ["JPY", "1", "1"],
  ["JPY", "1250.0", "1250"],
  ["JPY", "999999999999", "999999999999"],
  ["JPY", '"999999999999"', "999999999999"],
  ["KWD", "1.25", "1.250"],
  ["KWD", '"1.250"', "1.250"],
  ["KWD", '"0.001"', "0.001"],
  ["KWD", "1e-3", "0.001"],
  ["KWD", "999999999.999", "999999999.999"],
  ["KWD", '"999999999.999"', "999999999.999"]
]

const refused: ReadonlyArray<Refused> = (
  [
    [
      "USD",
      ["-1", "-0.01", "0", "0.0", "-0", "0.001", "12.505", "0.30000000000000004", "1e-7", "1e21", "1e308", "1e999"]
    ],
    ["USD", ["-1e999", "10000000000", "9999999999.991", "9007199254740993", "1e-400"]],
    [
      "USD",
      ['"0"', '"0.00"', '"-1"', '"-0"', '"+1"', '"012"', '"00"', '"0012.50"', '"1."', '".5"', '"."', '""', '" "']
    ],
    ["USD", ['" 12.50"', '"12.50 "', '"12.50\\n"', '"12,50"', '"1,250.00"', '"1 250"', '"1_000"', '"1e2"', '"1E2"']],
    [
      "USD",
      ['"12.505"', '"12.500"', '"12.000"', '"$12"', '"12 USD"', '"USD12"', '"0x10"', '"Infinity"', '"NaN"', '"१२"']
    ],
    ["USD", ['"１２"', '"1.2.3"', '"--1"', '"10000000000"', '"10000000000.00"', `"${"9".repeat(400)}"`, '"1\\u0000"']],
    ["USD", ["null", "true", "false", "[]", "[12]", "{}", '{"value":12}']],
    ["JPY", ["12.5", "0.5", "1000000000000", '"1000000000000"', '"1250.0"', '"1250."', '"1250.00"', "0", '"0"']],
    ["KWD", ["1.2345", '"1.2345"', "1000000000", '"1000000000.000"', '"0.0001"', '"0.000"', "1e-4"]]
  ] satisfies ReadonlyArray<readonly [Refused[0], ReadonlyArray<string>]>
).flatMap(([currency, texts]) => texts.map((sent): Refused => [currency, sent]))

const people = new Map<string, { readonly who: Client; readonly category: string }>()

beforeAll(async () => {
  for (const currency of ["USD", "JPY", "KWD"]) {
    const who = await somebody({ currency })
    people.set(currency, { who, category: (await givenCategory(who, "Pets")).id })
  }
})

const given = (currency: string) => {
  const person = people.get(currency)
  if (person === undefined) throw new Error(`nobody has ${currency}`)
  return person
}

describe("the amount of an expense", () => {
  const record = (currency: string, amount: string) => {
    const { who, category } = given(currency)
    return who.send<Expense>("POST", "/expenses", {
      raw: `{"category_id":"${category}","date":"2026-03-15","amount":${amount}}`
    })
  }

  it.each(taken)("in %s may be %s", async (currency, sent, answered) => {
    const { id, ...expense } = await bodyOf(201, record(currency, sent))
    assert.deepInclude(expense, { amount: answered, currency })
    assert.strictEqual((await bodyOf(200, given(currency).who.get<Expense>(`/expenses/${id}`))).amount, answered)
  })

  it.each(refused)("in %s must not be %s", async (currency, sent) => {
    await assertFaults(record(currency, sent), "/amount")
  })

  it("is a string in the JSON text", async () => {
    assert.include((await record("USD", "12.5")).text, '"amount":"12.50"')
  })

  it.each([
    ["12.50", true],
    ['"12.5"', true],
    ["12.51", false]
  ])("is what is there already, or is not: %s", async (amount, same) => {
    const { who } = given("USD")
    const { id } = await bodyOf(201, record("USD", "12.5"))
    const before = (await who.get(`/expenses/${id}`)).headers.get("etag")
    const after = (await who.send("PUT", `/expenses/${id}`, { raw: `{"amount":${amount}}` })).headers.get("etag")
    assert.strictEqual(before === after, same)
  })
})

describe("the amount of a budget", () => {
  let year = 1900
  const create = (currency: string, amount: string) => {
    const dates = `"start_date":"${++year}-01-01","end_date":"${year}-12-31"`
    return given(currency).who.send<Budget>("POST", "/budgets", { raw: `{"amount":${amount},${dates}}` })
  }

  it.each(taken)("in %s may be %s", async (currency, sent, answered) => {
    assert.strictEqual((await bodyOf(201, create(currency, sent))).amount, answered)
  })

  it.each(refused)("in %s must not be %s", async (currency, sent) => {
    await assertFaults(create(currency, sent), "/amount")
  })
})
