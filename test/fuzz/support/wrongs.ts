/** Values that a schema forbids, and values of which it is open whether it does. */
import type { Schema } from "../../http/openapi/Document.ts"
import { branchesOf, type Published } from "./Published.ts"
import { hugeText, inObject, nested } from "./texts.ts"

export interface Wrong {
  readonly what: string
  readonly json: string
  /** Whether the contract surely refuses it. */
  readonly surely: boolean
}

const anything = [
  ["null", "true", "false", "0", "-0", "-1", "1", "1.5", "0.001", "[]", "{}", '""', '" "', '"text"', '"1"'],
  ["[null]", "[[]]", '["text"]', "[1]", '{"a":1}', '{"__proto__":{"a":1}}', '{"constructor":{"prototype":1}}'],
  ["1e308", "-1e308", "1e999", "1e-400", "99999999999999999999", "9007199254740993", "0.1e-6", "1E+2"]
].flat()

const deep: ReadonlyArray<readonly [what: string, json: string]> = [
  ["10,000 arrays", nested(10_000)],
  ["10,000 objects", nested(10_000, inObject)],
  ["100,000 characters", JSON.stringify(hugeText)],
  ["100,000 digits", "9".repeat(100_000)],
  ["20,000 items", `[${Array.from({ length: 20_000 }, () => '"a"').join(",")}]`]
]

/** In whatever text they stand, the contract refuses it. */
const forbidden = [String.raw`"\u0000"`, String.raw`"a\u0000b"`].concat(
  String.raw`"\ud800"`,
  String.raw`"a\udc00"`,
  String.raw`"\udc00\ud800b"`,
  String.raw`"12.50\ud800"`
)

const ofFormat: Readonly<Record<string, ReadonlyArray<string>>> = {
  date: [
    ["2026-02-30", "2026-13-01", "2026-1-1", "1899-12-31", "2101-01-01", "20260101", "2026-01-01T00:00:00Z"],
    ["+002026-01-01", "-2026-01-01", " 2026-01-01", "２０２６-01-01", "2025-02-29", "today"]
  ].flat(),
  uuid: ["019ab3c4", "019ab3c45d707a109b2c0123456789ab", "{019ab3c4-5d70-7a10-9b2c-0123456789ab}", "%", "../me"],
  email: ["zoe", "@example.com", "zoe@", "a b@example.com", `${"x".repeat(250)}@example.com`],
  uri: ["not a url", "ftp://a.example/b", "//a.example", "https://", `https://a.example/${"x".repeat(500)}`]
}

const ofPattern = [
  "012",
  "1.",
  ".5",
  "+1",
  "-1",
  "1e3",
  "1,5",
  "0",
  "0.00",
  "1.23456",
  "#fff",
  "eur",
  "+02:00",
  "a,b",
  "\u0007"
]

const atBounds = (schema: Schema): ReadonlyArray<string> => {
  const numbers = ["minimum", "exclusiveMinimum", "maximum"].map((name) => schema[name])
  const [minimum, exclusive, maximum] = numbers.map((it) => (typeof it === "number" ? it : undefined))
  const lengths = [Number(schema["minLength"] ?? 1) - 1, Number(schema["maxLength"] ?? Number.NaN) + 1]
  const texts = lengths.filter((it) => it >= 0).flatMap((length) => ["x".repeat(length), "😀".repeat(length)])
  const items = Number(schema["maxItems"] ?? Number.NaN) + 1
  const choices = (schema["enum"] as ReadonlyArray<unknown> | undefined) ?? []
  return [
    ...(minimum === undefined ? [] : [minimum - 1, minimum - 0.5].map(String)),
    ...(exclusive === undefined ? [] : [String(exclusive), String(exclusive - 1)]),
    ...(maximum === undefined ? [] : [maximum + 1, maximum + 0.5, maximum * 10].map(String)),
    ...[...texts, ...choices.flatMap((it) => [String(it).toUpperCase(), `${String(it)}x`])].map((it) =>
      JSON.stringify(it)
    ),
    ...(items > 0 ? [JSON.stringify(Array.from({ length: items }, (_, index) => `item ${index}`))] : [])
  ]
}

const trimmed = (value: unknown): unknown => (typeof value === "string" ? value.normalize().trim() : value)

/** As texts are kept: composed, and without white space at their ends. */
const kept = (value: unknown): unknown => (Array.isArray(value) ? value.map(trimmed) : trimmed(value))

const isBlank = (value: unknown): boolean => [value].flat().some((it) => typeof it === "string" && it.trim() === "")

const known = new WeakMap<Schema, ReadonlyArray<Wrong>>()

/** What may be tried in place of a value of a schema. */
export const wrongsOf = (contract: Published, schema: Schema): ReadonlyArray<Wrong> => {
  const wrongs = known.get(schema) ?? judged(contract, schema)
  known.set(schema, wrongs)
  return wrongs
}

const judged = ({ faultsBy, resolve }: Published, schema: Schema): ReadonlyArray<Wrong> => {
  const branches = branchesOf(resolve(schema)).flatMap((branch) => [branch, resolve((branch["items"] ?? {}) as Schema)])
  const texts = [...branches.flatMap((it) => ofFormat[String(it["format"])] ?? []), ...ofPattern]
  const values = [...anything, ...branches.flatMap(atBounds), ...texts.map((it) => JSON.stringify(it))]
  const refuses = (value: unknown) => faultsBy(schema, value).length > 0
  const tried = [...values.map((json) => [json, json] as const), ...deep].map(([what, json]) => {
    const value: unknown = JSON.parse(json)
    return { what, json, surely: refuses(value) && refuses(kept(value)) && !isBlank(value) }
  })
  const holdsText = branches.some((it) => it["type"] === "string")
  return [...tried, ...(holdsText ? forbidden.map((json) => ({ what: json, json, surely: true })) : [])]
}

/** The same for what is a text on the wire, in an address or a header: what can be written there. */
export const wrongTextsOf = (contract: Published, schema: Schema): ReadonlyArray<string> =>
  wrongsOf(contract, schema)
    .filter(({ json }) => json.length < 2000)
    .flatMap(({ json }) => [JSON.parse(json) as unknown].flat().map(String))
    .filter((text) => text.isWellFormed())
