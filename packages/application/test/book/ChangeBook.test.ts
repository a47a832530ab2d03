import { changeBook } from "@outlay/application"
import { BookRepository, CurrencyCode, TimeZone } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { givenActor, givenExpense } from "../support/givens.ts"
import { inWorld, refusedWith } from "../support/world.ts"

const tokyo = TimeZone.make("Asia/Tokyo")
const yen = CurrencyCode.make("JPY")

describe("changeBook", () => {
  it.effect(
    "changes what is named, and keeps it",
    inWorld(function* () {
      const actor = yield* givenActor()
      const { currency, id } = actor.book
      const book = yield* changeBook(actor, { timeZone: tokyo })
      assert.deepStrictEqual([book.timeZone, book.currency, book.version], [tokyo, currency, 2])
      assert.deepStrictEqual(yield* (yield* BookRepository).get(id), book)
    })
  )

  it.effect(
    "changes the currency of a book without amounts, and of no other",
    inWorld(function* () {
      const actor = yield* givenActor()
      const book = yield* changeBook(actor, { currency: yen })
      assert.strictEqual(book.currency, yen)
      const other = yield* givenActor()
      yield* givenExpense(other)
      yield* refusedWith("CurrencyInUse", changeBook(other, { currency: yen }))
    })
  )

  it.effect(
    "writes over no other version than the one that is told",
    inWorld(function* () {
      const actor = yield* givenActor()
      yield* refusedWith("VersionMismatch", changeBook(actor, { timeZone: tokyo }, { version: 7 }))
      assert.deepStrictEqual(yield* (yield* BookRepository).get(actor.book.id), actor.book)
      assert.strictEqual((yield* changeBook(actor, { timeZone: tokyo }, { version: 1 })).version, 2)
    })
  )
})
