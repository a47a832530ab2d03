/** The analytics of the actor's book. Ranges that the caller leaves open end today in the book's time zone. */
import {
  breakdownQuery,
  breakdownReport,
  type BreakdownReport,
  type CategoryId,
  type DateRange,
  monthlyReport,
  type MonthlyReport,
  monthlyReportQuery,
  monthAround,
  SpendingReader,
  today,
  trendReport,
  type TrendReport,
  trendReportQuery,
  yearlyReport,
  type YearlyReport,
  yearlyReportQuery
} from "@outlay/domain"
import type { Effect } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { type Forbidden, mayRead } from "../actor/Policy.ts"
import { useCase } from "../tracing/useCase.ts"

/**
 * A month of the actor's book; `month` from 1 to 12.
 *
 * @example
 * ```ts
 * import { type Actor, getMonthlyReport } from "@outlay/application"
 * import { formatMoney } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const spentInMarch = (actor: Actor) =>
 *   Effect.map(getMonthlyReport(actor, 2026, 3), (report) => formatMoney(report.total))
 * ```
 */
export const getMonthlyReport = useCase("getMonthlyReport")(function* (
  actor: Actor,
  year: number,
  month: number
): Effect.fn.Return<MonthlyReport, Forbidden, SpendingReader> {
  yield* mayRead(actor)
  const spending = yield* (yield* SpendingReader).read(actor.book.id, monthlyReportQuery(year, month))
  return monthlyReport(year, month, actor.book.currency, spending)
})

/**
 * A year of the actor's book.
 *
 * @example
 * ```ts
 * import { type Actor, getYearlyReport } from "@outlay/application"
 * import { formatMoney } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * export const months = (actor: Actor) =>
 *   Effect.map(getYearlyReport(actor, 2026), (report) => report.months.map(({ total }) => formatMoney(total)))
 * ```
 */
export const getYearlyReport = useCase("getYearlyReport")(function* (
  actor: Actor,
  year: number
): Effect.fn.Return<YearlyReport, Forbidden, SpendingReader> {
  yield* mayRead(actor)
  const spending = yield* (yield* SpendingReader).read(actor.book.id, yearlyReportQuery(year))
  return yearlyReport(year, actor.book.currency, spending)
})

/**
 * How the spending of a range divides among the categories; without a range, that of the current month.
 *
 * @example
 * ```ts
 * import { layer as storage } from "@outlay/adapters-memory"
 * import { getBreakdown, IdGenerators, listCategories, openBook, recordExpense } from "@outlay/application"
 * import { CalendarDate, CurrencyCode, ExpenseDraft, Money, monthRange, TimeZone, UserId } from "@outlay/domain"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const book = yield* openBook({ currency: CurrencyCode.make("EUR"), timeZone: TimeZone.make("Europe/Vienna") })
 *   const actor = { userId: UserId.make("01a2b3c4-0000-7000-8000-000000000001"), book, role: "editor" as const }
 *   const date = CalendarDate.make("2026-11-22")
 *   for (const { id: categoryId } of (yield* listCategories(actor)).slice(0, 3)) {
 *     yield* recordExpense(actor, ExpenseDraft.make({ categoryId, amount: Money.of(10_00n, book.currency), date }))
 *   }
 *   const { categories } = yield* getBreakdown(actor, monthRange(2026, 11))
 *   return categories.map((share) => `${share.category.name} ${share.percentage} %`)
 * })
 *
 * console.log(await Effect.runPromise(Effect.provide(program, [storage, IdGenerators.layer]))) // [ 'Children 33.34 %', 'Clothing 33.33 %', 'Dining out 33.33 %' ]
 * ```
 */
export const getBreakdown = useCase("getBreakdown")(function* (
  actor: Actor,
  over?: DateRange
): Effect.fn.Return<BreakdownReport, Forbidden, SpendingReader> {
  yield* mayRead(actor)
  const range = over ?? monthAround(yield* today(actor.book.timeZone))
  const spending = yield* (yield* SpendingReader).read(actor.book.id, breakdownQuery(range))
  return breakdownReport(range, actor.book.currency, spending)
})

/**
 * Where the spending of the actor's book, or of one category, is heading over `months` (1 to 120) up to the current one.
 *
 * @example
 * ```ts
 * import { type Actor, getTrends } from "@outlay/application"
 * import { Effect } from "effect"
 *
 * export const heading = (actor: Actor) => Effect.map(getTrends(actor, 12), (report) => report.direction)
 * ```
 */
export const getTrends = useCase("getTrends")(function* (
  actor: Actor,
  months: number,
  categoryId?: CategoryId
): Effect.fn.Return<TrendReport, Forbidden, SpendingReader> {
  yield* mayRead(actor)
  const date = yield* today(actor.book.timeZone)
  const query = trendReportQuery(months, date, categoryId)
  const spending = yield* (yield* SpendingReader).read(actor.book.id, query)
  return trendReport(months, date, actor.book.currency, spending)
})
