/** What a schema says of itself to those who can't run it: the OpenAPI document is made of this. */
import {
  CalendarDate,
  Color,
  CurrencyCode,
  Email,
  OptionalText,
  PasswordText,
  ReceiptUrl,
  RequiredText,
  Tag,
  Tags,
  Username,
  Uuid
} from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { accepts } from "./support/decoding.ts"

const schemaOf = (schema: Schema.Constraint) => Schema.toJsonSchemaDocument(Schema.toType(schema)).schema
const sentSchemaOf = (schema: Schema.Constraint) => Schema.toJsonSchemaDocument(schema).schema
const text = (rules: object) => ({ type: "string", ...rules })

describe("the JSON schema", () => {
  it.each([
    ["a required text", RequiredText({ min: 3, max: 100 }), text({ minLength: 3, maxLength: 100 })],
    ["an optional text", OptionalText(50), { anyOf: [text({ minLength: 1, maxLength: 50 }), { type: "null" }] }],
    ["tags", Tags, { type: "array", items: text({ minLength: 1, maxLength: 50 }), maxItems: 20 }],
    ["an id", Uuid, text({ format: "uuid" })],
    ["a date", CalendarDate, text({ format: "date" })],
    ["a color", Color, text({ pattern: "^#[0-9a-fA-F]{6}$" })],
    ["a currency", CurrencyCode, text({ pattern: "^[A-Z]{3}$" })],
    ["an email address", Email, text({ maxLength: 254, format: "email" })],
    ["a password", PasswordText, text({ minLength: 8, maxLength: 72, format: "password", pattern: "^[^\\x00]*$" })]
  ] as const)("of %s has its limits", (_, schema, expected) =>
    assert.deepStrictEqual<object>(schemaOf(schema), expected)
  )

  it.each([
    ["a required text", RequiredText({ min: 3, max: 100 }), { minLength: 3, maxLength: 100 }],
    ["an id", Uuid, { format: "uuid" }],
    ["a color", Color, { pattern: "^#[0-9a-fA-F]{6}$" }],
    ["an email address", Email, { maxLength: 254, format: "email" }],
    ["tags", Tags, { maxItems: 20 }]
  ] as const)("of %s that is yet to be read has them too", (_, schema, expected) =>
    assert.include(sentSchemaOf(schema), expected)
  )

  it.each([
    ["a required text", RequiredText({ max: 5 }), ["a", " a b\n"], ["", " ", "\0a", "a\0"]],
    ["a username", Username, ["zoe", " z e\n", "日本語"], ["z", "zo ", "z\ne", "\x7fzoe"]],
    ["a tag", Tag, ["a", " a b "], ["", " ", "a,b", "\0"]]
  ] as const)("of %s that is yet to be read has a pattern that agrees with its rules", (_, schema, good, bad) => {
    const pattern = new RegExp(String(sentSchemaOf(schema)["pattern"]), "u")
    for (const sent of [...good, ...bad]) assert.strictEqual(pattern.test(sent), accepts(schema, sent), sent)
  })

  it("of an optional text that is yet to be read allows an empty one", () => {
    assert.deepStrictEqual<object>(sentSchemaOf(OptionalText(50)), {
      anyOf: [text({ maxLength: 50, pattern: "^[^\\x00]*$" }), { type: "null" }]
    })
  })

  it("of a receipt says that it is an address", () => {
    assert.include(schemaOf(ReceiptUrl), { format: "uri" })
  })

  it("of a color has a pattern that holds for what is read", () => {
    const pattern = new RegExp("^#[0-9a-fA-F]{6}$")
    for (const color of ["#3182CE", "#3182ce", "#fff", "3182ce"]) {
      assert.strictEqual(accepts(Color, color), pattern.test(color))
    }
  })
})
