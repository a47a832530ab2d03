/** Budgets to make and to change, in plain values. */
import { BudgetDraft, budgetFields } from "@outlay/domain"
import { Schema, SchemaTransformation, Struct } from "effect"
import { AmountInput } from "./AmountInput.ts"
import { defined } from "./defined.ts"

const { amount: _, startDate, ...others } = budgetFields

const said = Schema.Struct({ amount: AmountInput, startDate, ...Struct.map(others, Schema.optional) })

export const BudgetInput = said.pipe(
  Schema.decodeTo(
    Schema.toType(BudgetDraft),
    SchemaTransformation.transform({
      decode: (values) => BudgetDraft.make(defined(values), { disableChecks: true }),
      encode: (draft) => draft
    })
  )
)
/**
 * A budget to make: the amount as `"400.00"` in the currency of the book, dates as `YYYY-MM-DD`. All but amount and start
 * may be left out: a budget is for all spending, monthly and open unless told otherwise.
 *
 * @example
 * ```ts
 * import type { BudgetInput } from "@outlay/application"
 *
 * // For one year; without the last day it would be for each year from then on.
 * export const ofYear = (year: number, categoryId: string, amount: string): BudgetInput => ({
 *   categoryId,
 *   amount,
 *   period: "yearly",
 *   startDate: `${year}-01-01`,
 *   endDate: `${year}-12-31`
 * })
 * ```
 *
 * @interface
 */
export type BudgetInput = typeof BudgetInput.Encoded

export const BudgetChangesInput = said.mapFields(Struct.map(Schema.optional))
/**
 * Changes of a budget; what is left out stays.
 *
 * @example
 * ```ts
 * import type { ActorInput, BudgetChangesInput, Outlay } from "@outlay/application"
 * import type { Budget } from "@outlay/domain"
 *
 * // More to spend, and no last day any more.
 * const changes: BudgetChangesInput = { amount: "450.00", endDate: null }
 * export const raise = (outlay: Outlay, actor: ActorInput, { id, version }: Budget) =>
 *   outlay.budgets.change(actor, id, changes, { version })
 * ```
 *
 * @interface
 */
export type BudgetChangesInput = typeof BudgetChangesInput.Encoded
