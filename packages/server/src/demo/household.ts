/**
 * A believable household: what it spends on a day depends on that day alone, so that the same days are the same on
 * every machine and in every run.
 */
import {
  BudgetDraft,
  type CalendarDate,
  type Category,
  type CurrencyCode,
  datesOf,
  type DateRange,
  dayOf,
  ExpenseDraft,
  Money,
  monthOf,
  toEpochDay
} from "@outlay/domain"
import { type Bill, bills, type Habit, habits } from "./habits.ts"
import { type Random, random } from "./random.ts"

export interface Ledger {
  readonly categories: ReadonlyArray<Category>
  readonly currency: CurrencyCode
}

/** The expenses of a range of days, in their order. */
export const householdExpenses = (ledger: Ledger, range: DateRange): ReadonlyArray<ExpenseDraft> =>
  datesOf(range).flatMap((date) => {
    const chance = random(toEpochDay(date))
    return paymentsOn(date, chance).map((payment) => toDraft(ledger, date, payment, chance))
  })

// 1970-01-01 was a Thursday.
const isWeekend = (date: CalendarDate): boolean => [2, 3].includes(((toEpochDay(date) % 7) + 7) % 7)

const paymentsOn = (date: CalendarDate, chance: Random): ReadonlyArray<Bill | Habit> => {
  const month = monthOf(date)
  const inMonth = ({ months }: Bill | Habit) => months.length === 0 || months.includes(month)
  const due = bills.filter((bill) => bill.day === dayOf(date) && inMonth(bill))
  const done = habits.filter((habit) => {
    const happens = chance.next() < (isWeekend(date) ? habit.weekend : habit.chance)
    return happens && inMonth(habit)
  })
  return [...due, ...done]
}

const toDraft = ({ categories, currency }: Ledger, date: CalendarDate, payment: Bill | Habit, chance: Random) =>
  ExpenseDraft.make({
    categoryId: idOf(categories, payment.category),
    amount: Money.of(BigInt(chance.between(...payment.amount)), currency),
    date,
    description: chance.pick(payment.descriptions),
    paymentMethod: payment.method,
    tags: payment.tags
  })

const idOf = (categories: ReadonlyArray<Category>, name: string): Category["id"] => {
  const found = categories.find((category) => category.name === name)
  if (found === undefined) throw new Error(`there is no predefined category ${JSON.stringify(name)}`)
  return found.id
}

/** The monthly budgets that the household has set itself, from a day on. */
export const householdBudgets = (
  { categories, currency }: Ledger,
  startDate: CalendarDate
): ReadonlyArray<BudgetDraft> =>
  [
    [null, 420_000n] as const,
    [idOf(categories, "Groceries"), 95_000n] as const,
    [idOf(categories, "Dining out"), 45_000n] as const,
    [idOf(categories, "Entertainment"), 25_000n] as const
  ].map(([categoryId, minor]) => BudgetDraft.make({ categoryId, amount: Money.of(minor, currency), startDate }))
