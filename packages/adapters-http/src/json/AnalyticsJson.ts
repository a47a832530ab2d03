/** Analytics on the wire. */
import {
  type BreakdownReport,
  CategoryId,
  type CategoryShare,
  type Change,
  Direction,
  formatMoney,
  type MonthlyReport,
  type TrendReport,
  type YearlyReport
} from "@outlay/domain"
import { Schema } from "effect"
import { DecimalText } from "./Amount.ts"
import { ColorText, Count, CurrencyText, DateText, Percentage } from "./Common.ts"

const count = Count.annotate({ description: "How many expenses." })
const percentage = Percentage
const month = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 12 }))

export const CategoryShareJson = Schema.Struct({
  category_id: Schema.toType(CategoryId),
  name: Schema.String,
  color: ColorText,
  icon: Schema.NullOr(Schema.String),
  total: DecimalText,
  count,
  percentage
}).annotate({ identifier: "CategoryShare", description: "What was spent on one category." })

const toShareJson = ({ category, total, count, percentage }: CategoryShare): typeof CategoryShareJson.Encoded => ({
  category_id: category.id,
  name: category.name,
  color: category.color,
  icon: category.icon,
  total: formatMoney(total),
  count,
  percentage
})

const ChangeJson = Schema.Struct({ amount: DecimalText, percentage: Schema.NullOr(percentage) }).annotate({
  identifier: "Change",
  description: "Against the stretch before; the percentage is null where that is empty."
})

const toChangeJson = (change: Change) => ({ amount: formatMoney(change.amount), percentage: change.percentage })

const toTotals = (totals: Pick<MonthlyReport, "total" | "count">) => ({
  total: formatMoney(totals.total),
  count: totals.count
})

export const MonthlyReportJson = Schema.Struct({
  year: Schema.Int,
  month,
  currency: CurrencyText,
  total: DecimalText,
  count,
  average: DecimalText,
  daily_average: DecimalText,
  categories: Schema.Array(CategoryShareJson),
  days: Schema.Array(Schema.Struct({ date: DateText, total: DecimalText, count })).annotate({
    description: "Every day of the month."
  }),
  previous: Schema.Struct({ year: Schema.Int, month, total: DecimalText, count }).annotate({
    description: "The month before."
  }),
  change: ChangeJson
}).annotate({ identifier: "MonthlyReport", description: "What was spent in a month." })

export const toMonthlyReportJson = (report: MonthlyReport): typeof MonthlyReportJson.Encoded => ({
  year: report.year,
  month: report.month,
  currency: report.currency,
  ...toTotals(report),
  average: formatMoney(report.average),
  daily_average: formatMoney(report.dailyAverage),
  categories: report.categories.map(toShareJson),
  days: report.days.map((day) => ({ date: day.date, ...toTotals(day) })),
  previous: { year: report.previous.year, month: report.previous.month, ...toTotals(report.previous) },
  change: toChangeJson(report.change)
})

export const YearlyReportJson = Schema.Struct({
  year: Schema.Int,
  currency: CurrencyText,
  total: DecimalText,
  count,
  average: DecimalText,
  monthly_average: DecimalText,
  categories: Schema.Array(CategoryShareJson),
  months: Schema.Array(Schema.Struct({ month, total: DecimalText, count })).annotate({
    description: "All twelve months."
  }),
  previous: Schema.Struct({ year: Schema.Int, total: DecimalText, count }).annotate({
    description: "The year before."
  }),
  change: ChangeJson
}).annotate({ identifier: "YearlyReport", description: "What was spent in a year." })

export const toYearlyReportJson = (report: YearlyReport): typeof YearlyReportJson.Encoded => ({
  year: report.year,
  currency: report.currency,
  ...toTotals(report),
  average: formatMoney(report.average),
  monthly_average: formatMoney(report.monthlyAverage),
  categories: report.categories.map(toShareJson),
  months: report.months.map((month) => ({ month: month.month, ...toTotals(month) })),
  previous: { year: report.previous.year, ...toTotals(report.previous) },
  change: toChangeJson(report.change)
})

export const BreakdownReportJson = Schema.Struct({
  start_date: DateText,
  end_date: DateText,
  currency: CurrencyText,
  total: DecimalText,
  count,
  categories: Schema.Array(CategoryShareJson)
}).annotate({ identifier: "BreakdownReport", description: "How the spending of a range divides among the categories." })

export const toBreakdownReportJson = (report: BreakdownReport): typeof BreakdownReportJson.Encoded => ({
  start_date: report.range.start,
  end_date: report.range.end,
  currency: report.currency,
  ...toTotals(report),
  categories: report.categories.map(toShareJson)
})

export const TrendReportJson = Schema.Struct({
  currency: CurrencyText,
  months: Schema.Array(
    Schema.Struct({
      year: Schema.Int,
      month,
      total: DecimalText,
      count,
      change_percentage: Schema.NullOr(percentage),
      moving_average: DecimalText
    })
  ),
  average: DecimalText,
  median: DecimalText,
  direction: Direction
}).annotate({
  identifier: "TrendReport",
  description: "How spending has developed; the last month is the current one."
})

export const toTrendReportJson = (report: TrendReport): typeof TrendReportJson.Encoded => ({
  currency: report.currency,
  months: report.months.map((month) => ({
    year: month.year,
    month: month.month,
    ...toTotals(month),
    change_percentage: month.changePercentage,
    moving_average: formatMoney(month.movingAverage)
  })),
  average: formatMoney(report.average),
  median: formatMoney(report.median),
  direction: report.direction
})
