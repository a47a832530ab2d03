import { Book, Member, reviseBook, TimeZone, utc } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { jpy, usd } from "../support/arbitraries.ts"
import { accepts } from "../support/decoding.ts"
import { bookId, created, later, userId } from "../support/values.ts"

const book = Book.make({
  id: bookId(1),
  currency: usd,
  timeZone: utc,
  createdAt: created,
  updatedAt: created,
  version: 1
})

describe("reviseBook", () => {
  it("gives back the book itself when nothing changes", () => {
    assert.strictEqual(reviseBook(book, {}, later), book)
    assert.strictEqual(reviseBook(book, { currency: usd, timeZone: utc }, later), book)
  })

  it("gives the next version otherwise", () => {
    const next = reviseBook(book, { currency: jpy, timeZone: TimeZone.make("Asia/Tokyo") }, later)
    assert.deepStrictEqual(
      next,
      Book.make({ ...book, currency: jpy, timeZone: TimeZone.make("Asia/Tokyo"), version: 2, updatedAt: later })
    )
  })
})

describe("Member", () => {
  it.each([
    ["owner", true],
    ["editor", true],
    ["viewer", true],
    ["admin", false],
    ["Owner", false]
  ])("as %s: %s", (role, taken) =>
    assert.strictEqual(accepts(Member, { bookId: bookId(1), userId: userId(1), role }), taken)
  )
})
