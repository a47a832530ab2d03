import { BookCurrency, brokenRules, Money, moneyOfBook, parseMoney } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Result } from "effect"
import { bigint, currency, jpy, usd } from "../support/arbitraries.ts"

const readIn = (code: typeof usd, text: string) =>
  Effect.provideService(moneyOfBook(text), BookCurrency, { currency: code })

describe("an amount of a book", () => {
  it.effect.prop(
    "is what its text says in the currency of the book",
    [bigint(0n, 1_000_000n), currency],
    Effect.fn(function* ([whole, code]) {
      const text = whole.toString()
      const expected = Result.getOrThrow(parseMoney(text, code))
      assert.deepStrictEqual(yield* readIn(code, text), expected)
    })
  )

  it.effect("is refused by the rule of the book's currency", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* readIn(usd, "1.5"), Money.of(150n, usd))
      const issue = yield* Effect.flip(readIn(jpy, "1.5"))
      assert.deepStrictEqual(brokenRules(issue), [{ path: [], rule: "must have no decimals in JPY" }])
    })
  )
})
