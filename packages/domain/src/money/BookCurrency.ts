/**
 * The currency that amounts without one are in: that of the book that they are meant for. What people write down as an
 * amount says none; whoever reads it knows the book.
 */
import { Context, Effect, Result, SchemaIssue } from "effect"
import type { CurrencyCode } from "./Currency.ts"
import type { Money } from "./Money.ts"
import { parseMoney } from "./MoneyText.ts"

export class BookCurrency extends Context.Service<BookCurrency, { readonly currency: CurrencyCode }>()(
  "@outlay/domain/money/BookCurrency"
) {}

/** Reads a decimal text as an amount of the book; for codecs, to which a refusal is the rule that it breaks. */
export const moneyOfBook = (text: string): Effect.Effect<Money, SchemaIssue.Issue, BookCurrency> =>
  Effect.flatMap(BookCurrency, ({ currency }) =>
    Result.match(parseMoney(text, currency), {
      onSuccess: (money) => Effect.succeed(money),
      onFailure: (rule) => Effect.fail(new SchemaIssue.InvalidValue({ message: rule }))
    })
  )
