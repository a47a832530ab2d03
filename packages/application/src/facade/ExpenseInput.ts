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

export const ExpenseInput = said.pipe(
  Schema.decodeTo(
    Schema.toType(ExpenseDraft),
    SchemaTransformation.transform({
      decode: (values) => ExpenseDraft.make(defined(values), { disableChecks: true }),
      encode: (draft) => draft
    })
  )
)
/**
 * An expense to record: the amount as `"12.50"` in the currency of the book, the date as `YYYY-MM-DD`. All but category,
 * amount and date may be left out.
 *
 * @example
 * ```ts
 * import type { ExpenseInput } from "@outlay/application"
 *
 * // From a line of an account statement. What is wrong with it, `expenses.record` tells.
 * const imported = (line: string, categoryId: string): ExpenseInput => {
 *   const [date = "", amount = "", description = ""] = line.split(";")
 *   return { categoryId, date, amount, description, paymentMethod: "card", tags: ["imported"] }
 * }
 *
 * console.log(imported("2026-03-14;12.50;Bakery", "01a2b3c4-0000-7000-8000-000000000001").amount) // 12.50
 * ```
 *
 * @interface
 */
export type ExpenseInput = typeof ExpenseInput.Encoded

export const ExpenseChangesInput = said.mapFields(Struct.map(Schema.optional))
/**
 * Changes of an expense; what is left out stays.
 *
 * @example
 * ```ts
 * import { type ActorInput, type ExpenseChangesInput, orThrow, type Outlay } from "@outlay/application"
 *
 * // Changes an expense as it is now; rejects with `VersionMismatch` when somebody else has been faster.
 * export const correct = async (outlay: Outlay, actor: ActorInput, id: string, changes: ExpenseChangesInput) => {
 *   const { version } = orThrow(await outlay.expenses.get(actor, id))
 *   return orThrow(await outlay.expenses.change(actor, id, changes, { version }))
 * }
 * ```
 *
 * @interface
 */
export type ExpenseChangesInput = typeof ExpenseChangesInput.Encoded
