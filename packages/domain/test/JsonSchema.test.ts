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
  Tags,
  Uuid
} from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { accepts } from "./support/decoding.ts"

const schemaOf = (schema: Schema.Constraint) => Schema.toJsonSchemaDocument(Schema.toType(schema)).schema
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
    ["a password", PasswordText, text({ minLength: 8, maxLength: 72 })]
  ] as const)("of %s has its limits", (_, schema, expected) =>
    assert.deepStrictEqual<object>(schemaOf(schema), expected)
  )

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
