/**
 * What a published schema allows a server takes, and what it forbids a server refuses: each value is asked of both, for
 * every field of every request and for every parameter of a query.
 */
import { assert, describe, it } from "@effect/vitest"
import { Exit } from "effect"
import { document, examplesOf, operations, type Parameter } from "./Document.ts"
import { endpoint, payloads, read } from "./Endpoints.ts"
import { faultsBy } from "./JsonSchemas.ts"

const lengths = [49, 50, 51, 72, 73, 100, 101, 255, 256, 500, 501, 1000, 1001, 5000, 5001]
const texts = [
  ["", " ", "a", "ab", "abc", " abc ", "a\0b", "a\tb", "\u007fab", "a,b", "日本語", "éééééééé", "1234567", "12345678"],
  ["12.50", "0", "0.00", "0.01", "0.001", "-1", "1e2", "012", "1.", "NaN", "Infinity", "9999999999.99", "9".repeat(15)],
  ["2026-11-21", "2026-02-30", "2026-1-1", "1899-12-31", "2101-01-01", "#3182CE", "#3182ce", "#fff"],
  ["EUR", "eur", "XYZ", "Europe/Vienna", "UTC", "+02:00", "Mars/Olympus", "daily", "Monthly"],
  ["zoe@example.com", "zoe@", "@example.com", "019AB3C4-5D70-7A10-9B2C-0123456789AB", "019ab3c4", "any", "-amount"],
  ["https://a.example/b?c#d", "http://a.example", "HTTPS://a.example", "ftp://a.example", "not a url"],
  lengths.map((length) => "x".repeat(length))
].flat()
const numbers = [0, 1, -1, 12.5, 0.001, 1e12, 999_999_999_999, 1e308, Infinity]
const tags = (count: number) => Array.from({ length: count }, (_, index) => `tag ${index}`)
const lists = [[], [1], ["a"], ["a", "a,b"], [""], tags(20), tags(21)]
const values: ReadonlyArray<unknown> = [...texts, ...numbers, ...lists, null, true, false, {}, { a: 1 }]

const isOneOf =
  (...known: ReadonlyArray<unknown>) =>
  (value: unknown) =>
    known.includes(value)
const outOfRange = isOneOf("1899-12-31", "2101-01-01")

/** What JSON Schema has no words for, or none that a reader would thank us for. */
const untold: Readonly<Record<string, (value: unknown) => boolean>> = {
  // Which codes and zones there are.
  currency: isOneOf("XYZ", "UTC"),
  timezone: (value) => typeof value === "string" && /^[A-Za-z]/.test(value),
  // How many decimals the currency has.
  amount: isOneOf("0.001", 0.001, 999_999_999_999),
  min_amount: isOneOf("0.001"),
  max_amount: isOneOf("0.001"),
  date: outOfRange,
  start_date: outOfRange,
  end_date: outOfRange,
  password: isOneOf("zoe@example.com"),
  // A client has it from an answer, and what it is made of is no part of the contract.
  cursor: () => true,
  receipt_url: isOneOf("", " ", "HTTPS://a.example")
}

const withBodies = operations.filter(([, { requestBody }]) => requestBody !== undefined)

describe.each(withBodies)("the fields of %s", (_, { operationId, requestBody = {} }) => {
  const schema = requestBody.content?.["application/json"]?.schema ?? {}
  const [codec] = payloads(endpoint(operationId))
  if (codec === undefined) throw new Error(`${operationId} takes no body`)
  const [example] = examplesOf(requestBody)
  const sent = { ...(example as object) }
  const component = document.components.schemas[String(schema["$ref"]).replace(/^.*\//, "")] ?? {}

  const names = Object.keys(component["properties"] ?? {})

  it.each(names)("have in %s the bounds that are kept", (field) => {
    for (const value of values) {
      if (untold[field]?.(value) === true) continue
      const body = { ...sent, [field]: value }
      const faults = faultsBy(schema, body)
      assert.strictEqual(faults.length === 0, Exit.isSuccess(read(codec, body)), `${String(value)}: ${faults.join()}`)
    }
  })

  it("are all that there are", () => {
    assert.isAbove(faultsBy(schema, { ...sent, nonsense: 1 }).length, 0)
  })

  it.each(names)("may or must have %s, as is told", (field) => {
    const body = Object.fromEntries(Object.entries(sent).filter(([name]) => name !== field))
    assert.strictEqual(faultsBy(schema, body).length === 0, Exit.isSuccess(read(codec, body)))
  })
})

/** The JSON value that a text in an address stands for. */
const meant = ({ schema }: Parameter, text: string): unknown =>
  schema["type"] === "array" ? [text] : schema["type"] === "integer" && /^\d+$/.test(text) ? Number(text) : text

const withQueries = operations.flatMap(([, { operationId, parameters }]) =>
  parameters.filter((it) => it.in === "query").map((parameter) => [operationId, parameter.name, parameter] as const)
)

describe("the parameters of a query", () => {
  it.each(withQueries)("of %s have in %s the bounds that are kept", (operationId, name, parameter) => {
    const { query } = endpoint(operationId).declared
    if (query === undefined) return assert.fail("there is no query")
    // A range needs its other end.
    const others = operationId === "getCategoryBreakdown" ? { start_date: "2026-11-21", end_date: "2026-11-21" } : {}
    // An empty one counts as absent, and leading zeros are no JSON.
    for (const text of texts.filter((it) => it.trim() !== "" && !/^0\d/.test(it))) {
      if (untold[name]?.(text) === true) continue
      const sent = { ...others, [name]: parameter.schema["type"] === "array" ? [text] : text }
      const faults = faultsBy(parameter.schema, meant(parameter, text))
      assert.strictEqual(faults.length === 0, Exit.isSuccess(read(query, sent)), `${text}: ${faults.join()}`)
    }
  })
})
