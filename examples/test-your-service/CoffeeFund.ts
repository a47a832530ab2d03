/** The service under test: a fund that must not be overdrawn. What would go beyond a budget is not bought. */
import { type Actor, listBudgetStatuses, recordExpense, Transactor } from "@outlay/application"
import { type CategoryId, ExpenseDraft, Money, today } from "@outlay/domain"
import { Effect, Schema } from "effect"

export class FundSpent extends Schema.TaggedError<FundSpent>()("FundSpent", {}) {
  override get message() {
    return "the fund is spent"
  }
}

/** Buys today. The expense is recorded first and undone with the transaction when a budget turns out exceeded. */
export const buy = Effect.fn("buy")(function* (actor: Actor, categoryId: CategoryId, minor: bigint) {
  const date = yield* today(actor.book.timeZone)
  const amount = Money.of(minor, actor.book.currency)
  return yield* (yield* Transactor).run(
    Effect.gen(function* () {
      const expense = yield* recordExpense(actor, ExpenseDraft.make({ categoryId, amount, date }))
      const budgets = yield* listBudgetStatuses(actor, date)
      if (budgets.some(({ state }) => state === "exceeded")) return yield* new FundSpent()
      return expense
    })
  )
})
