/**
 * Money on the wire: a decimal string with exactly the currency's number of decimals, read also from fewer decimals
 * and from a JSON number (by its shortest decimal form). The currency is that of the caller's book.
 */
import {
  decimalOfNumber,
  formatMoney,
  maxMinorUnits,
  Money,
  moneyOfBook,
  PositiveMoney,
  shapedAs
} from "@outlay/domain"
import { Effect, Schema, SchemaTransformation } from "effect"

// No currency has more than four decimals. What is less and what is too much in one of them, the pattern can't tell.
const positive = String.raw`^([1-9][0-9]{0,11}(\.[0-9]{1,4})?|0\.[0-9]{0,3}[1-9][0-9]{0,3})$`
const fromZero = String.raw`^(0|[1-9][0-9]{0,11})(\.[0-9]{1,4})?$`

/** The amount of an expense or a budget in a request. */
export const Amount = Schema.Union([
  Schema.String.check(shapedAs({ pattern: positive })),
  Schema.Finite.check(shapedAs({ exclusiveMinimum: 0, maximum: Number(maxMinorUnits) }))
]).pipe(
  Schema.annotate({
    description: "Over zero, with at most the currency's number of decimals.",
    examples: ["12.50", 12.5]
  }),
  Schema.decodeTo(
    Schema.toType(PositiveMoney),
    SchemaTransformation.transformEffect({
      decode: (input) => moneyOfBook(typeof input === "number" ? decimalOfNumber(input) : input),
      encode: (money) => Effect.succeed(formatMoney(money))
    })
  )
)

/** An amount in a query, zero allowed. */
export const AmountParameter = Schema.String.check(shapedAs({ pattern: fromZero })).pipe(
  Schema.decodeTo(
    Schema.toType(Money).check(Schema.makeFilter(({ minor }) => minor >= 0n || "must not be less than 0")),
    SchemaTransformation.transformEffect({
      decode: moneyOfBook,
      encode: (money) => Effect.succeed(formatMoney(money))
    })
  )
)

/** An amount in an answer; negative where the name of the field allows it. */
export const DecimalText = Schema.String.check(
  shapedAs({ pattern: String.raw`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$` })
).annotate({
  identifier: "Money",
  description: "A decimal number with exactly the currency's number of decimals.",
  examples: ["12.50"]
})
