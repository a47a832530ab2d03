import { normalizeText, reviseUser, SessionId, User, UserId, Username } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { accepts, refusals } from "../support/decoding.ts"
import { wellFormedText } from "../support/text.ts"
import { created, later, userId } from "../support/values.ts"

const fields = {
  id: userId(1),
  email: "alice@example.com",
  username: "Alice",
  fullName: null,
  isActive: true,
  isVerified: false,
  createdAt: created,
  updatedAt: created,
  version: 1
}
const user = Schema.decodeUnknownSync(Schema.toCodecJson(User))({
  ...fields,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z"
})

describe("Username", () => {
  it.prop(
    "has 3 to 100 code points and no control character, after normalisation",
    [wellFormedText],
    ([text]) => {
      const kept = normalizeText(text)
      assert.strictEqual(accepts(Username, text), Array.from(kept).length >= 3 && !/\p{Cc}/u.test(kept))
    },
    { arbitrary: { runs: 200 } }
  )

  it.each(["a\tb", "a\nb", "a\u0085b", "a\u007fb", "a\u001fb"])("refuses the control character in %j", (name) =>
    assert.deepStrictEqual(refusals(Username, name), ["must not contain control characters"])
  )

  it("is trimmed before it is measured", () => {
    assert.deepStrictEqual(refusals(Username, "\t ab \n"), ["must be at least 3 characters long"])
    assert.strictEqual(Schema.decodeUnknownSync(Username)("\tAl ice\u0085"), "Al ice")
  })

  it("fits 100 emoji, and not 101", () => {
    assert.deepStrictEqual(
      [100, 101].map((length) => accepts(Username, "😀".repeat(length))),
      [true, false]
    )
  })
})

describe("reviseUser", () => {
  it("gives back the user itself when nothing changes", () => {
    assert.strictEqual(reviseUser(user, {}, later), user)
    assert.strictEqual(reviseUser(user, { email: user.email, username: "Alice", fullName: null }, later), user)
    assert.strictEqual(reviseUser(user, { fullName: undefined }, later), user)
  })

  it("gives the next version otherwise", () => {
    const next = reviseUser(user, { fullName: "Alice A." }, later)
    assert.deepStrictEqual(next, User.make({ ...user, fullName: "Alice A.", version: 2, updatedAt: later }))
    assert.deepStrictEqual([user.fullName, user.version], [null, 1])
  })

  it("takes another case of the same name as a change", () => {
    assert.strictEqual(reviseUser(user, { username: "ALICE" }, later).version, 2)
  })
})

describe("ids", () => {
  it.each([UserId, SessionId])("are read in either case", (schema) => {
    assert.strictEqual(
      Schema.decodeUnknownSync(schema)("019A0000-ABCD-7000-8000-00000000000F"),
      "019a0000-abcd-7000-8000-00000000000f"
    )
  })
})
