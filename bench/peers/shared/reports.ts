/** Analytics from the sums of a statement. All divisions are exact: half up, percentages half away from zero. */
import { dateOf, daysInMonth } from "./calendar.ts"
import { decimalsOf, formatMinor } from "./money.ts"
import type { CellRow } from "./statements.ts"

export const monthlyReport = (rows: ReadonlyArray<CellRow>, year: number, month: number) => {
  const { average, change, currency, decimals, sum, text, total } = sumsOf(rows)
  const length = daysInMonth(year, month)
  const byDay = partsOf(rows)
  const zero = formatMinor("0", decimals)
  return {
    year,
    month,
    currency,
    total: text,
    count: sum.count,
    average,
    daily_average: formatMinor(String(divideHalfUp(total, BigInt(length))), decimals),
    categories: sharesOf(rows, total, decimals),
    days: Array.from({ length }, (_, index) => {
      const day = byDay[index + 1]
      const date = dateOf(year, month, index + 1)
      return day === undefined
        ? { date, total: zero, count: 0 }
        : { date, total: formatMinor(day.total, decimals), count: day.count }
    }),
    previous: {
      year: month === 1 ? year - 1 : year,
      month: month === 1 ? 12 : month - 1,
      total: formatMinor(sum.before_total, decimals),
      count: sum.before_count
    },
    change
  }
}

export const yearlyReport = (rows: ReadonlyArray<CellRow>, year: number) => {
  const { average, change, currency, decimals, sum, text, total } = sumsOf(rows)
  const byMonth = partsOf(rows)
  return {
    year,
    currency,
    total: text,
    count: sum.count,
    average,
    monthly_average: formatMinor(String(divideHalfUp(total, 12n)), decimals),
    categories: sharesOf(rows, total, decimals),
    months: Array.from({ length: 12 }, (_, index) => {
      const month = byMonth[index + 1]
      return { month: index + 1, total: formatMinor(month?.total ?? "0", decimals), count: month?.count ?? 0 }
    }),
    previous: { year: year - 1, total: formatMinor(sum.before_total, decimals), count: sum.before_count },
    change
  }
}

export const breakdownReport = (rows: ReadonlyArray<CellRow>) => {
  const sum = wholeOf(rows)
  const decimals = decimalsOf(sum.currency)
  return {
    start_date: sum.first,
    end_date: sum.last,
    currency: sum.currency,
    total: formatMinor(sum.total, decimals),
    count: sum.count,
    categories: sharesOf(rows, BigInt(sum.total), decimals)
  }
}

const wholeOf = (rows: ReadonlyArray<CellRow>): CellRow => {
  const whole = rows.find((row) => row.part === null && row.category_id === null)
  if (whole === undefined) throw new Error("a report has a row for all of its range")
  return whole
}

const sumsOf = (rows: ReadonlyArray<CellRow>) => {
  const sum = wholeOf(rows)
  const decimals = decimalsOf(sum.currency)
  const total = BigInt(sum.total)
  const before = BigInt(sum.before_total)
  return {
    sum,
    decimals,
    total,
    currency: sum.currency,
    text: formatMinor(sum.total, decimals),
    average: formatMinor(String(sum.count === 0 ? 0n : divideHalfUp(total, BigInt(sum.count))), decimals),
    change: {
      amount: formatMinor(String(total - before), decimals),
      percentage: before === 0n ? null : percentageOf(total - before, before)
    }
  }
}

const partsOf = (rows: ReadonlyArray<CellRow>): ReadonlyArray<CellRow | undefined> => {
  const parts: Array<CellRow | undefined> = []
  for (const row of rows) if (row.part !== null) parts[row.part] = row
  return parts
}

// The rows come in the order of shares: by total, name and id. The largest remainders get what is missing from 100.
const sharesOf = (rows: ReadonlyArray<CellRow>, whole: bigint, decimals: number) => {
  const shares = rows
    .filter((row) => row.category_id !== null)
    .map((row) => {
      const scaled = BigInt(row.total) * 10_000n
      return { row, hundredths: scaled / whole, remainder: scaled % whole }
    })
  const missing = 10_000n - shares.reduce((sum, share) => sum + share.hundredths, 0n)
  const byRemainder = shares.toSorted((a, b) => (a.remainder === b.remainder ? 0 : a.remainder > b.remainder ? -1 : 1))
  for (const share of byRemainder.slice(0, Number(missing))) share.hundredths += 1n
  return shares.map(({ row, hundredths }) => ({
    category_id: row.category_id,
    name: row.name,
    color: row.color,
    icon: row.icon,
    total: formatMinor(row.total, decimals),
    count: row.count,
    percentage: Number(hundredths) / 100
  }))
}

const divideHalfUp = (numerator: bigint, denominator: bigint): bigint =>
  (2n * numerator + denominator) / (2n * denominator)

const percentageOf = (part: bigint, whole: bigint): number => {
  const hundredths = divideHalfUp((part < 0n ? -part : part) * 10_000n, whole)
  // By way of text, so that a number beyond 2^53 hundredths is still the nearest one.
  const value = Number(formatMinor(String(hundredths), 2))
  return part < 0n ? -value : value
}
