/** Analytics as a client knows them from the contract, and how tests ask for them. */
import { bodyOf, type Client } from "../support/Client.ts"
import { givenCategory, givenExpense } from "../support/Given.ts"

export interface Share {
  readonly category_id: string
  readonly name: string
  readonly color: string
  readonly icon: string | null
  readonly total: string
  readonly count: number
  readonly percentage: number
}

export interface Change {
  readonly amount: string
  readonly percentage: number | null
}

export interface Breakdown {
  readonly start_date: string
  readonly end_date: string
  readonly currency: string
  readonly total: string
  readonly count: number
  readonly categories: ReadonlyArray<Share>
}

export interface Monthly {
  readonly year: number
  readonly month: number
  readonly currency: string
  readonly total: string
  readonly count: number
  readonly average: string
  readonly daily_average: string
  readonly categories: ReadonlyArray<Share>
  readonly days: ReadonlyArray<{ readonly date: string; readonly total: string; readonly count: number }>
  readonly previous: { readonly year: number; readonly month: number; readonly total: string; readonly count: number }
  readonly change: Change
}

export interface Yearly {
  readonly year: number
  readonly currency: string
  readonly total: string
  readonly count: number
  readonly average: string
  readonly monthly_average: string
  readonly categories: ReadonlyArray<Share>
  readonly months: ReadonlyArray<{ readonly month: number; readonly total: string; readonly count: number }>
  readonly previous: { readonly year: number; readonly total: string; readonly count: number }
  readonly change: Change
}

export interface Trends {
  readonly currency: string
  readonly months: ReadonlyArray<{
    readonly year: number
    readonly month: number
    readonly total: string
    readonly count: number
    readonly change_percentage: number | null
    readonly moving_average: string
  }>
  readonly average: string
  readonly median: string
  readonly direction: string
}

export type Spent = ReadonlyArray<readonly [date: string, amount: number | string]>

/** Expenses in a new category of this name. */
export const givenSpending = async (who: Client, name: string, spent: Spent) => {
  const category = await givenCategory(who, name)
  for (const [date, amount] of spent) await givenExpense(who, { category_id: category.id, date, amount })
  return category
}

export const report = <A>(who: Client, path: string): Promise<A> => bodyOf(200, who.get<A>(`/analytics/${path}`))

/** What of each share can be told beforehand. */
export const told = (shares: ReadonlyArray<Share>) =>
  shares.map(({ name, total, count, percentage }) => [name, total, count, percentage])

export const trends = (who: Client, query = "") => report<Trends>(who, `trends${query}`)

/** The first days of months up to March 2026 with these amounts; nothing where it is 0. */
export const monthly = (amounts: ReadonlyArray<number | string>): Spent =>
  amounts.flatMap((amount, index) => {
    const date = new Date(Date.UTC(2026, 2 - (amounts.length - 1 - index), 1)).toISOString().slice(0, 10)
    return amount === 0 ? [] : [[date, amount] as const]
  })
