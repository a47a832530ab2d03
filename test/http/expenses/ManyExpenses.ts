/** 23 expenses with many ties, and every order in which a list can have them. */
import { beforeAll } from "@effect/vitest"
import { bodyOf, type Client } from "../support/Client.ts"
import { givenCategory, givenExpense } from "../support/Given.ts"
import { givenServer } from "../support/People.ts"
import type { Expense, ExpensePage } from "../support/Shapes.ts"

export const ids = (expenses: ReadonlyArray<Expense>) => expenses.map((expense) => expense.id)

const keys: Readonly<Record<string, (expense: Expense) => string | number>> = {
  date: (expense) => expense.date,
  amount: (expense) => Number(expense.amount),
  created_at: (expense) => expense.created_at
}

export const sorts = Object.keys(keys).flatMap((key) => [`-${key}`, key])

/** The ids of expenses in an order, ties by id in the same direction. */
export const inOrder = (sort: string, expenses: ReadonlyArray<Expense>) => {
  const key = keys[sort.replace("-", "")] ?? (() => 0)
  const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0)
  const ascending = expenses.toSorted((a, b) => compare(key(a), key(b)) || compare(a.id, b.id))
  return ids(sort.startsWith("-") ? ascending.toReversed() : ascending)
}

/** A server where somebody has recorded them, three in each millisecond. */
export const givenManyExpenses = () => {
  let millis = 0
  let alice: Client | undefined
  const all: Array<Expense> = []
  const { somebody } = givenServer({ now: () => Date.UTC(2026, 2, 15, 12) + millis })

  beforeAll(async () => {
    alice = await somebody()
    const { id: category_id } = await givenCategory(alice, "Pets")
    for (let i = 0; i < 23; i++) {
      if (i % 3 === 0) millis++
      const date = ["2026-03-15", "2026-01-31", "2026-12-01"][(i * 7) % 3]
      const amount = ["10.00", "9.00", "100.00", "0.01"][(i * 5) % 4]
      const tags = i % 2 === 0 ? ["even"] : []
      all.push(await givenExpense(alice, { category_id, date, amount, description: `number ${i}`, tags }))
    }
  })

  const owner = () => {
    if (alice === undefined) throw new Error("nobody has recorded anything yet")
    return alice
  }
  const page = (query: string) => bodyOf(200, owner().get<ExpensePage>(`/expenses?${query}`))
  return { all, owner, page, somebody }
}
