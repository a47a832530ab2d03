import { layer as storage } from "@outlay/adapters-memory"
import {
  type Actor, createBudget, IdGenerators, listBudgetStatuses, listCategories, openBook, recordExpense
} from "@outlay/application"
import {
  BudgetDraft, CurrencyCode, ExpenseDraft, formatMoney, Money, TimeZone, today, UserId
} from "@outlay/domain"
import { Effect } from "effect"

const program = Effect.gen(function* () {
  const currency = CurrencyCode.make("EUR")
  // Once for each household or team; keep the id of the book with your own users.
  const book = yield* openBook({ currency, timeZone: TimeZone.make("Europe/Vienna") })
  const date = yield* today(book.timeZone)
  // In each request: your user, the book, and what the user may do in it.
  const actor: Actor = { userId: UserId.make("01a2b3c4-0000-7000-8000-000000000001"), book, role: "editor" }
  yield* createBudget(actor, BudgetDraft.make({ amount: Money.of(100_00n, currency), startDate: date }))
  for (const category of yield* listCategories(actor)) {
    const draft = { categoryId: category.id, amount: Money.of(5_50n, currency), date }
    yield* recordExpense(actor, ExpenseDraft.make(draft))
  }
  const [status] = yield* listBudgetStatuses(actor)
  return status && `${formatMoney(status.spent)} spent, ${formatMoney(status.remaining)} left: ${status.state}`
})

console.log(await Effect.runPromise(program.pipe(Effect.provide([storage, IdGenerators.layer]))))
// 88.00 spent, 12.00 left: warning
