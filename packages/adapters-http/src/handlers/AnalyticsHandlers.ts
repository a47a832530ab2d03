import { getBreakdown, getMonthlyReport, getTrends, getYearlyReport } from "@outlay/application"
import type { SpendingReader } from "@outlay/domain"
import { Effect } from "effect"
import { Caller } from "../api/Authorization.ts"
import {
  toBreakdownReportJson,
  toMonthlyReportJson,
  toTrendReportJson,
  toYearlyReportJson
} from "../json/AnalyticsJson.ts"
import { Forbidden } from "./refusals.ts"
import { inherited } from "../serving/inherited.ts"
import { serve } from "../serving/serve.ts"

const defaultTrendMonths = 12

export const layer = serve(
  "analytics",
  Effect.fn(function* (handle) {
    const ports = yield* inherited<SpendingReader>()
    return handle({
      getMonthlyReport: Effect.fnUntraced(
        function* ({ params }) {
          const { actor } = yield* Caller
          return toMonthlyReportJson(yield* getMonthlyReport(actor, params.year, params.month))
        },
        ports,
        Effect.catchTags({ Forbidden })
      ),

      getYearlyReport: Effect.fnUntraced(
        function* ({ params }) {
          const { actor } = yield* Caller
          return toYearlyReportJson(yield* getYearlyReport(actor, params.year))
        },
        ports,
        Effect.catchTags({ Forbidden })
      ),

      getCategoryBreakdown: Effect.fnUntraced(
        function* ({ query: { start_date: start, end_date: end } }) {
          const { actor } = yield* Caller
          const range = start === undefined || end === undefined ? undefined : { start, end }
          return toBreakdownReportJson(yield* getBreakdown(actor, range))
        },
        ports,
        Effect.catchTags({ Forbidden })
      ),

      getTrends: Effect.fnUntraced(
        function* ({ query }) {
          const { actor } = yield* Caller
          const months = query.months ?? defaultTrendMonths
          return toTrendReportJson(yield* getTrends(actor, months, query.category_id))
        },
        ports,
        Effect.catchTags({ Forbidden })
      )
    })
  })
)
