/** What somebody writes who has the packages from npm: records an expense and prints how the month divides. */
import * as Memory from "@outlay/adapters-memory"
import { type Actor, getBreakdown, IdGenerators, listCategories, openBook, recordExpense } from "@outlay/application"
import { CurrencyCode, ExpenseDraft, formatMoney, parseMoney, TimeZone, today, UserId } from "@outlay/domain"
import { Effect } from "effect"

const program = Effect.gen(function* () {
  const book = yield* openBook({ currency: CurrencyCode.make("EUR"), timeZone: TimeZone.make("Europe/Vienna") })
  const actor: Actor = { userId: UserId.make("01900000-0000-7000-8000-000000000001"), book, role: "owner" }
  const date = yield* today(book.timeZone)
  const amount = yield* Effect.fromResult(parseMoney("12.50", book.currency))
  const category = (yield* listCategories(actor)).find(({ name }) => name === "Dining out")
  if (category === undefined) return ["no such category"]
  yield* recordExpense(actor, ExpenseDraft.make({ categoryId: category.id, amount, date, description: "Lunch" }))
  const { categories, total } = yield* getBreakdown(actor)
  return [
    `total ${formatMoney(total)} ${total.currency}`,
    ...categories.map((share) => `${share.category.name} ${share.percentage} %`)
  ]
})

const lines = await Effect.runPromise(program.pipe(Effect.provide([Memory.layer, IdGenerators.layer])))
console.log(lines.join("\n"))
