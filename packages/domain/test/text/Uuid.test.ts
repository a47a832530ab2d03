import { Uuid } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Schema } from "effect"
import { oneOf } from "../support/arbitraries.ts"
import { accepts, refusals } from "../support/decoding.ts"

const digit = oneOf([..."0123456789abcdefABCDEF"])
const written = Arbitrary.map(Arbitrary.array(digit, { minLength: 32, maxLength: 32 }), (digits) =>
  [0, 8, 12, 16, 20].map((from, index, all) => digits.slice(from, all[index + 1] ?? 32).join("")).join("-")
)

describe("Uuid", () => {
  it.prop("is read in either case and kept in lower case", [written], ([text]) => {
    assert.strictEqual(Schema.decodeUnknownSync(Uuid)(text), text.toLowerCase())
  })

  it.prop("is never two for one id", [written], ([text]) => {
    const read = Schema.decodeUnknownSync(Uuid)
    assert.strictEqual(read(text.toUpperCase()), read(text.toLowerCase()))
    assert.strictEqual(Schema.encodeSync(Uuid)(read(text)), read(text))
  })

  it("says what it wants", () => {
    assert.deepStrictEqual(refusals(Uuid, "1"), ["must be a UUID"])
  })

  it.each([
    "",
    "019a0000-0000-7000-8000-00000000000",
    "019a0000-0000-7000-8000-0000000000000",
    "019a00000000700080000000000000000000",
    "{019a0000-0000-7000-8000-000000000000}",
    " 019a0000-0000-7000-8000-000000000000",
    "019a0000-0000-7000-8000-000000000000\n",
    "019a0000-0000-7000-8000-00000000000g",
    "019a0000-0000-7000-8000-00000000000\u0661",
    7,
    null
  ])("refuses %j", (text) => assert.isFalse(accepts(Uuid, text)))
})
