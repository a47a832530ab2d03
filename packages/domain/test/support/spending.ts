/** Random spending as single payments, the cells that a reader makes of them, and slow sums to hold reports against. */
import type { CalendarDate, CategoryLabel, Spending, SpendingCell } from "@outlay/domain"
import { Arbitrary } from "effect"
import { dateBetween, int, oneOf } from "./arbitraries.ts"
import { categoryId, day } from "./values.ts"

export interface Payment {
  readonly date: CalendarDate
  readonly category: number
  readonly minor: bigint
}

/** Names whose order by UTF-16, by locale and by case would each be another; ids against the order of names. */
const names = ["b", "B2", "a", "Ä", "😀", "\ue000"]

export const labels: ReadonlyArray<CategoryLabel> = names.map((name, index) => ({
  id: categoryId(names.length - index),
  name,
  color: "#3182ce",
  icon: null
}))

const ranks = new Map(["a", "b", "B2", "Ä", "\ue000", "😀"].map((name, rank) => [name, rank]))
export const rankOf = (label: CategoryLabel): number => ranks.get(label.name) ?? -1

/** Few amounts, so that totals are often equal. */
export const paymentsIn = (dates: Arbitrary.Arbitrary<CalendarDate>): Arbitrary.Arbitrary<ReadonlyArray<Payment>> =>
  Arbitrary.array(
    Arbitrary.all({
      date: dates,
      category: int(0, names.length - 1),
      minor: oneOf([1n, 2n, 5n, 333n, 999_999_999_999n])
    }),
    { maxLength: 40 }
  )

export const payments = paymentsIn(dateBetween(2023, 2025))

/** What the payments come to, in a cell for each category and date. */
const cellsOf = (payments: ReadonlyArray<Payment>, dateOf: (payment: Payment) => CalendarDate): Spending => {
  const cells = new Map<string, SpendingCell>()
  for (const payment of payments) {
    const id = labels[payment.category]?.id ?? categoryId(0)
    const key = `${dateOf(payment)} ${id}`
    const { total, count } = cells.get(key) ?? { total: 0n, count: 0 }
    cells.set(key, { date: dateOf(payment), categoryId: id, total: total + payment.minor, count: count + 1 })
  }
  return { cells: [...cells.values()].toReversed(), categories: labels }
}

export const byDay = (payments: ReadonlyArray<Payment>) => cellsOf(payments, ({ date }) => date)
export const byMonth = (payments: ReadonlyArray<Payment>) =>
  cellsOf(payments, ({ date }) => day(`${date.slice(0, 7)}-01`))
export const inOne = (payments: ReadonlyArray<Payment>, start: CalendarDate) => cellsOf(payments, () => start)

/** The total and count of the payments whose date begins with a text, such as `2024-02`. */
export const totalIn = (payments: ReadonlyArray<Payment>, prefix: string) => {
  const those = payments.filter(({ date }) => date.startsWith(prefix))
  return { total: those.reduce((sum, { minor }) => sum + minor, 0n), count: those.length }
}

export const monthKey = (year: number, month: number) => `${year}-${String(month).padStart(2, "0")}`

/** Half up for what is not negative, by the remainder. */
export const halfUp = (n: bigint, d: bigint): bigint => n / d + ((n % d) * 2n >= d ? 1n : 0n)

/** Half away from zero in hundredths of a percent; null of nothing. */
export const percent = (now: bigint, before: bigint): number | null => {
  if (before === 0n) return null
  const change = now - before
  const hundredths = halfUp((change < 0n ? -change : change) * 10_000n, before)
  // read as a decimal, not divided: beyond 2^53 hundredths a division would round twice
  return Number(`${change < 0n ? -hundredths : hundredths}e-2`)
}
