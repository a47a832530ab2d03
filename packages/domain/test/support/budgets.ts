/** Budgets within a few months, so that they often meet. */
import { addDays, type Budget, Money } from "@outlay/domain"
import { Arbitrary } from "effect"
import { dateBetween, int, maybe, oneOf, positive, usd } from "./arbitraries.ts"
import { aBudget, budgetId, categoryId } from "./values.ts"

export const budget: Arbitrary.Arbitrary<Budget> = Arbitrary.map(
  Arbitrary.all({
    id: int(1, 3),
    category: maybe(int(1, 2)),
    minor: positive,
    period: oneOf(["daily", "weekly", "monthly", "yearly"]),
    startDate: dateBetween(2024, 2025),
    days: maybe(int(0, 500))
  }),
  ({ id, category, minor, period, startDate, days }) =>
    aBudget({
      id: budgetId(id),
      categoryId: category === undefined ? null : categoryId(category),
      amount: Money.of(minor, usd),
      period,
      startDate,
      endDate: days === undefined ? null : addDays(startDate, days)
    })
)
