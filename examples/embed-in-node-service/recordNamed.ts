/** Records an expense from the service's own wire format, in which a category goes by its name and the day is today. */
import { type Actor, listCategories, recordExpense } from "@outlay/application"
import { caseKey, ExpenseDraft, expenseFields, InvalidValue, parseMoney, today } from "@outlay/domain"
import { Effect, Result, Schema } from "effect"

const Body = Schema.Struct({
  category: Schema.String,
  amount: Schema.String,
  description: expenseFields.description
})

export const recordNamed = Effect.fn("recordNamed")(function* (actor: Actor, body: unknown) {
  const said = yield* Schema.decodeUnknownEffect(Body)(body)
  const categories = yield* listCategories(actor)
  const category = categories.find(({ name }) => caseKey(name) === caseKey(said.category))
  if (category === undefined) return yield* new InvalidValue({ field: "category", rule: "is not known" })
  const amount = yield* Effect.fromResult(
    Result.mapError(parseMoney(said.amount, actor.book.currency), (rule) => new InvalidValue({ field: "amount", rule }))
  )
  const date = yield* today(actor.book.timeZone)
  const { description } = said
  return yield* recordExpense(actor, ExpenseDraft.make({ categoryId: category.id, amount, date, description }))
})
