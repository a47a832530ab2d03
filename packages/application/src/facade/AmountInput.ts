/** Amounts as people write them, such as `"12.50"`, in the currency of the book that they are for. */
import { formatMoney, Money, moneyOfBook, PositiveMoney } from "@outlay/domain"
import { Effect, Schema, SchemaTransformation } from "effect"

/** From zero on. */
export const AmountText = Schema.String.pipe(
  Schema.decodeTo(
    Schema.toType(Money),
    SchemaTransformation.transformEffect({
      decode: moneyOfBook,
      encode: (money) => Effect.succeed(formatMoney(money))
    })
  )
)

const money = Schema.toType(Money).annotate({ message: 'must be a decimal text such as "12.50"' })

/** Of an expense or a budget. One that has its currency with it is not read again; the book refuses another currency. */
export const AmountInput = Schema.Union([Schema.String, money]).pipe(
  Schema.decodeTo(
    Schema.toType(PositiveMoney),
    SchemaTransformation.transformEffect({
      decode: (said) => (typeof said === "string" ? moneyOfBook(said) : Effect.succeed(said)),
      encode: (amount) => Effect.succeed(amount)
    })
  )
)
