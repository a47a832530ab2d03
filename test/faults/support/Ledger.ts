/** All expenses of an account as its owner sees them, and what reports must say if they agree with them. */
import { bodyOf, type Client } from "../../http/support/Client.ts"
import type { Expense, ExpensePage } from "../../http/support/Shapes.ts"

export const expenses = async (client: Client, cursor = ""): Promise<ReadonlyArray<Expense>> => {
  const { items, next_cursor } = await bodyOf(200, client.get<ExpensePage>(`/expenses?per_page=100${cursor}`))
  return next_cursor === null ? items : [...items, ...(await expenses(client, `&cursor=${next_cursor}`))]
}

/** Of amounts with two decimals. */
const sum = (amounts: ReadonlyArray<Expense>): string => {
  const cents = String(amounts.reduce((cents, { amount }) => cents + Number(amount.replace(".", "")), 0)).padStart(
    3,
    "0"
  )
  return `${cents.slice(0, -2)}.${cents.slice(-2)}`
}

export interface Total {
  readonly total: string
  readonly count: number
}

const totalOf = (some: ReadonlyArray<Expense>): Total => ({ total: sum(some), count: some.length })

/** What the reports say, reduced to what can be summed up from a list. */
export interface Reports {
  readonly year: Total
  readonly months: ReadonlyArray<Total>
  /** Of the first three months: the days with spending. */
  readonly days: ReadonlyArray<Total & { readonly date: string }>
  readonly categories: ReadonlyArray<Total & { readonly category_id: string }>
}

const months = [1, 2, 3] as const

const by = <K extends "date" | "category_id">(all: ReadonlyArray<Expense>, key: K) =>
  [...Map.groupBy(all, (expense) => expense[key])]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, some]) => ({ value, ...totalOf(some) }))

export const recomputed = (all: ReadonlyArray<Expense>): Reports => ({
  year: totalOf(all),
  months: months.map((month) => totalOf(all.filter(({ date }) => date.startsWith(`2026-0${month}`)))),
  days: by(all, "date").map(({ value, ...total }) => ({ date: value, ...total })),
  categories: by(all, "category_id").map(({ value, ...total }) => ({ category_id: value, ...total }))
})

const only = ({ total, count }: Total): Total => ({ total, count })

export const reports = async (client: Client): Promise<Reports> => {
  const yearly = await bodyOf(
    200,
    client.get<Total & { readonly months: ReadonlyArray<Total> }>("/analytics/yearly/2026")
  )
  const monthly = await Promise.all(
    months.map((month) =>
      bodyOf(200, client.get<{ readonly days: Reports["days"] }>(`/analytics/monthly/2026/${month}`))
    )
  )
  const breakdown = await bodyOf(
    200,
    client.get<{ readonly categories: Reports["categories"] }>(
      "/analytics/category-breakdown?start_date=2026-01-01&end_date=2026-12-31"
    )
  )
  return {
    year: only(yearly),
    months: months.map((month) => only(yearly.months[month - 1] ?? { total: "none", count: 0 })),
    days: monthly
      .flatMap(({ days }) => days)
      .filter(({ count }) => count > 0)
      .map(({ date, ...total }) => ({ date, ...only(total) })),
    categories: breakdown.categories
      .map(({ category_id, ...total }) => ({ category_id, ...only(total) }))
      .toSorted((a, b) => (a.category_id < b.category_id ? -1 : 1))
  }
}
