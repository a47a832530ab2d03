/**
 * Money on the wire: a decimal string with exactly the currency's number of decimals, read also from fewer decimals
 * and from a JSON number (by its shortest decimal form). The currency is that of the caller's book.
 */
import { type CurrencyCode, decimalOfNumber, formatMoney, Money, parseMoney, PositiveMoney } from "@outlay/domain"
import { Context, Effect, Result, Schema, SchemaIssue, SchemaTransformation } from "effect"

export class BookCurrency extends Context.Service<BookCurrency, { readonly currency: CurrencyCode }>()(
  "@outlay/adapters-http/json/BookCurrency"
) {}

const toMoney = (text: string) =>
  Effect.flatMap(BookCurrency, ({ currency }) =>
    Result.match(parseMoney(text, currency), {
      onSuccess: (money) => Effect.succeed(money),
      onFailure: (rule) => Effect.fail(new SchemaIssue.InvalidValue({ message: rule }))
    })
  )

const AmountText = Schema.String.annotate({
  description: "A decimal number with at most the currency's number of decimals.",
  examples: ["12.50"]
})

/** The amount of an expense or a budget in a request. */
export const Amount = Schema.Union([AmountText, Schema.Finite]).pipe(
  Schema.decodeTo(
    Schema.toType(PositiveMoney),
    SchemaTransformation.transformEffect({
      decode: (input) => toMoney(typeof input === "number" ? decimalOfNumber(input) : input),
      encode: (money) => Effect.succeed(formatMoney(money))
    })
  )
)

/** An amount in a query, zero allowed. */
export const AmountParameter = AmountText.pipe(
  Schema.decodeTo(
    Schema.toType(Money),
    SchemaTransformation.transformEffect({
      decode: toMoney,
      encode: (money) => Effect.succeed(formatMoney(money))
    })
  )
)

/** An amount in an answer; negative where the name of the field allows it. */
export const DecimalText = Schema.String.annotate({
  description: "A decimal number with exactly the currency's number of decimals.",
  examples: ["12.50"]
})
