/** Expenses to record and to change, in plain values. */
import { ExpenseDraft, expenseFields } from "@outlay/domain"
import { Schema, SchemaTransformation, Struct } from "effect"
import { AmountInput } from "./AmountInput.ts"
import { defined } from "./defined.ts"

const { categoryId, amount: _, date, ...others } = expenseFields

const said = Schema.Struct({
  categoryId,
  amount: AmountInput,
  date,
  ...Struct.map(others, Schema.optional)
})

/** All but category, amount and date may be left out. */
export const ExpenseInput = said.pipe(
  Schema.decodeTo(
    Schema.toType(ExpenseDraft),
    SchemaTransformation.transform({
      decode: (values) => ExpenseDraft.make(defined(values), { disableChecks: true }),
      encode: (draft) => draft
    })
  )
)
export type ExpenseInput = typeof ExpenseInput.Encoded

/** What is left out stays. */
export const ExpenseChangesInput = said.mapFields(Struct.map(Schema.optional))
export type ExpenseChangesInput = typeof ExpenseChangesInput.Encoded
