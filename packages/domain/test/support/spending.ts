/** Random spending as single payments, what a reader reads of them, and slow sums to hold reports against. */
import {
  type CalendarDate,
  type CategoryLabel,
  type CategoryTotal,
  type DateRange,
  firstDate,
  lastDate,
  noSpending,
  type Spending,
  type SpendingQuery,
  type Total
} from "@outlay/domain"
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

/** What a reader reads of payments. */
export const spendingOf = (payments: ReadonlyArray<Payment>, { before, by, range }: SpendingQuery): Spending => {
  const during = ({ end, start }: DateRange) => payments.filter(({ date }) => start <= date && date <= end)
  const dateOf = (date: CalendarDate) =>
    by === "day" ? date : by === "month" ? day(`${date.slice(0, 7)}-01`) : range.start
  const spent = during(range)
  return {
    periods: Array.from(
      Map.groupBy(spent, ({ date }) => dateOf(date)),
      ([date, those]) => ({ date, ...sumOf(those) })
    ).toReversed(),
    categories: labels.flatMap((category, index) => {
      const those = spent.filter((it) => it.category === index)
      return those.length === 0 ? [] : [{ category, ...sumOf(those) }]
    }),
    before: before === undefined ? noSpending : sumOf(during(before))
  }
}

/** What was spent on each category in all. */
export const onCategories = (payments: ReadonlyArray<Payment>): ReadonlyArray<CategoryTotal> =>
  spendingOf(payments, { range: { start: firstDate, end: lastDate }, by: "range" }).categories

const sumOf = (payments: ReadonlyArray<Payment>): Total => ({
  total: payments.reduce((sum, { minor }) => sum + minor, 0n),
  count: payments.length
})

/** The total and count of the payments whose date begins with a text, such as `2024-02`. */
export const totalIn = (payments: ReadonlyArray<Payment>, prefix: string): Total =>
  sumOf(payments.filter(({ date }) => date.startsWith(prefix)))

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
