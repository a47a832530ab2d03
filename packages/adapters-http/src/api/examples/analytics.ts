/** What was spent in November 2026, in its year and in the months up to it; the figures add up. */
import { ids } from "./accounts.ts"

const shares = (
  groceries: readonly [total: string, count: number],
  transport: readonly [total: string, count: number]
) => [
  {
    category_id: ids.groceries,
    name: "Groceries",
    color: "#38a169",
    icon: "🛒",
    total: groceries[0],
    count: groceries[1],
    percentage: 75
  },
  {
    category_id: ids.transport,
    name: "Transport",
    color: "#805ad5",
    icon: "🚌",
    total: transport[0],
    count: transport[1],
    percentage: 25
  }
]

// Four Saturdays on the market and four Mondays with tickets.
const days = Array.from({ length: 30 }, (_, index) => {
  const date = `2026-11-${String(index + 1).padStart(2, "0")}`
  if (index % 7 === 6) return { date, total: "82.50", count: 3 }
  if (index % 7 === 1 && index < 28) return { date, total: "27.50", count: 1 }
  return { date, total: "0.00", count: 0 }
})

const months = [410, 380, 395, 405, 420, 390, 450, 430, 385, 400, 440, 0].map((total, index) => ({
  month: index + 1,
  total: `${total}.00`,
  count: [15, 16, 0][Math.max(0, index - 9)] ?? 0
}))

const november = { currency: "EUR", total: "440.00", count: 16 }

export const analytics = {
  MonthlyReport: {
    november: {
      year: 2026,
      month: 11,
      ...november,
      average: "27.50",
      daily_average: "14.67",
      categories: shares(["330.00", 12], ["110.00", 4]),
      days,
      previous: { year: 2026, month: 10, total: "400.00", count: 15 },
      change: { amount: "40.00", percentage: 10 }
    }
  },
  YearlyReport: {
    year: {
      year: 2026,
      currency: "EUR",
      total: "4505.00",
      count: 166,
      average: "27.14",
      monthly_average: "375.42",
      categories: shares(["3378.75", 124], ["1126.25", 42]),
      months,
      previous: { year: 2025, total: "4100.00", count: 158 },
      change: { amount: "405.00", percentage: 9.88 }
    }
  },
  BreakdownReport: {
    november: {
      start_date: "2026-11-01",
      end_date: "2026-11-30",
      ...november,
      categories: shares(["330.00", 12], ["110.00", 4])
    }
  },
  TrendReport: {
    autumn: {
      currency: "EUR",
      months: [
        { year: 2026, month: 9, total: "385.00", count: 15, change_percentage: -10.47, moving_average: "421.67" },
        { year: 2026, month: 10, total: "400.00", count: 15, change_percentage: 3.9, moving_average: "405.00" },
        { year: 2026, month: 11, total: "440.00", count: 16, change_percentage: 10, moving_average: "408.33" }
      ],
      average: "408.33",
      median: "400.00",
      direction: "up"
    }
  }
}
