/** Budgets to make and to change, in plain values. */
import { BudgetDraft, budgetFields } from "@outlay/domain"
import { Schema, SchemaTransformation, Struct } from "effect"
import { AmountInput } from "./AmountInput.ts"
import { defined } from "./defined.ts"

const { amount: _, startDate, ...others } = budgetFields

const said = Schema.Struct({ amount: AmountInput, startDate, ...Struct.map(others, Schema.optional) })

/** All but amount and start may be left out: a budget is for all spending, monthly and open unless told otherwise. */
export const BudgetInput = said.pipe(
  Schema.decodeTo(
    Schema.toType(BudgetDraft),
    SchemaTransformation.transform({
      decode: (values) => BudgetDraft.make(defined(values), { disableChecks: true }),
      encode: (draft) => draft
    })
  )
)
export type BudgetInput = typeof BudgetInput.Encoded

/** What is left out stays. */
export const BudgetChangesInput = said.mapFields(Struct.map(Schema.optional))
export type BudgetChangesInput = typeof BudgetChangesInput.Encoded
