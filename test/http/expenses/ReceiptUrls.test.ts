import { assert, beforeAll, describe, it } from "@effect/vitest"
import { bodyOf, type Client } from "../support/Client.ts"
import { givenCategory } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import { assertFaults } from "../support/Problem.ts"
import type { Expense } from "../support/Shapes.ts"

const { somebody } = givenServer()
let alice: Client
let category_id: string

beforeAll(async () => {
  alice = await somebody()
  category_id = (await givenCategory(alice, "Pets")).id
})

const post = (fields: object) =>
  alice.post<Expense>("/expenses", { category_id, amount: 1, date: "2026-03-15", ...fields })

describe("the address of a receipt", () => {
  it.each([
    ["http://shop.example", "http://shop.example"],
    ["HTTPS://Shop.Example/A", "HTTPS://Shop.Example/A"],
    [" https://shop.example/1 ", "https://shop.example/1"],
    ["https://shop.example:8443/a?b=c&d=%20#e", "https://shop.example:8443/a?b=c&d=%20#e"],
    ["https://[::1]/x", "https://[::1]/x"],
    ["https://bücher.example/ä", "https://bücher.example/ä"],
    [`https://shop.example/${"x".repeat(479)}`, `https://shop.example/${"x".repeat(479)}`],
    ["", null],
    ["  ", null],
    [null, null]
  ])("can be %j", async (sent, kept) => {
    assert.strictEqual((await bodyOf(201, post({ receipt_url: sent }))).receipt_url, kept)
  })

  it.each([
    `https://shop.example/${"x".repeat(480)}`,
    "ftp://shop.example/1",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,x",
    "https:",
    "https://",
    "https:shop.example",
    "https:/shop.example",
    "//shop.example",
    "shop.example",
    "/receipts/1",
    "https://shop .example",
    "https://shop.example/a b",
    "https://shop.example/a\nb",
    "https://sh\top.example",
    "https://shop.example/\u0001",
    "https://shop.example:99999",
    "http://[::1",
    "x https://shop.example",
    "https://shop.example/\0",
    7,
    ["https://shop.example"]
  ])("must not be %j", async (sent) => {
    await assertFaults(post({ receipt_url: sent }), "/receipt_url")
  })
})
