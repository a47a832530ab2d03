/** The analytics of the actor's book. Ranges that the caller leaves open end today in the book's time zone. */
import {
  breakdownReport,
  type BreakdownReport,
  type CategoryId,
  type DateRange,
  monthlyReport,
  type MonthlyReport,
  monthlyReportRange,
  monthOf,
  monthRange,
  SpendingReader,
  today,
  trendReport,
  type TrendReport,
  trendReportRange,
  yearlyReport,
  type YearlyReport,
  yearlyReportRange,
  yearOf
} from "@outlay/domain"
import type { Effect } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { type Forbidden, mayRead } from "../actor/Policy.ts"
import { useCase } from "../tracing/useCase.ts"

/** `month` from 1 to 12. */
export const getMonthlyReport = useCase("getMonthlyReport")(function* (
  actor: Actor,
  year: number,
  month: number
): Effect.fn.Return<MonthlyReport, Forbidden, SpendingReader> {
  yield* mayRead(actor)
  const range = monthlyReportRange(year, month)
  const spending = yield* (yield* SpendingReader).read(actor.book.id, { range, by: "day" })
  return monthlyReport(year, month, actor.book.currency, spending)
})

export const getYearlyReport = useCase("getYearlyReport")(function* (
  actor: Actor,
  year: number
): Effect.fn.Return<YearlyReport, Forbidden, SpendingReader> {
  yield* mayRead(actor)
  const range = yearlyReportRange(year)
  const spending = yield* (yield* SpendingReader).read(actor.book.id, { range, by: "month" })
  return yearlyReport(year, actor.book.currency, spending)
})

/** The default range is the current month. */
export const getBreakdown = useCase("getBreakdown")(function* (
  actor: Actor,
  over?: DateRange
): Effect.fn.Return<BreakdownReport, Forbidden, SpendingReader> {
  yield* mayRead(actor)
  const range = over ?? monthAround(yield* today(actor.book.timeZone))
  const spending = yield* (yield* SpendingReader).read(actor.book.id, { range, by: "range" })
  return breakdownReport(range, actor.book.currency, spending)
})

/** `months` from 1 to 120, the last one being the current month. */
export const getTrends = useCase("getTrends")(function* (
  actor: Actor,
  months: number,
  categoryId?: CategoryId
): Effect.fn.Return<TrendReport, Forbidden, SpendingReader> {
  yield* mayRead(actor)
  const date = yield* today(actor.book.timeZone)
  const range = trendReportRange(months, date)
  const spending = yield* (yield* SpendingReader).read(actor.book.id, { range, by: "month", categoryId })
  return trendReport(months, date, actor.book.currency, spending)
})

const monthAround = (date: DateRange["start"]): DateRange => monthRange(yearOf(date), monthOf(date))
