import { Context, Effect, Result, SchemaIssue } from "effect"
import type { CurrencyCode } from "./Currency.ts"
import type { Money } from "./Money.ts"
import { parseMoney } from "./MoneyText.ts"

/**
 * The currency that amounts without one are in: that of the book that they are meant for. What people write down as an
 * amount says none; whoever reads it knows the book.
 *
 * @example
 * ```ts
 * import { BookCurrency, CurrencyCode, formatMoney, Money } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * const nothing = Effect.map(BookCurrency, ({ currency }) => Money.zero(currency))
 * const inYen = Effect.provideService(nothing, BookCurrency, { currency: CurrencyCode.make("JPY") })
 * console.log(formatMoney(Effect.runSync(inYen))) // 0
 * ```
 */
export class BookCurrency extends Context.Service<BookCurrency, { readonly currency: CurrencyCode }>()(
  "@outlay/domain/money/BookCurrency"
) {}

/**
 * Reads a decimal text as an amount of the book; for codecs, to which a refusal is the rule that it breaks.
 *
 * @example
 * ```ts
 * import { BookCurrency, CurrencyCode, formatMoney, moneyOfBook } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * const money = Effect.provideService(moneyOfBook("12.5"), BookCurrency, { currency: CurrencyCode.make("EUR") })
 * console.log(formatMoney(await Effect.runPromise(money))) // 12.50
 * ```
 */
export const moneyOfBook = (text: string): Effect.Effect<Money, SchemaIssue.Issue, BookCurrency> =>
  Effect.flatMap(BookCurrency, ({ currency }) =>
    Result.match(parseMoney(text, currency), {
      onSuccess: (money) => Effect.succeed(money),
      onFailure: (rule) => Effect.fail(new SchemaIssue.InvalidValue({ message: rule }))
    })
  )
