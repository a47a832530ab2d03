import { ReceiptUrl } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { accepts, refusals } from "../support/decoding.ts"

const read = Schema.decodeUnknownSync(ReceiptUrl)

describe("ReceiptUrl", () => {
  it.each([
    "https://example.com/receipt.pdf",
    "http://localhost:8080/1?a=b#c",
    "HTTPS://EXAMPLE.COM",
    "https://bücher.example/käse",
    "https://[::1]/x"
  ])("takes %s as it is", (url) => assert.strictEqual(read(url), url))

  it.each([
    "example.com",
    "//example.com",
    "/receipts/1",
    "ftp://example.com/x",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,https://example.com",
    "http:/example.com",
    "https:example.com",
    "https://",
    "https://exa mple.com",
    "https://example.com:99999",
    "x https://example.com",
    // A URL parser drops or escapes these; an address has none of them.
    "https://example.com/a b",
    "https://example.com/\na",
    "https://example.com/\ta",
    "https://example.com/\u0085a",
    "https://example.com/\u007fa"
  ])("refuses %s", (url) => assert.deepStrictEqual(refusals(ReceiptUrl, url), ["must be an http or https address"]))

  it.each([null, "", " \n"])("reads %j as null", (text) => assert.isNull(read(text)))

  it("is trimmed", () => {
    assert.strictEqual(read(" https://example.com\n"), "https://example.com")
  })

  it("has at most 500 characters", () => {
    const long = (length: number) => "https://example.com/".padEnd(length, "a")
    assert.isTrue(accepts(ReceiptUrl, long(500)))
    assert.deepStrictEqual(refusals(ReceiptUrl, long(501)), ["must be at most 500 characters long"])
  })
})
